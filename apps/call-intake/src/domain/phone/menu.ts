import { answerConsent, askConsent } from './consent';
import { codeLength } from './keys';
import { sayNumber } from './spoken';
import type { Turn } from './flow';
import { after, ask, become, hush, play, sayGoodbye, tell } from './flow';

/** How long nobody presses anything after the menu was heard. */
const silenceMs = 6_000;
const betweenKeysMs = 8_000;
/** So many wrong keys and silences are forgiven before somebody speaks with them. */
const forgiven = 2;

export const hearMenu = (turn: Turn, ...before: readonly string[]): Turn =>
  become(play(turn, [...before, 'menu']), { stage: 'menu', typed: '' });

const askAgain = (turn: Turn, ...sounds: readonly string[]): Turn => {
  const misses = turn.flow.misses + 1;
  if (misses > forgiven) return askConsent(turn);
  return become(play(turn, sounds), { misses, typed: '' });
};

/** Each procedure by its name and its key. Their names are the centre's own prompts, as the keys are its own setting. */
const askPapers = ({ rules }: Turn): readonly string[] => [
  'papers-ask',
  ...[...rules.papers].flatMap(([key, code]) => [`procedure-${code}`, 'press', sayNumber(Number(key))]),
];

/** What is heard again in this stage when nothing, or something wrong, was pressed. */
const questions = {
  menu: () => ['menu'],
  code: () => ['code-ask'],
  papers: askPapers,
  consent: () => ['recording-consent'],
} as const;

type Asking = keyof typeof questions;

export const isAsking = (stage: string): stage is Asking => Object.hasOwn(questions, stage);

const atMenu = (turn: Turn, digit: string): Turn => {
  const pressed = tell(turn, 'key', { detail: digit });
  if (digit === '1') return askConsent(pressed);
  if (digit === '2') return become(play(pressed, ['code-ask']), { stage: 'code', typed: '', misses: 0 });
  if (digit === '3' && turn.rules.papers.size)
    return become(play(pressed, askPapers(turn)), { stage: 'papers', misses: 0 });
  if (digit === '9') {
    const { flow } = turn;
    const locale = flow.locale === 'vi' ? 'en' : 'vi';
    return hearMenu(become(tell(turn, 'key', { detail: digit, locale }), { locale, misses: 0 }));
  }
  return askAgain(turn, 'not-understood', 'menu');
};

const lookUp = (turn: Turn, keys: string): Turn =>
  ask(become(hush(turn), { stage: 'looking_up', typed: keys, dueAt: null }), { ask: 'look_up', keys });

const atCode = (turn: Turn, digit: string): Turn => {
  const { typed } = turn.flow;
  if (digit === '*') return hearMenu(turn);
  if (digit === '#') return typed ? lookUp(turn, typed) : askAgain(turn, 'code-ask');
  const keys = typed + digit;
  if (keys.length >= codeLength) return lookUp(turn, keys);
  return become(hush(turn), { typed: keys, dueAt: after(turn, betweenKeysMs) });
};

const atPapers = (turn: Turn, digit: string): Turn => {
  if (digit === '*') return hearMenu(turn);
  const procedureCode = turn.rules.papers.get(digit);
  if (!procedureCode) return askAgain(turn, 'not-understood', ...askPapers(turn));
  if (!turn.flow.number) return hearMenu(turn, 'no-number');
  return ask(become(hush(turn), { stage: 'sending', chosen: procedureCode, dueAt: null }), {
    ask: 'papers',
    procedureCode,
  });
};

export const pressedAtMenu = (turn: Turn, digit: string): Turn => {
  if (turn.flow.stage === 'code') return atCode(turn, digit);
  if (turn.flow.stage === 'consent') return answerConsent(turn, digit === '1');
  return turn.flow.stage === 'papers' ? atPapers(turn, digit) : atMenu(turn, digit);
};

/** The question was heard: now it is waited for a key. */
export const heardQuestion = (turn: Turn): Turn => become(turn, { playing: null, dueAt: after(turn, silenceMs) });

/** Nobody pressed anything; or a telephone system never said that the question was heard. */
export const silentAtMenu = (turn: Turn): Turn => {
  const { stage, playing, typed } = turn.flow;
  if (playing) return heardQuestion(turn);
  // Whoever stopped in the middle of a code may have typed all of it.
  if (stage === 'code' && typed) return lookUp(turn, typed);
  if (stage === 'consent') return answerConsent(turn, false);
  return isAsking(stage) ? askAgain(turn, 'nothing-pressed', ...questions[stage](turn)) : turn;
};

/** What was found under the code. */
export const found = (turn: Turn, words: readonly string[] | null): Turn => {
  if (turn.flow.stage !== 'looking_up') return turn;
  if (words) return hearMenu(become(turn, { misses: 0 }), ...words);
  return become(askAgain(turn, 'code-unknown', 'code-ask'), turn.flow.misses < forgiven ? { stage: 'code' } : {});
};

export const sent = (turn: Turn): Turn =>
  turn.flow.stage === 'sending' ? sayGoodbye(become(turn, { ended: true }), ['papers-sent', 'goodbye']) : turn;

/** It could not be sent: somebody helps. */
export const notSent = (turn: Turn): Turn => (turn.flow.stage === 'sending' ? askConsent(turn, 'not-now') : turn);
