import { isSyllable } from '@civicline/vietnamese';
import { openTypos } from './typos';

/** A word of the index that a word of the query may stand for, and how surely (0 to 1). */
export interface Alternative {
  /** Its number. */
  readonly id: number;
  readonly likeness: number;
}

interface Like {
  readonly word: string;
  readonly likeness: number;
}

/** More alternatives than this are noise, and each costs a list to read. */
const most = 14;
const remembered = 5_000;

/** A word that is known is rarely a typing error of another; one of three letters is like too many. */
const byEdits = (edits: number, known: boolean, length: number): number => {
  if (known) return edits === 1 && length > 3 ? 0.3 : 0;
  return edits === 1 && length > 3 ? 0.8 : 0.6;
};

const sharedStart = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
};

/** The words of an index, and what is like them. */
export const openVocabulary = (frequency: (id: number) => number) => {
  const typos = openTypos();
  const known = new Map<string, number>();
  const byStart = new Map<string, string[]>();
  const cache = new Map<string, Alternative[]>();

  /** English bends its words: register, registration; build, building. */
  const sameStem = (word: string): Like[] => {
    if (word.length < 5 || isSyllable(word) || /\d/.test(word)) return [];
    const least = Math.max(4, Math.ceil(word.length * 0.6));
    return (byStart.get(word.slice(0, 3)) ?? [])
      .filter((other) => other !== word && !isSyllable(other) && sharedStart(word, other) >= least)
      .map((other) => ({ word: other, likeness: 0.7 }));
  };

  const unfinished = (word: string): Like[] =>
    (byStart.get(word.slice(0, 3)) ?? [])
      .filter((other) => other.length > word.length && other.startsWith(word))
      .map((other) => ({ word: other, likeness: known.has(word) ? 0.6 : 0.9 }));

  const find = (word: string, typing: boolean): Alternative[] => {
    const found = new Map<string, number>();
    const add = ({ word: other, likeness }: Like) => {
      if (likeness > (found.get(other) ?? 0)) found.set(other, likeness);
    };
    // A number is no typing error of another number.
    if (!/\d/.test(word))
      typos
        .near(word)
        .forEach(({ word: other, edits }) =>
          add({ word: other, likeness: byEdits(edits, known.has(word), word.length) }),
        );
    sameStem(word).forEach(add);
    if (typing) unfinished(word).forEach(add);
    const idOf = (other: string) => known.get(other) ?? -1;
    const others = [...found]
      .map(([other, likeness]) => ({ id: idOf(other), likeness }))
      .sort((a, b) => b.likeness - a.likeness || frequency(b.id) - frequency(a.id))
      .slice(0, most);
    return known.has(word) ? [{ id: idOf(word), likeness: 1 }, ...others] : others;
  };

  return {
    size: (): number => known.size,
    has: (word: string): boolean => known.has(word),
    /** Its number; a new word is learnt. */
    idOf: (word: string): number => {
      const before = known.get(word);
      if (before !== undefined) return before;
      const id = known.size;
      known.set(word, id);
      typos.learn(word);
      cache.clear();
      // One that is being typed may be as short as a letter.
      for (let length = 1; length <= Math.min(3, word.length); length++) {
        const start = word.slice(0, length);
        const words = byStart.get(start);
        if (words) words.push(word);
        else byStart.set(start, [word]);
      }
      return id;
    },
    /** What a word may stand for, itself first; `typing` says that it may not be finished. */
    of: (word: string, typing: boolean): readonly Alternative[] => {
      const key = typing ? `${word}…` : word;
      const before = cache.get(key);
      if (before) return before;
      if (cache.size >= remembered) cache.clear();
      const now = find(word, typing);
      cache.set(key, now);
      return now;
    },
    /** A word that is several without a space between ("khaisinh"), taken apart into as few as can be; none if it is not. */
    apart: (word: string): string[] => {
      if (known.has(word) || word.length < 5 || word.length > 40) return [];
      const ways: (string[] | undefined)[] = [[]];
      for (let end = 1; end <= word.length; end++)
        for (let begin = Math.max(0, end - 8); begin < end; begin++) {
          const way = ways[begin];
          const piece = word.slice(begin, end);
          if (!way || !known.has(piece) || (piece.length < 2 && piece !== 'y')) continue;
          const best = ways[end];
          if (!best || best.length > way.length + 1) ways[end] = [...way, piece];
        }
      const best = ways[word.length] ?? [];
      return best.length > 1 ? best : [];
    },
  };
};
