import type { Violation } from '@civicline/service-kit/refusal';
import type { FileRow } from '../../commands/import-rows';
import type { Kind } from '../../domain/kinds';
import { asKept, isOwnField, keyName } from './messages';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === 0 ||
  value === '0' ||
  value === false ||
  (typeof value === 'string' && value.endsWith('_UNSPECIFIED')) ||
  (typeof value === 'object' && Object.values(value).every(isEmpty));

/** What of a row is not in its kept form: a field that nobody knows, a value of another type. */
const lost = (given: unknown, kept: unknown, path: string): Violation[] => {
  if (isEmpty(given)) return [];
  if (Array.isArray(given)) {
    if (!Array.isArray(kept))
      return [{ field: path, rule: kept === undefined ? 'unknown_field' : 'type', params: { expected: 'list' } }];
    // An item that says nothing is left out of the kept form.
    return given.flatMap((item, n) => lost(item, kept[n], `${path}[${n}]`));
  }
  if (isObject(given)) {
    if (!isObject(kept))
      return [{ field: path, rule: kept === undefined ? 'unknown_field' : 'type', params: { expected: 'text' } }];
    return Object.entries(given).flatMap(([key, item]) => lost(item, kept[key], path ? `${path}.${key}` : key));
  }
  if (kept === undefined) return [{ field: path, rule: 'unknown_field' }];
  if (kept === 'UNRECOGNIZED') return [{ field: path, rule: 'unknown_value' }];
  if (String(given) !== String(kept)) return [{ field: path, rule: 'type', params: { expected: typeof kept } }];
  return (typeof given === 'boolean') === (typeof kept === 'boolean')
    ? []
    : [{ field: path, rule: 'type', params: { expected: typeof kept } }];
};

const rowOf = (kind: Kind, given: unknown, number: number): FileRow => {
  if (!isObject(given))
    return { number, key: '', doc: {}, faults: [{ field: '', rule: 'type', params: { expected: '{}' } }] };
  const own = Object.fromEntries(Object.entries(given).filter(([field]) => !isOwnField(kind, field)));
  const key = own[keyName(kind)];
  const name = typeof key === 'string' ? key : '';
  try {
    const doc = asKept(kind, own);
    return { number, key: name, doc, faults: lost(own, doc, '') };
  } catch {
    // The only value that the contract's reader throws on is a number that is none.
    return { number, key: name, doc: {}, faults: [{ field: 'feeVnd', rule: 'type', params: { expected: '123' } }] };
  }
};

/** The rows of a JSON file, or what is wrong with it. */
export const readJsonRows = (kind: Kind, text: string): { rows: FileRow[]; faults: Violation[] } => {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { rows: [], faults: [{ field: '', rule: 'format.json' }] };
  }
  if (!Array.isArray(read)) return { rows: [], faults: [{ field: '', rule: 'type', params: { expected: '[...]' } }] };
  return { rows: read.map((row, n) => rowOf(kind, row, n + 1)), faults: [] };
};
