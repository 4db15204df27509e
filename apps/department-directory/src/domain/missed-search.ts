import { fold, foldQuery } from '@civicline/vietnamese';

/** What was looked for and not found, or found and not chosen. */
export interface MissedSearch {
  readonly query: string;
  readonly count: number;
  readonly unchosen: number;
  readonly lastSeen: Date;
}

/** Words that an editor gave a procedure. */
export interface Synonym {
  readonly procedureCode: string;
  readonly words: string;
  readonly addedBy: string;
  readonly addedAt: Date;
}

/** Family names, folded: what follows one is probably a person's name. */
const familyNames = new Set(
  `nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly trinh dinh lam mai truong doan luu cao thach kieu chau
   luong tong tang quach ta to lai thai nghiem diep phung ha vuong trieu la danh son kim`
    .split(/\s+/)
    .filter(Boolean),
);
/** Words that a person's name follows. */
const titles = new Set('ong ba anh chi em co chu bac ten mr mrs ms'.split(' '));

export interface Lexicon {
  /** Whether some name of something has these two words one after the other. */
  hasPair(first: string, second: string): boolean;
  hasWord(word: string): boolean;
}

const longest = 60;
const mostWords = 10;

const isName = (words: readonly string[], { hasPair, hasWord }: Lexicon): boolean =>
  words.some((word, at) => {
    const next = words[at + 1];
    if (next === undefined) return false;
    if (titles.has(word)) return !hasWord(next) || familyNames.has(next);
    return familyNames.has(word) && !hasPair(word, next);
  });

/**
 * What of a query may be kept: its letters, folded, or nothing. Whatever might be personal is dropped: numbers (phones,
 * identity cards, codes, house numbers), addresses of mail and pages, and what looks like a person's name. A family name
 * is also a word ("hộ khẩu"); it is taken for a name unless the directory itself has it beside its next word.
 */
export const keptQuery = (query: string, lexicon: Lexicon): string | undefined => {
  if ([...query.matchAll(/\d/g)].length > 2 || /[@/\\]|\d+\s*[-,.]\s*\d+|www|http/i.test(query)) return undefined;
  const folded = fold(query);
  const words = folded.split(/[^a-z0-9]+/).filter(Boolean);
  const text = words.join(' ');
  if (text.length < 3 || text.length > longest || words.length > mostWords || !/[a-z]{2}/.test(text)) return undefined;
  // Keys left over from Telex or VNI hide a name.
  const readings = foldQuery(query).map((reading) => reading.split(/[^a-z0-9]+/).filter(Boolean));
  return readings.some((reading) => isName(reading, lexicon)) ? undefined : text;
};
