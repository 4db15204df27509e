/** What looks like a đ: U+0111, and the eths and African d's that old fonts and converters put in its place. */
const smallD = /[đðɖ]/g;
const capitalD = /[ĐÐƉ]/g;
/** Zero-width signs and soft hyphens that copied text carries along. */
const unseen = /\p{Cf}+/gu;

/**
 * The form in which texts are compared: lower case, accents off, đ to d, white space to single spaces. Composed and
 * decomposed text fold alike, and what is folded stays as it is.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(unseen, '')
    .replace(smallD, 'd')
    .replace(/\s+/g, ' ')
    .trim();

/** Typographers' signs that no seven-bit alphabet has, and what is written for them. */
const plainSigns: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚′]/g, "'"],
  [/[“”„″«»]/g, '"'],
  [/[‐‑‒–—−]/g, '-'],
  [/…/g, '...'],
  [/[•·]/g, '-'],
  [/[\u00a0\u2007\u202f]/g, ' '],
];

/**
 * The same text without accents, case and lines kept, for channels that charge for accents. Curly quotes, dashes and dots
 * become plain ones too: a single one of them costs as much as all accents.
 */
export const stripAccents = (text: string): string => {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(unseen, '')
    .replace(smallD, 'd')
    .replace(capitalD, 'D')
    .normalize('NFC');
  return plainSigns.reduce((plain, [sign, written]) => plain.replace(sign, written), bare);
};
