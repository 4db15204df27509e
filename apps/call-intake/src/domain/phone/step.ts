import type { Action, Ask, Flow, Input, Rules, Turn, Word } from './flow';
import { act, after, become, bridgeOf, tell } from './flow';
import { found, hearMenu, heardQuestion, isAsking, notSent, pressedAtMenu, sent, silentAtMenu } from './menu';
import {
  callToRemind,
  heardReminder,
  isReminding,
  pressedWhenReminded,
  remindedUp,
  reminderDue,
  reminderGone,
  visitChanged,
} from './reminding';
import { resume } from './resume';
import { endRecording } from './recorded';
import { againMs, agentUp, citizenUp, command, missed, outsideGone, outsideUp, ring, unring } from './talking';
import {
  heardInQueue,
  isWaiting,
  notPromised,
  pressedInQueue,
  promised,
  toldWindows,
  waitAgain,
  waited,
} from './waiting';

/** What a step makes of a call. */
export interface Step {
  readonly flow: Flow;
  readonly actions: readonly Action[];
  readonly asks: readonly Ask[];
  readonly words: readonly Word[];
}

/** A call of which nothing is known yet. */
export const newFlow = (id: string, caller: string): Flow => ({
  id,
  sourceId: id,
  caller,
  callerUp: false,
  number: '',
  locale: 'vi',
  queueId: '',
  stage: 'over',
  n: 0,
  playing: null,
  misses: 0,
  typed: '',
  agent: null,
  outside: null,
  bridged: false,
  windows: [],
  chosen: '',
  consent: 'unasked',
  recording: null,
  reminder: null,
  told: 0,
  ended: false,
  dueAt: null,
});

type Of<K extends Input['kind']> = Extract<Input, { kind: K }>;

const arrive = (turn: Turn, { number, dialled }: Of<'arrived'>): Turn => {
  const came = tell(become(turn, { number, callerUp: true }), 'new_call', {
    detail: 'ivr',
    dialled,
    locale: 'vi',
    ...(number ? { number } : {}),
  });
  return hearMenu(act(came, { do: 'answer', channel: turn.flow.caller }), 'greeting');
};

/** Counted, and told that the line is busy. */
const block = (turn: Turn, { number, dialled, channel }: Of<'blocked'>): Turn => {
  const came = tell(turn, 'new_call', { dialled, ...(number ? { number } : {}) });
  return act(tell(become(came, { ended: true }), 'blocked', {}), { do: 'hang_up', channel, busy: true });
};

/** The call that goes out to a citizen begins at the agent's telephone. */
const callOut = (turn: Turn, { args }: Of<'command'>): Turn => {
  const { id } = turn.flow;
  const channel = `${id}~a`;
  const number = (args.target ?? '').replace(/^tel:/, '');
  const agent = { id: '', channel, accepted: true, up: false };
  return act(become(turn, { number, agent, stage: 'dialling_agent', dueAt: new Date(turn.now.getTime() + 45_000) }), {
    do: 'call',
    channel,
    party: { phone: args.extension ?? '', mayBeWeb: true },
    shows: number,
  });
};

const begin = (turn: Turn, input: Input): Turn => {
  if (input.kind === 'arrived') return arrive(turn, input);
  if (input.kind === 'blocked') return block(turn, input);
  if (input.kind === 'remind') return callToRemind(turn, input);
  if (input.kind === 'command' && input.act === 'originate') return callOut(turn, input);
  return turn;
};

/** The call is over for good: whoever is left is let go. */
export const finish = (turn: Turn, detail: string): Turn => {
  const { flow } = turn;
  const told = endRecording(flow.ended ? turn : tell(turn, 'hung_up', { detail }));
  const left = [flow.agent?.channel, flow.outside?.channel].flatMap((channel) => channel ?? []);
  return act(
    become(told, { stage: 'over', ended: true, agent: null, outside: null, playing: null, dueAt: null }),
    ...left.map((channel) => ({ do: 'hang_up', channel, busy: false }) as const),
    ...(flow.bridged ? [{ do: 'unbridge', bridge: bridgeOf(flow) } as const] : []),
  );
};

/** Hung up, busy, no answer, declined, or not said: somebody did it. All else happened to the line. */
const byHand: readonly number[] = [0, 16, 17, 18, 19, 21, 31];

const agentGone = (turn: Turn, cause: number): Turn => {
  const { stage, agent, caller, callerUp, queueId } = turn.flow;
  if (!agent?.up) {
    if (stage === 'dialling_agent') return finish(turn, 'system');
    return isWaiting(stage) ? missed(turn) : become(turn, { agent: null });
  }
  const without = become(turn, { agent: null });
  if (!byHand.includes(cause) && callerUp && stage === 'talking')
    // The agent's line broke: the caller is put down by nobody.
    return waitAgain(endRecording(tell(without, 'transferred', { queueId, detail: 'line_lost' })), queueId);
  return finish(act(without, { do: 'hang_up', channel: caller, busy: false }), 'agent');
};

const gone = (turn: Turn, { channel, cause }: Of<'gone'>): Turn => {
  const { caller, agent, outside, stage } = turn.flow;
  if (channel === caller) return finish(reminderGone(turn, cause), stage === 'dialling_citizen' ? 'system' : 'caller');
  if (channel === agent?.channel) return agentGone(turn, cause);
  return channel === outside?.channel ? outsideGone(turn) : turn;
};

const up = (turn: Turn, { channel }: Of<'up'>): Turn => {
  const { caller, agent, outside, stage } = turn.flow;
  if (channel === agent?.channel) return agentUp(turn);
  if (channel === outside?.channel) return outsideUp(turn);
  if (channel === caller) return stage === 'calling_reminder' ? remindedUp(turn) : citizenUp(turn);
  // Somebody picked up a telephone that was not to ring any more.
  return act(turn, { do: 'hang_up', channel, busy: false });
};

/** What belongs to no call any more is put down: whoever was to do that died before. */
const stands = (turn: Turn, { channel }: Of<'stands'>): Turn => {
  const { caller, agent, outside, stage } = turn.flow;
  const its = stage === 'over' ? [] : [caller, agent?.channel, outside?.channel];
  return its.includes(channel) ? turn : act(turn, { do: 'hang_up', channel, busy: false });
};

const pressed = (turn: Turn, { channel, digit }: Of<'key'>): Turn => {
  const { caller, stage } = turn.flow;
  if (channel !== caller) return turn;
  if (isAsking(stage)) return pressedAtMenu(turn, digit);
  if (isReminding(stage)) return pressedWhenReminded(turn, digit);
  return isWaiting(stage) ? pressedInQueue(turn, digit) : turn;
};

const played = (turn: Turn, { playback }: Of<'played'>): Turn => {
  const { stage, playing, caller } = turn.flow;
  if (playback !== playing) return turn;
  if (isAsking(stage)) return heardQuestion(turn);
  if (isReminding(stage)) return heardReminder(turn);
  if (stage === 'goodbye')
    return act(become(turn, { playing: null, dueAt: after(turn, againMs) }), {
      do: 'hang_up',
      channel: caller,
      busy: false,
    });
  return isWaiting(stage) ? heardInQueue(turn) : become(turn, { playing: null, dueAt: null });
};

const passed = (turn: Turn, { wait }: Of<'time'>): Turn => {
  const { flow, now } = turn;
  if (!flow.dueAt || flow.dueAt > now) return turn;
  const due = become(turn, { dueAt: null });
  const { stage, agent, outside, caller } = flow;
  if (isWaiting(stage)) return agent?.accepted && !agent.up ? missed(due) : waited(due, wait);
  if (isAsking(stage)) return silentAtMenu(due);
  if (isReminding(stage)) return reminderDue(due);
  if (outside && !outside.up) return outsideGone(act(due, { do: 'hang_up', channel: outside.channel, busy: false }));
  if (stage === 'goodbye' || stage === 'dialling_citizen')
    return act(become(due, { dueAt: after(due, againMs) }), { do: 'hang_up', channel: caller, busy: false });
  return stage === 'dialling_agent' ? finish(due, 'system') : due;
};

const follow = (turn: Turn, input: Input): Turn => {
  switch (input.kind) {
    case 'up':
      return up(turn, input);
    case 'stands':
      return stands(turn, input);
    case 'gone':
      return gone(turn, input);
    case 'key':
      return pressed(turn, input);
    case 'played':
      return played(turn, input);
    case 'time':
      return passed(turn, input);
    case 'windows':
      return toldWindows(turn, input.windows);
    case 'promised':
      return promised(turn);
    case 'not_promised':
      return notPromised(turn);
    case 'found':
      return found(turn, input.words);
    case 'visit_changed':
      return visitChanged(turn, input.done);
    case 'sent':
      return sent(turn);
    case 'not_sent':
      return notSent(turn);
    case 'ring':
      return ring(turn, input);
    case 'unring':
      return unring(turn);
    case 'command':
      return command(turn, input.act, input.args);
    case 'resumed':
      return resume(turn, input, {
        gone: (one, channel, cause) => gone(one, { kind: 'gone', channel, cause }),
        up,
        finish,
      });
    default:
      return turn;
  }
};

/**
 * One step of a call: from what was known of it and what happened now, what is known then, and what is to be done and said. The
 * same word said twice, or too late, changes nothing. A stray telephone that is picked up after all is put down.
 */
export const step = (flow: Flow, input: Input, now: Date, rules: Rules): Step => {
  const turn: Turn = { flow: { ...flow, n: flow.n + 1 }, now, rules, actions: [], asks: [], words: [] };
  const isNew = flow.n === 0;
  const isOver = flow.stage === 'over' && !isNew;
  const next = isNew
    ? begin(turn, input)
    : isOver && input.kind !== 'up' && input.kind !== 'stands'
      ? turn
      : follow(turn, input);
  const changed = next !== turn;
  return changed
    ? { flow: next.flow, actions: next.actions, asks: next.asks, words: next.words }
    : { flow, actions: [], asks: [], words: [] };
};
