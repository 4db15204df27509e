import { fold, officeSpelling, withOneTonePlace } from '@civicline/vietnamese';

/** A word as it is compared: its letters alone, and with its accents. */
export interface Word {
  /** Folded, i and y as offices write them. */
  readonly plain: string;
  readonly accented: string;
}

const plainOf = (word: string) => officeSpelling(fold(word));

/** In English a thing's owner is no word of its own. */
const owners = /['’]s(?!\p{L})/gu;

/** The words of a text, in order. Letters and digits only: 01/ĐK is two words. */
export const wordsOf = (text: string): Word[] =>
  withOneTonePlace(text)
    .replace(owners, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((accented) => ({ plain: plainOf(accented), accented }))
    .filter(({ plain }) => plain !== '');

/** The words of a meaning that is folded already: it says nothing about accents. */
export const plainWordsOf = (folded: string): string[] =>
  folded
    .replace(owners, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(officeSpelling);

/**
 * Words of talking rather than of naming ("tôi muốn hỏi ... cần gì", "how do I"): they say little about which procedure is
 * meant. They count a little, since some stand in names as well. Words whose letters are also those of a word that names
 * something (thế and thẻ, nhà and nha) are not here.
 */
const talk = new Set(
  `toi minh em anh muon can hoi ve cho cua gi nao lam sao bao nhieu khi thi la co duoc khong bi roi va voi nhung nay kia oi nhe
   vay giup xin vui long dau theo cac phai
   i my me a an to for of in at on is are how do does what where can need want get with and or please`
    .split(/\s+/)
    .filter(Boolean),
);

export const isTalk = (plain: string): boolean => talk.has(plain);
