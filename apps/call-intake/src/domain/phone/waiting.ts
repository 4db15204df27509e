import type { OfferedWindow, Turn, Wait } from './flow';
import { act, after, ask, become, hush, play, sayGoodbye, tell } from './flow';
import { sayWait, sayWindow } from './spoken';

/** How long nobody answers an offered window before the music goes on. */
const silenceMs = 8_000;
/** Soon after they came they know where they stand. */
const firstSayMs = 3_000;
const callBackKey = '5';

export const isWaiting = (stage: string) => stage === 'queue' || stage === 'promise' || stage === 'promising';

/** The caller waits for an agent from now on. */
export const enterQueue = (turn: Turn, ...before: readonly string[]): Turn => {
  const { locale } = turn.flow;
  const queueId = turn.flow.queueId || turn.rules.queues[locale];
  const queued = tell(turn, 'queued', { queueId, locale });
  return become(play(queued, [...before, 'please-hold']), {
    stage: 'queue',
    queueId,
    misses: 0,
    typed: '',
    windows: [],
    told: 0,
  });
};

/** Somebody who was with an agent waits again; that they do has been said already. */
export const waitAgain = (turn: Turn, queueId: string, ...before: readonly string[]): Turn =>
  become(play(turn, [...before, 'please-hold']), { stage: 'queue', queueId, windows: [] });

/** Music until it is time to say something again. */
export const music = (turn: Turn): Turn => {
  const nextMs = turn.flow.told ? turn.rules.sayEveryMs : firstSayMs;
  const dueAt = after(turn, nextMs);
  return act(become(hush(turn), { stage: 'queue', dueAt, windows: [] }), { do: 'music', channel: turn.flow.caller });
};

/** Where they stand, and that they need not wait on the line. */
export const sayWhere = (turn: Turn, wait: Wait | null): Turn => {
  const { number, told } = turn.flow;
  const sounds = [...(wait ? sayWait(wait) : []), ...(number ? ['call-back-offer'] : [])];
  const next = become(turn, { told: told + 1 });
  return sounds.length ? play(next, sounds) : music(next);
};

/** Time has passed for somebody who waits: words that were never said to have ended have; else it is said where they stand. */
export const waited = (turn: Turn, wait: Wait | null): Turn => {
  const { stage, playing, windows } = turn.flow;
  if (stage === 'promise' && playing && windows.length)
    return become(turn, { playing: null, dueAt: after(turn, silenceMs) });
  if (stage === 'promise' || playing) return music(turn);
  return stage === 'queue' ? sayWhere(turn, wait) : turn;
};

/** What was said is followed by music; an offered window, by a while to answer it. */
export const heardInQueue = (turn: Turn): Turn => {
  const { stage, windows } = turn.flow;
  if (stage === 'promise' && windows.length) return become(turn, { playing: null, dueAt: after(turn, silenceMs) });
  return stage === 'promising' ? become(turn, { playing: null }) : music(become(turn, { playing: null }));
};

const offerWindow = (turn: Turn, windows: readonly OfferedWindow[]): Turn => {
  const [first] = windows;
  if (!first) return become(play(turn, ['call-back-full']), { stage: 'queue', windows: [] });
  const said = sayWindow(first, turn.now);
  return become(play(turn, [...said, 'call-back-confirm']), { stage: 'promise', windows });
};

/** Key 5 asks for a call-back at any time; then 1 confirms the time, 5 asks for another one, all else goes on waiting. */
export const pressedInQueue = (turn: Turn, digit: string): Turn => {
  const { stage, number, windows } = turn.flow;
  if (stage === 'queue') {
    if (digit !== callBackKey) return turn;
    if (!number) return play(tell(turn, 'key', { detail: digit }), ['no-number']);
    return ask(
      become(hush(tell(turn, 'key', { detail: digit })), {
        stage: 'promise',
        windows: [],
        dueAt: after(turn, silenceMs),
      }),
      {
        ask: 'windows',
      },
    );
  }
  const [first, ...others] = windows;
  if (stage !== 'promise' || !first) return turn;
  if (digit === callBackKey) return offerWindow(turn, others);
  if (digit !== '1') return music(turn);
  const chosen = become(hush(turn), { stage: 'promising', chosen: first.slotId, windows: [first], dueAt: null });
  return ask(chosen, { ask: 'promise', slotId: first.slotId });
};

/** Times that are free, soonest first. */
export const toldWindows = (turn: Turn, windows: readonly OfferedWindow[]): Turn =>
  turn.flow.stage === 'promise' ? offerWindow(turn, windows) : turn;

/** The place is theirs: they leave the queue at once, and hear it said. */
export const promised = (turn: Turn): Turn => {
  const { stage, windows } = turn.flow;
  if (stage !== 'promising') return turn;
  const said = windows.flatMap((window) => sayWindow(window, turn.now));
  const left = become(tell(turn, 'hung_up', { detail: 'deflected:call_back' }), { ended: true });
  return sayGoodbye(left, ['call-back-confirmed', ...said, 'goodbye']);
};

/** Somebody was faster: other times are offered. */
export const notPromised = (turn: Turn): Turn =>
  turn.flow.stage === 'promising'
    ? ask(become(turn, { stage: 'promise', windows: [], dueAt: after(turn, silenceMs) }), { ask: 'windows' })
    : turn;
