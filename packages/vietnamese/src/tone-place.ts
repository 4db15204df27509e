/** In an open syllable the tone stands on the o or u (hòa, thúy), or on the letter after it (hoà, thuý), as in "quý" always. */
const toneOnSecond =
  /(?<first>(?<!q)u(?=y)|o(?=[ae]))(?<second>[yae])(?<tone>[\u0300\u0301\u0303\u0309\u0323])(?!\p{L}|\p{M})/giu;

/**
 * A text as it is compared with its accents: lower case, composed, single spaces, and one place for tones that are written
 * in two (Biên Hoà, Biên Hòa).
 */
export const withOneTonePlace = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(toneOnSecond, '$<first>$<tone>$<second>')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
