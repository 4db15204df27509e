/** What stands under the keys of a telephone. */
const letters: Readonly<Record<string, string>> = {
  2: 'ABC',
  3: 'DEF',
  4: 'GHI',
  5: 'JKL',
  6: 'MNO',
  7: 'PQRS',
  8: 'TUV',
  9: 'WXYZ',
};

const keyOf = new Map(
  Object.entries(letters).flatMap(([key, signs]) => [...signs].map((sign) => [sign, key] as const)),
);

/** A code as it is typed: one key for each sign, whatever stands between them left out. */
export const keysOf = (code: string): string =>
  [...code.toUpperCase()].flatMap((sign) => (/\d/.test(sign) ? [sign] : (keyOf.get(sign) ?? []))).join('');

/** Codes have eight signs; a caller need not end with the hash key. */
export const codeLength = 8;

/**
 * Which of these codes is meant. Several signs share a key, so that the keys alone name no code in the world: they choose
 * among the codes of the number that calls. Null: none, or more than one.
 */
export const codeMeant = <T extends { readonly code: string }>(keys: string, open: readonly T[]): T | null => {
  const meant = open.filter(({ code }) => keysOf(code) === keys);
  return meant.length === 1 ? (meant[0] ?? null) : null;
};
