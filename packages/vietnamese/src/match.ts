import { fold } from './fold';
import { foldQuery } from './query';
import { withOneTonePlace } from './tone-place';

/** Where a query stands in a text, best first: 6 all of it, 5 whole words at its beginning, ... 0 nowhere. */
const place = (text: string, query: string): number => {
  if (!query || !text) return 0;
  if (text === query) return 6;
  const padded = ` ${text} `;
  if (padded.startsWith(` ${query} `)) return 5;
  if (padded.startsWith(` ${query}`)) return 4;
  if (padded.includes(` ${query} `)) return 3;
  if (padded.includes(` ${query}`)) return 2;
  if (text.includes(query)) return 1;
  return 0;
};

/** Every word of the query begins a word of the text, in whatever order. */
const hasAllWords = (text: string, query: string): boolean => {
  const padded = ` ${text}`;
  return query.split(' ').every((word) => padded.includes(` ${word}`));
};

/** 16 to 51, 10 for scattered words, 0. */
const loosely = (folded: string, meaning: string): number => {
  const at = place(folded, meaning);
  if (at) return 9 + at * 7;
  return hasAllWords(folded, meaning) ? 10 : 0;
};

interface Query {
  readonly typed: string;
  readonly accented: boolean;
  readonly meanings: readonly string[];
}

const read = (query: string): Query => {
  const typed = withOneTonePlace(query);
  return { typed, accented: typed !== fold(query), meanings: foldQuery(query) };
};

let lastAsked = '';
let lastRead = read('');

/** One query is held against many texts in turn: it is read once. */
const readOnce = (query: string): Query => {
  if (query !== lastAsked) [lastAsked, lastRead] = [query, read(query)];
  return lastRead;
};

/**
 * How well a text answers a query: 0 not at all, else 10 to 96, for comparing only.
 *
 * A query typed with accents puts every text that has it with the same accents above every text that has only its letters.
 * Within each: all of the text, then whole words at its beginning, its beginning, whole words inside, the beginning of a
 * word, inside a word, and last the query's words scattered. A query typed without accents prefers a text without them only
 * among texts that are as good.
 */
export const scoreMatch = (query: string, text: string): number => {
  const { typed, accented, meanings } = readOnce(query);
  const folded = fold(text);
  const loose = Math.max(0, ...meanings.map((meaning) => loosely(folded, meaning)));
  if (!loose) return 0;
  const exact = place(withOneTonePlace(text), typed);
  if (!exact) return loose;
  return accented ? 54 + exact * 7 : loose + 2;
};
