import type { CommandArgs, Input, Turn } from './flow';
import { act, after, ask, become, bridgeOf, hush, tell } from './flow';
import { endRecording, goOnRecording, pauseRecording, recordingOf } from './recorded';
import { isWaiting, music, waitAgain } from './waiting';

/** Whoever takes a call at the desk picks up the telephone within this. */
const pickUpMs = 30_000;
/** How long somebody outside may let it ring. */
const outsideMs = 45_000;

/** A line that was put down and is not said to be is put down again. */
export const againMs = 10_000;

const join = (turn: Turn, ...channels: readonly string[]): Turn =>
  act(become(turn, { bridged: true }), { do: 'join', bridge: bridgeOf(turn.flow), channels });

const hangUp = (turn: Turn, channel: string | undefined): Turn =>
  channel ? act(turn, { do: 'hang_up', channel, busy: false }) : turn;

/** The caller hears music instead of the others; what these say to one another is not recorded. */
const aside = (turn: Turn): Turn =>
  act(
    pauseRecording(turn),
    { do: 'part', bridge: bridgeOf(turn.flow), channel: turn.flow.caller },
    { do: 'music', channel: turn.flow.caller },
  );

const back = (turn: Turn, ...others: readonly string[]): Turn =>
  goOnRecording(join(act(hush(turn), { do: 'silence', channel: turn.flow.caller }), turn.flow.caller, ...others));

type Ringing = Omit<Extract<Input, { kind: 'ring' }>, 'kind'>;

/** An agent's telephone rings while the caller waits. Whoever rang before does not any more. */
export const ring = (turn: Turn, { agentId, phone, mayBeWeb, accepted }: Ringing): Turn => {
  const { flow } = turn;
  const { agent } = flow;
  if (!isWaiting(flow.stage)) return turn;
  if (agent?.id === agentId) {
    if (agent.accepted || !accepted) return turn;
    return become(turn, { agent: { ...agent, accepted }, dueAt: after(turn, pickUpMs) });
  }
  const channel = `${flow.id}~a${flow.n}`;
  const rung = become(hangUp(turn, agent?.channel), {
    agent: { id: agentId, channel, accepted, up: false },
    ...(accepted ? { dueAt: after(turn, pickUpMs) } : {}),
  });
  return act(rung, { do: 'call', channel, party: { phone, mayBeWeb }, shows: flow.number });
};

/** The call is not this agent's any more. */
export const unring = (turn: Turn): Turn => {
  const { agent, stage } = turn.flow;
  if (!agent || agent.up || !isWaiting(stage)) return turn;
  return become(hangUp(turn, agent.channel), { agent: null });
};

/** Nobody picked the agent's telephone up. The caller waits on; whoever had taken the call at the desk has it no longer, which the house sees to. */
export const missed = (turn: Turn): Turn => {
  const { agent } = turn.flow;
  if (!agent) return turn;
  const gone = ask(become(hangUp(turn, agent.channel), { agent: null }), { ask: 'missed', agentId: agent.id });
  return agent.accepted ? music(gone) : gone;
};

/** The agent's telephone was picked up: they speak. */
export const agentUp = (turn: Turn): Turn => {
  const { flow } = turn;
  const { agent } = flow;
  if (!agent || agent.up) return turn;
  const up = become(turn, { agent: { ...agent, up: true, accepted: true }, dueAt: null, windows: [] });
  if (flow.stage === 'dialling_agent') {
    const party = { number: flow.number };
    return act(
      become(up, { stage: 'dialling_citizen', dueAt: after(turn, outsideMs) }),
      { do: 'music', channel: agent.channel },
      { do: 'call', channel: flow.caller, party, shows: turn.rules.shows },
    );
  }
  const answered = tell(up, 'answered', { agent: agent.id });
  return become(back(become(answered, { recording: recordingOf(flow) }), agent.channel), { stage: 'talking' });
};

/** Somebody outside picked up: the consulted speaks with the agent; whoever was put through, with the caller. */
export const outsideUp = (turn: Turn): Turn => {
  const { stage, outside } = turn.flow;
  if (!outside || outside.up) return turn;
  const up = become(turn, { outside: { ...outside, up: true }, dueAt: null });
  return stage === 'away' ? back(up, outside.channel) : join(up, outside.channel);
};

/** The citizen picked up whom an agent calls. */
export const citizenUp = (turn: Turn): Turn => {
  const { agent, caller, stage } = turn.flow;
  if (stage !== 'dialling_citizen' || !agent) return turn;
  const met = act(become(turn, { callerUp: true, dueAt: null, stage: 'talking' }), {
    do: 'silence',
    channel: agent.channel,
  });
  return join(met, caller, agent.channel);
};

const callOutside = (turn: Turn, target: string): Turn => {
  const { id, n } = turn.flow;
  const channel = `${id}~o${n}`;
  const called = become(turn, { outside: { channel, up: false }, dueAt: after(turn, outsideMs) });
  return act(called, { do: 'call', channel, party: { number: target.replace(/^tel:/, '') }, shows: turn.rules.shows });
};

const letGo = (turn: Turn): Turn => become(hangUp(turn, turn.flow.agent?.channel), { agent: null });

/** To a number: the caller leaves the house, with whoever is being consulted or with somebody who is called now. */
const putThrough = (turn: Turn, target: string): Turn => {
  const { outside, stage } = turn.flow;
  const left = letGo(endRecording(become(turn, { stage: 'away', ended: true })));
  if (outside) return outside.up ? back(left, outside.channel) : left;
  return callOutside(stage === 'talking' ? aside(left) : left, target);
};

const sendBack = (turn: Turn, target: string): Turn => {
  const { stage, queueId, outside } = turn.flow;
  const alone = become(hangUp(letGo(endRecording(turn)), outside?.channel), { outside: null });
  const waits = stage === 'talking' ? aside(alone) : alone;
  return waitAgain(waits, target.startsWith('queue:') ? target.slice('queue:'.length) : queueId);
};

const transfer = (turn: Turn, { target = '' }: CommandArgs): Turn =>
  target.startsWith('tel:') ? putThrough(turn, target) : sendBack(turn, target);

/** What a desk does to a call; what cannot be done at this stage was done already, or is late. */
export const command = (turn: Turn, act_: string, args: CommandArgs): Turn => {
  const { stage, agent, outside } = turn.flow;
  const talks = stage === 'talking' || stage === 'held' || stage === 'consulting';
  if (act_ === 'hang_up') return endAll(turn);
  if (act_ === 'answer')
    return agent && !agent.up ? ring(turn, { agentId: agent.id, phone: '', mayBeWeb: false, accepted: true }) : turn;
  if (!talks || !agent?.up) return turn;
  if (act_ === 'hold') return stage === 'talking' ? become(aside(turn), { stage: 'held' }) : turn;
  if (act_ === 'resume') {
    if (stage === 'talking') return turn;
    const alone = become(hangUp(turn, outside?.channel), { stage: 'talking', outside: null, dueAt: null });
    return back(alone);
  }
  if (act_ === 'originate') {
    if (outside) return turn;
    return become(callOutside(stage === 'talking' ? aside(turn) : turn, args.target ?? ''), { stage: 'consulting' });
  }
  if (act_ === 'bridge') return stage === 'talking' ? turn : become(back(turn), { stage: 'talking' });
  return act_ === 'transfer' ? transfer(turn, args) : turn;
};

/** Every line of the call is put down; the caller's going ends it. */
export const endAll = (turn: Turn): Turn => {
  const { agent, outside, caller, stage } = turn.flow;
  // A caller who is still being told something is not cut short.
  if (stage === 'goodbye' || stage === 'sending' || stage === 'over') return turn;
  const over = become(turn, { stage: 'goodbye', playing: null, dueAt: after(turn, againMs) });
  return hangUp(hangUp(hangUp(over, agent?.channel), outside?.channel), caller);
};

export const outsideGone = (turn: Turn): Turn => {
  const { stage, outside } = turn.flow;
  const without = become(turn, { outside: null, dueAt: null });
  if (stage === 'talking') return goOnRecording(without);
  if (stage !== 'away') return without;
  return outside?.up ? hangUp(without, turn.flow.caller) : comeBack(without);
};

/** Nobody there answered: the caller is ours again, in a call of its own, before those who have not waited yet. */
const comeBack = (turn: Turn): Turn => {
  const { id, n, number, queueId, locale } = turn.flow;
  const again = become(turn, { sourceId: `${id}~${n}`, ended: false });
  const queue = queueId || turn.rules.queues[locale];
  const came = tell(again, 'new_call', { locale, ...(number ? { number } : {}), detail: 'ivr', priority: 1 });
  return waitAgain(tell(came, 'queued', { queueId: queue }), queue, 'transfer-failed');
};
