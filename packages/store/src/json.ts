import { Sealed } from './sealed';

/** JSON that keeps dates and big integers what they are, for results that are read back as values. */
const dateKey = '$date';
const bigintKey = '$bigint';
/** Under it stands JSON that was sealed, open again when it gets here (personal.ts). */
export const sealedKey = '$sealed';

/** What `toJson` writes down; a text that is to be sealed stays one. */
export const encode = (value: unknown): unknown => {
  if (value instanceof Date) return { [dateKey]: value.toISOString() };
  if (typeof value === 'bigint') return { [bigintKey]: value.toString() };
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null || value instanceof Sealed) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)]));
};

const decode = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === dateKey) return new Date(only[1] as string);
  if (entries.length === 1 && only?.[0] === bigintKey) return BigInt(only[1] as string);
  if (entries.length === 1 && only?.[0] === sealedKey) return decode(JSON.parse(only[1] as string));
  return Object.fromEntries(entries.map(([key, item]) => [key, decode(item)]));
};

export const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(encode(value)));

export const fromJson = (value: unknown): unknown => (value === null ? undefined : decode(value));
