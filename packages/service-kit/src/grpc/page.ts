import { invalid } from '../refusal';

/** A page of a list that is already in order; the token is the place of the first item left out. */
export const pageOf = <T>(
  items: readonly T[],
  { pageSize, pageToken }: { pageSize: number; pageToken: string },
  size: { usual: number; max: number },
) => {
  if (pageSize < 0 || pageSize > size.max)
    throw invalid([{ field: 'pageSize', rule: 'range', params: { min: 1, max: size.max } }]);
  if (!/^\d{0,9}$/.test(pageToken)) throw invalid([{ field: 'pageToken', rule: 'format' }]);
  const begin = Number(pageToken || 0);
  const end = begin + (pageSize || size.usual);
  return { items: items.slice(begin, end), nextPageToken: end < items.length ? String(end) : '' };
};
