import { foldQuery } from '@civicline/vietnamese';
import { inOfficialWords } from './colloquial';
import type { Word } from './words';
import { plainWordsOf, wordsOf } from './words';

/** A word that is looked for. */
interface Wanted extends Word {
  /** Nobody typed it: where the index does not know it, it is not missed. */
  readonly official?: boolean;
}

/** One way in which a query can be read. */
export interface Meaning {
  readonly words: readonly Wanted[];
  /** What was typed counts in full, what was made of it a little less. */
  readonly trust: number;
}

/** A query has no more meanings than this; each costs a search. */
const most = 6;
const longest = 32;

/**
 * How a query can be read: as typed, with the left-overs of Telex and VNI undone, abbreviations spelt out, colloquial words
 * put officially, and words without a space between taken apart. Accents are kept where they were typed.
 */
export const meaningsOf = (query: string, apart: (word: string) => string[]): Meaning[] => {
  const typed = wordsOf(query);
  const accents = new Map(typed.map(({ plain, accented }) => [plain, accented]));
  const found = new Map<string, Meaning>();
  const add = (words: readonly Wanted[], trust: number) => {
    const key = words.map(({ plain }) => plain).join(' ');
    if (key && !found.has(key) && found.size < most) found.set(key, { words: words.slice(0, longest), trust });
  };
  const withAccents = (plain: string): Word => ({ plain, accented: accents.get(plain) ?? plain });
  const spaced = (words: readonly string[]) =>
    words.flatMap((word) => {
      const pieces = apart(word);
      return pieces.length ? pieces : [word];
    });
  add(typed, 1);
  const folded = foldQuery(query);
  for (const meaning of folded) add(plainWordsOf(meaning).map(withAccents), 0.99);
  for (const meaning of folded) {
    const words = spaced(plainWordsOf(meaning));
    add(words.map(withAccents), 0.98);
    const said = inOfficialWords(words.join(' ')).flatMap(({ text, official }) =>
      official ? wordsOf(text).map((word) => ({ ...word, official })) : plainWordsOf(text).map(withAccents),
    );
    add(said, 0.96);
  }
  return [...found.values()];
};
