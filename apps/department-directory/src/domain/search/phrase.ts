import type { Alternative } from './alternatives';
import { wordsOf } from './words';

/** A word of the query with what it may stand for. */
export interface Asked {
  readonly accented: string;
  readonly hasAccents: boolean;
  /** How much it says. */
  readonly weight: number;
  readonly alternatives: readonly Alternative[];
}

/** A name or a keyword, word by word. */
export interface Phrase {
  /** The numbers of its words. */
  readonly ids: readonly number[];
  readonly accented: readonly string[];
  readonly weight: number;
}

/** A row as it is looked at closely. */
export interface Indexed {
  readonly key: string;
  readonly phrases: readonly Phrase[];
  /** Words of what it is about, more broadly. */
  readonly context: ReadonlySet<number>;
}

/** What a word counts that stands in the context alone. */
export const contextWeight = 0.45;
/** Typed with accents, a word with other accents is another word that happens to have its letters. */
const otherAccents = 0.65;
/** Hỏi and ngã are heard as one in half of the country, and written one for the other. */
const hoiForNga = 0.92;
/** Taking words apart costs most of a search; names have few different ones. */
const heard = new Map<string, string>();
const rememberedAtMost = 5_000;

const withoutNga = (word: string): string => {
  const before = heard.get(word);
  if (before !== undefined) return before;
  if (heard.size >= rememberedAtMost) heard.clear();
  const now = word.normalize('NFD').replace(/\u0303/g, '\u0309');
  heard.set(word, now);
  return now;
};

const accentsAgree = (typed: string, word: string): number => {
  if (typed === word) return 1;
  return withoutNga(typed) === withoutNga(word) ? hoiForNga : otherAccents;
};
/** Of rows that answer alike, the one that says least besides is the more general one, and more often meant. */
const generalWeight = 0.03;

export const phraseOf = (text: string, weight: number, idOf: (word: string) => number): Phrase => {
  const words = wordsOf(text);
  return { ids: words.map(({ plain }) => idOf(plain)), accented: words.map(({ accented }) => accented), weight };
};

/** A query made ready to be held against many rows. */
export interface Question {
  readonly asked: readonly Asked[];
  /** By the number of a word: which words of the query it may be, and how surely. */
  readonly standsFor: readonly (readonly (readonly [n: number, likeness: number])[] | undefined)[];
  readonly wanted: number;
  /** By the number of a word: how much it says. */
  readonly information: Float32Array;
  /** Where each word of the query stands in the phrase that is held against it, and how surely; written anew for each phrase. */
  readonly at: Int32Array;
  readonly likeness: Float64Array;
}

export const questionOf = (asked: readonly Asked[], information: Float32Array): Question => {
  const standsFor: [number, number][][] = [];
  asked.forEach(({ alternatives }, n) => {
    for (const { id, likeness } of alternatives) (standsFor[id] ??= []).push([n, likeness]);
  });
  return {
    asked,
    standsFor,
    wanted: asked.reduce((sum, { weight }) => sum + weight, 0) || 1,
    information,
    at: new Int32Array(asked.length),
    likeness: new Float64Array(asked.length),
  };
};

const says = (information: Float32Array, id: number) => information[id] ?? 0;

/** Finds where each word of the query stands in a phrase, right after the word before it if it can; -1 is nowhere. */
const place = ({ asked, standsFor, at, likeness }: Question, { ids, accented }: Phrase): void => {
  at.fill(-1);
  likeness.fill(0);
  for (let here = 0; here < ids.length; here++)
    for (const [n, like] of standsFor[ids[here] as number] ?? []) {
      const word = asked[n] as Asked;
      const now = word.hasAccents ? like * accentsAgree(word.accented, accented[here] ?? '') : like;
      const before = likeness[n] as number;
      const follows = n > 0 && at[n - 1] === here - 1;
      const followed = n > 0 && (at[n] as number) > 0 && at[n - 1] === (at[n] as number) - 1;
      if (now > before || (now === before && follows && !followed)) {
        at[n] = here;
        likeness[n] = now;
      }
    }
};

/** How well a phrase answers: how much of what was asked for stands in it, in the order asked, at its beginning, and how little else. */
const answerOf = (question: Question, phrase: Phrase, anywhere: number[]): number => {
  const { asked, wanted, information, at, likeness } = question;
  place(question, phrase);
  let [covered, inOrder, pairs, said, all] = [0, 0, 0, 0, 0];
  let first = -1;
  for (let n = 0; n < asked.length; n++) {
    const weight = (asked[n] as Asked).weight;
    const [here, like] = [at[n] as number, (likeness[n] as number) * phrase.weight];
    covered += weight * like;
    anywhere[n] = Math.max(anywhere[n] as number, like);
    // Two words of the query may stand at one place; it is said once.
    if (here >= 0 && at.indexOf(here) === n) {
      said += says(information, phrase.ids[here] as number);
      if (first < 0 || here < first) first = here;
    }
    if (n === 0) continue;
    pairs += weight;
    const before = at[n - 1] as number;
    if (here < 0 || before < 0) continue;
    if (here === before + 1) inOrder += weight;
    else if (here > before) inOrder += weight * 0.5;
  }
  for (const id of phrase.ids) all += says(information, id);
  const together = covered / wanted;
  const order = pairs ? inOrder / pairs : 1;
  const begins = first < 0 ? 0 : 1 / (1 + first);
  return together * (0.27 + 0.14 * order + 0.12 * (all ? said / all : 0) + 0.09 * begins);
};

/** How well a row answers, 0 to 1. A word of the query counts by how much it says. */
export const scoreOf = (question: Question, row: Indexed): number => {
  const { asked, wanted, information } = question;
  const anywhere = asked.map(() => 0);
  let best = 0;
  for (const phrase of row.phrases) best = Math.max(best, answerOf(question, phrase, anywhere));
  let found = 0;
  asked.forEach(({ weight, alternatives }, n) => {
    let like = anywhere[n] as number;
    for (const { id, likeness } of alternatives)
      if (likeness * contextWeight > like && row.context.has(id)) like = likeness * contextWeight;
    found += weight * like;
  });
  const name = row.phrases[0]?.ids.reduce((sum, id) => sum + says(information, id), 0) ?? 0;
  return (0.35 * found) / wanted + best + generalWeight / (1 + name / 10);
};
