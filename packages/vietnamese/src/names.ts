/** Family, middle, given: people are greeted and sorted by the given name, which comes last. Empty when there is none. */
export const givenName = (name: string): string => name.trim().split(/\s+/).at(-1) ?? '';

/** "N*** V*** A***": says whether two names may be the same person's, not whose. */
export const maskName = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0] ?? ''}***`)
    .join(' ');

/** Letters of any script, single spaces, and what stands inside names: apostrophe, hyphen, full stop. */
export const isPersonName = (text: string): boolean =>
  /^\p{L}[\p{L}\p{M}'’.-]*(?: +[\p{L}'’][\p{L}\p{M}'’.-]*)*$/u.test(text.normalize('NFC').trim());
