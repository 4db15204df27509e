/** Without what says nothing: empty texts, lists and objects, nulls. */
export const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, withoutEmpty(item)] as const)
    .filter(([, item]) => !saysNothing(item));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};

const saysNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'object' && !Object.keys(value).length);

/** The fields in which two rows differ. */
export const changedFields = (before: object, after: object): string[] => {
  const [old, now] = [withoutEmpty(before), withoutEmpty(after)] as Record<string, unknown>[];
  const keys = new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})]);
  return [...keys].filter((key) => JSON.stringify(old?.[key]) !== JSON.stringify(now?.[key])).sort();
};
