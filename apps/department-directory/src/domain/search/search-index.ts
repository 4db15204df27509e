import { openVocabulary } from './alternatives';
import type { Meaning } from './meanings';
import { meaningsOf } from './meanings';
import type { Asked, Indexed } from './phrase';
import { contextWeight, phraseOf, questionOf, scoreOf } from './phrase';
import { openTotals } from './totals';
import { isTalk, wordsOf } from './words';

/** What is to be found, in the words by which it may be looked for. */
export interface Findable {
  readonly key: string;
  /** Codes: typed whole, they find the row before everything else. */
  readonly codes: readonly string[];
  /** Its names, in each language. */
  readonly names: readonly string[];
  /** Other words for it. */
  readonly keywords: readonly string[];
  /** What it is about, more broadly: counts less. */
  readonly context: readonly string[];
}

export interface Found {
  readonly key: string;
  /** 1 is all that was asked for; below `poor` it is more likely something else. */
  readonly score: number;
}

/** Below this, what was found is probably not what was meant. */
export const poor = 0.62;
/** Below this it is chance. */
const chance = 0.4;
/** So many of the best by words alone are looked at closely. */
const closely = 100;

const keywordWeight = 0.95;
const talkWeight = 0.12;
/** A word that says less than this finds nothing by itself. */
const tells = 0.5;

interface Postings {
  readonly slots: number[];
  readonly weights: number[];
}

const compact = (code: string) => code.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * An index in memory: which rows have which words. A changed row takes a new slot and leaves the old one empty; when a
 * quarter is empty the index is built anew.
 */
export const openSearchIndex = () => {
  let rows = new Map<string, { row: Findable; slot: number }>();
  let slots: (Indexed | undefined)[] = [];
  let postings: Postings[] = [];
  let pairs = new Set<string>();
  let byCode = new Map<string, string>();
  let vocabulary = openVocabulary(() => 0);
  /** By the number of a word: how much it says. One that is in every name says little. */
  let information = new Float32Array(0);
  const totals = openTotals();

  const reset = () => {
    rows = new Map();
    slots = [];
    postings = [];
    pairs = new Set();
    byCode = new Map();
    vocabulary = openVocabulary((id) => postings[id]?.slots.length ?? 0);
  };
  reset();

  const insert = (row: Findable) => {
    const slot = slots.length;
    const phrases = [
      ...row.names.filter(Boolean).map((text) => phraseOf(text, 1, vocabulary.idOf)),
      ...row.keywords.filter(Boolean).map((text) => phraseOf(text, keywordWeight, vocabulary.idOf)),
    ];
    const weights = new Map<number, number>();
    const weigh = (id: number, weight: number) => weights.set(id, Math.max(weight, weights.get(id) ?? 0));
    for (const { ids, weight } of phrases)
      ids.forEach((id, at) => {
        weigh(id, weight);
        if (at) pairs.add(`${ids[at - 1]} ${id}`);
      });
    const context = new Set(row.context.flatMap((text) => wordsOf(text).map(({ plain }) => vocabulary.idOf(plain))));
    context.forEach((id) => weigh(id, contextWeight));
    for (const [id, weight] of weights) {
      const list = (postings[id] ??= { slots: [], weights: [] });
      list.slots.push(slot);
      list.weights.push(weight);
    }
    slots.push({ key: row.key, phrases, context });
    rows.set(row.key, { row, slot });
    row.codes.forEach((code) => byCode.set(compact(code), row.key));
    information = new Float32Array(0);
  };

  const remove = (key: string) => {
    const before = rows.get(key);
    if (!before) return;
    slots[before.slot] = undefined;
    rows.delete(key);
    before.row.codes.forEach((code) => byCode.delete(compact(code)));
  };

  const tidy = () => {
    if (slots.length < 100 || rows.size > slots.length * 0.75) return;
    const all = [...rows.values()].map(({ row }) => row);
    reset();
    all.forEach(insert);
  };

  const inform = () => {
    if (information.length) return;
    information = Float32Array.from(postings, (list) => Math.log(1 + rows.size / Math.max(1, list?.slots.length ?? 1)));
  };

  const ask = ({ words }: Meaning): Asked[] =>
    words.map(({ plain, accented, official = false }, at) => {
      const alternatives = vocabulary.of(plain, at === words.length - 1 && !official);
      // A word that nobody knows is held against all rows alike: it keeps nonsense from finding anything.
      const missed = official || plain.length === 1 ? 0 : Math.log(1 + rows.size) * 0.6;
      const surest = alternatives.slice(0, 3).map(({ id }) => information[id] ?? 0);
      const weight = surest.length ? Math.max(...surest) : missed;
      return {
        accented,
        hasAccents: accented !== plain,
        weight: isTalk(plain) ? weight * talkWeight : weight,
        alternatives,
      };
    });

  /** The rows that have most of what is asked for, by words alone. */
  const candidates = (asked: readonly Asked[]): Indexed[] => {
    totals.begin(slots.length);
    const telling = asked.filter(({ weight }) => weight >= tells);
    const words = (telling.length ? telling : [...asked]).sort((a, b) => b.weight - a.weight);
    let rest = words.reduce((sum, { weight }) => sum + weight, 0);
    for (const { weight, alternatives } of words) {
      totals.next(rest);
      rest -= weight;
      for (const { id, likeness } of alternatives) {
        const list = postings[id];
        if (!list) continue;
        for (let n = 0; n < list.slots.length; n++)
          totals.add(list.slots[n] as number, weight * likeness * (list.weights[n] as number));
      }
    }
    const length = (slot: number) => slots[slot]?.phrases[0]?.ids.length ?? 0;
    return totals.most(closely, length).flatMap((slot) => slots[slot] ?? []);
  };

  return {
    size: () => rows.size,
    put: (row: Findable): void => {
      remove(row.key);
      insert(row);
      tidy();
    },
    remove: (key: string): void => {
      remove(key);
      tidy();
    },
    /** Whether some name or keyword has these two words one after the other. */
    hasPair: (first: string, second: string): boolean =>
      vocabulary.has(first) &&
      vocabulary.has(second) &&
      pairs.has(`${vocabulary.idOf(first)} ${vocabulary.idOf(second)}`),
    hasWord: (word: string): boolean => vocabulary.has(word),
    /** What a query may mean, best first. */
    search: (query: string): Found[] => {
      inform();
      const scores = new Map<string, number>();
      for (const meaning of meaningsOf(query, vocabulary.apart)) {
        const question = questionOf(ask(meaning), information);
        for (const row of candidates(question.asked)) {
          const score = scoreOf(question, row) * meaning.trust;
          if (score > (scores.get(row.key) ?? 0)) scores.set(row.key, score);
        }
      }
      const exact = byCode.get(compact(query));
      if (exact) scores.set(exact, 2);
      return [...scores]
        .filter(([, score]) => score >= chance)
        .map(([key, score]) => ({ key, score }))
        .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    },
  };
};
