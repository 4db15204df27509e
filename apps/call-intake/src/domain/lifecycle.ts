import type { AgentState } from './agent';
import type { Call } from './call';
import type { Queue } from './centre';
import { rankAt } from './centre';
import type { OfferStatus } from './offer';
import type { Facts } from './facts';
import { outcomeOf } from './outcome';

/** An agent as far as a call changes it. */
export interface Seat {
  readonly id: string;
  readonly state: AgentState;
  readonly callId: string | null;
}

/** What becomes of an agent. */
export interface SeatChange {
  readonly id: string;
  readonly state: AgentState;
  readonly reason?: string;
  readonly callId: string | null;
  /** Through no doing of the agent: the turn in the order of the longest idle is kept. */
  readonly keepsTurn?: boolean;
  readonly counts?: 'answered' | 'missed';
}

export interface Around {
  readonly queue: Queue | undefined;
  /** Who has the call at hand: an offer of it, the call itself, or its wrap-up. */
  readonly holder: Seat | undefined;
  /** Who answered according to the facts, if they have a desk here. */
  readonly taker: Seat | undefined;
  readonly now: Date;
  readonly wrapUpMs: number;
}

export type CallHappened = 'offered' | 'queued' | 'answered' | 'ended';

export interface Settled {
  readonly call: Call;
  readonly seats: readonly SeatChange[];
  /** What becomes of the offer that is pending, if there is one. */
  readonly offer: Exclude<OfferStatus, 'pending'> | null;
  readonly happened: readonly CallHappened[];
}

const free = ({ id }: Seat, keepsTurn: boolean): SeatChange => ({ id, state: 'ready', callId: null, keepsTurn });

const whileTalked = (call: Call, facts: Facts, { holder, taker }: Around): Omit<Settled, 'happened'> => {
  const state = facts.onHold ? 'on_hold' : 'answered';
  const seats: SeatChange[] = [];
  const isHolder = holder !== undefined && holder.id === facts.agentId;
  if (holder && !isHolder) seats.push(free(holder, holder.state === 'reserved'));
  const seat = isHolder ? holder : taker && !taker.callId ? taker : undefined;
  const wanted = facts.onHold ? 'hold' : 'talking';
  if (seat && seat.state !== wanted)
    seats.push({
      id: seat.id,
      state: wanted,
      callId: call.id,
      ...(seat.state === 'talking' || seat.state === 'hold' ? {} : { counts: 'answered' as const }),
    });
  const offer = holder?.state === 'reserved' ? (isHolder ? 'accepted' : 'rescinded') : null;
  return { call: { ...call, state }, seats, offer };
};

const whenOver = (call: Call, facts: Facts, { holder, now, wrapUpMs }: Around): Omit<Settled, 'happened'> => {
  const over: Call = { ...call, outcome: outcomeOf(facts, call.deflectedTo), rankAt: null };
  if (call.state === 'ended' || call.state === 'wrap_up') return { call: over, seats: [], offer: null };
  const ended: Call = { ...over, state: 'ended', endedAt: facts.hungUpAt };
  if (holder?.state === 'reserved') return { call: ended, seats: [free(holder, true)], offer: 'rescinded' };
  if (!holder) return { call: ended, seats: [], offer: null };
  const wrapUpUntil = new Date(now.getTime() + wrapUpMs);
  return {
    call: { ...over, state: 'wrap_up', wrapUpUntil },
    seats: [{ id: holder.id, state: 'wrap_up', callId: call.id }],
    offer: null,
  };
};

const whileWaiting = (call: Call, facts: Facts, { holder }: Around): Omit<Settled, 'happened'> => {
  // Whoever had the call and sent it back is free; whoever is being asked still is.
  if (facts.waitsAgain && holder && holder.state !== 'reserved')
    return { call: { ...call, state: 'queued', agentId: '' }, seats: [free(holder, false)], offer: null };
  if (call.queuedAt)
    return { call: { ...call, state: holder ? 'ringing' : 'queued', outcome: null }, seats: [], offer: null };
  const seats = holder ? [free(holder, true)] : [];
  return { call: { ...call, state: 'offered', outcome: null }, seats, offer: holder ? 'rescinded' : null };
};

const happenedOf = (before: Call | undefined, after: Call): CallHappened[] => [
  ...(before ? [] : (['offered'] as const)),
  ...(after.queuedAt && !before?.queuedAt ? (['queued'] as const) : []),
  ...(after.answeredAt && !before?.answeredAt ? (['answered'] as const) : []),
  ...(after.state === 'ended' && (before?.state !== 'ended' || before.outcome !== after.outcome)
    ? (['ended'] as const)
    : []),
];

/**
 * What a call is now that more is known of it, and what that does to its offer and to the agents concerned. A call that is
 * over stays so; what is learnt later may correct its facts and its one outcome.
 */
export const settle = (before: Call | undefined, call: Call, facts: Facts, around: Around): Settled => {
  const place = facts.queuedAt && around.queue ? rankAt(facts.queuedAt, facts.priority, around.queue) : facts.queuedAt;
  const known: Call = {
    ...call,
    direction: facts.direction,
    number: facts.number,
    dialled: facts.dialled,
    lineId: facts.lineId,
    queueId: around.queue?.id ?? facts.queueId,
    locale: facts.locale,
    distribution: facts.distribution,
    priority: facts.priority,
    arrivedAt: facts.arrivedAt,
    queuedAt: facts.queuedAt,
    rankAt: place,
    answeredAt: facts.answeredAt,
    hungUpAt: facts.hungUpAt,
    holdMs: facts.holdMs,
    agentId: facts.agentId || (around.holder?.id ?? call.agentId),
    anomalies: facts.anomalies,
    heardAt: around.now,
  };
  const settled = facts.hungUpAt
    ? whenOver(known, facts, around)
    : facts.answeredAt && !facts.waitsAgain
      ? whileTalked(known, facts, around)
      : whileWaiting(known, facts, around);
  return { ...settled, happened: happenedOf(before, settled.call) };
};
