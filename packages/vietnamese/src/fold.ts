/** Lower case, accents off, đ to d, white space to single spaces. Composed and decomposed text fold alike. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** Accents off, letters' case kept: for channels that charge for them. */
export const stripAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .normalize('NFC');

/** Abbreviations that callers use, by their folded form. */
const abbreviations: Readonly<Record<string, string>> = {
  gplx: 'giay phep lai xe',
  bhyt: 'bao hiem y te',
  bhxh: 'bao hiem xa hoi',
  bhtn: 'bao hiem that nghiep',
  cccd: 'can cuoc cong dan',
  cmnd: 'can cuoc cong dan',
  gcn: 'giay chung nhan',
  gcnqsdd: 'giay chung nhan quyen su dung dat',
  qsdd: 'quyen su dung dat',
  'so do': 'giay chung nhan quyen su dung dat',
  'so hong': 'giay chung nhan quyen su dung dat',
  ubnd: 'uy ban nhan dan',
  tthc: 'thu tuc hanh chinh',
  lltp: 'ly lich tu phap',
  dkkd: 'dang ky kinh doanh',
  hkd: 'ho kinh doanh',
  gpxd: 'giay phep xay dung',
};

const vowels = 'aeiouy';

/**
 * What is left when somebody types Telex into a field that does not take it: doubled vowels, w, and a tone letter at the
 * end of a syllable ("hooj khaaur" is "ho khau"). Only for words that look like it.
 */
const undoTelex = (word: string): string => {
  const plain = word
    .replace(/dd/g, 'd')
    .replace(/([aeo])\1/g, '$1')
    .replace(/w/g, '');
  const toned = /^(.*[aeiouy][a-z]*)([sfrxj])$/.exec(plain);
  const letters = toned?.[1] ?? plain;
  return [...letters].some((letter) => vowels.includes(letter)) ? letters : word;
};

/** VNI leaves digits behind: "ho65 kha63u". */
const undoVni = (word: string): string =>
  /[a-z]\d/.test(word) && /[aeiouyd]\d/.test(word) ? word.replace(/\d/g, '') : word;

const perWord = (text: string, change: (word: string) => string) => text.split(' ').map(change).join(' ');

const expand = (text: string): string =>
  Object.entries(abbreviations).reduce(
    (all, [short, long]) => all.replace(new RegExp(`(?<![a-z0-9])${short}(?![a-z0-9])`, 'g'), long),
    text,
  );

/** What a query may mean, folded: as typed, abbreviations spelt out, Telex and VNI left-overs undone. No doubles. */
export const foldQuery = (text: string): string[] => {
  const typed = fold(text);
  return [...new Set([typed, expand(typed), perWord(typed, undoTelex), perWord(typed, undoVni)])].filter(Boolean);
};
