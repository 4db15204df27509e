import type { TryResult } from '../reminder-call';
import type { Input, Turn } from './flow';
import { act, after, ask, become, hush, play, sayGoodbye } from './flow';
import { sayDay, sayTime } from './spoken';

/** How long it rings. */
const ringMs = 35_000;
/** How long nobody presses anything before it is said once more. */
const silenceMs = 6_000;
/** A line that was put down and is not said to be is put down again. */
const againMs = 10_000;

const keyReady = '1';
const keyCancel = '3';
const keyAgain = '0';

export const isReminding = (stage: string): boolean =>
  stage === 'calling_reminder' || stage === 'reminding' || stage === 'sure' || stage === 'doing';

const result = (turn: Turn, became: TryResult): Turn => {
  const { reminder } = turn.flow;
  return reminder ? become(turn, { reminder: { ...reminder, result: became } }) : turn;
};

/** A citizen is called about a visit. It is no call of the centre's: nobody waits in it, and no agent has it. */
export const callToRemind = (turn: Turn, { reminder }: Extract<Input, { kind: 'remind' }>): Turn => {
  const { id: reminderId, code, start, number, locale } = reminder;
  const called = become(turn, {
    number,
    locale,
    ended: true,
    stage: 'calling_reminder',
    reminder: { id: reminderId, code, start, result: 'failed' },
    dueAt: after(turn, ringMs),
  });
  return act(called, { do: 'call', channel: turn.flow.caller, party: { number }, shows: turn.rules.shows });
};

const tellOf = (turn: Turn, ...before: readonly string[]): Turn => {
  const start = turn.flow.reminder?.start ?? turn.now;
  const when = [...sayTime(start), ...sayDay(start, turn.now)];
  return become(play(turn, [...before, 'reminder-visit', ...when, 'reminder-ask']), { stage: 'reminding' });
};

/** The citizen picked up: from now on they have been told. */
export const remindedUp = (turn: Turn): Turn =>
  tellOf(result(become(turn, { callerUp: true }), 'heard'), 'reminder-hello');

export const pressedWhenReminded = (turn: Turn, digit: string): Turn => {
  const { stage, reminder } = turn.flow;
  if (!reminder || (stage !== 'reminding' && stage !== 'sure')) return turn;
  const quiet = become(hush(turn), { stage: 'doing', dueAt: null });
  if (stage === 'sure')
    return digit === keyCancel
      ? ask(become(quiet, { chosen: 'cancel' }), { ask: 'cancel_visit', code: reminder.code })
      : tellOf(turn);
  if (digit === keyReady)
    return ask(become(quiet, { chosen: 'ready' }), { ask: 'ready_for_visit', code: reminder.code });
  if (digit === keyCancel) return become(play(turn, ['reminder-sure']), { stage: 'sure' });
  return digit === keyAgain ? tellOf(turn) : tellOf(turn, 'not-understood');
};

/** What was to be done about the visit is done, or cannot be. */
export const visitChanged = (turn: Turn, done: boolean): Turn => {
  const { stage, chosen } = turn.flow;
  if (stage !== 'doing') return turn;
  if (!done) return sayGoodbye(turn, ['reminder-failed', 'reminder-goodbye']);
  return chosen === 'cancel'
    ? sayGoodbye(result(turn, 'cancelled'), ['status-appointment-cancelled', 'reminder-goodbye'])
    : sayGoodbye(result(turn, 'ready'), ['reminder-ready', 'reminder-goodbye']);
};

/** It was heard: now it is waited for a key. */
export const heardReminder = (turn: Turn): Turn => become(turn, { playing: null, dueAt: after(turn, silenceMs) });

/** Time has passed: nobody picked up, or nobody pressed anything. Once more, and then they know. */
export const reminderDue = (turn: Turn): Turn => {
  const { stage, playing, misses, caller } = turn.flow;
  if (stage === 'calling_reminder')
    return act(become(result(turn, 'no_answer'), { dueAt: after(turn, againMs) }), {
      do: 'hang_up',
      channel: caller,
      busy: false,
    });
  if (stage === 'doing') return turn;
  if (playing) return heardReminder(turn);
  if (misses) return sayGoodbye(turn, ['reminder-goodbye']);
  return tellOf(become(turn, { misses: misses + 1 }));
};

/** As Q.850 says it. */
const busyCause = 17;
const noAnswer: readonly number[] = [18, 19, 21];

/** They were not reached, if they had not picked up yet. */
export const reminderGone = (turn: Turn, cause: number): Turn => {
  const { stage, reminder } = turn.flow;
  if (stage !== 'calling_reminder' || reminder?.result !== 'failed') return turn;
  if (cause === busyCause) return result(turn, 'busy');
  return noAnswer.includes(cause) ? result(turn, 'no_answer') : turn;
};

/** Whoever takes over says it again, or asks again for what was to be done. */
export const remindAgain = (turn: Turn): Turn => {
  const { stage, chosen, reminder } = turn.flow;
  if (stage === 'doing' && reminder)
    return ask(turn, { ask: chosen === 'cancel' ? 'cancel_visit' : 'ready_for_visit', code: reminder.code });
  return stage === 'calling_reminder' ? turn : tellOf(turn);
};
