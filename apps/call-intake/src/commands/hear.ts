import { localDay } from '@civicline/calendar';
import type { Tx } from '@civicline/store';
import { announceCalls, announceOffersEnded } from '../announce';
import type { Call } from '../domain/call';
import type { Queue } from '../domain/centre';
import { factsOf } from '../domain/facts';
import type { Facts } from '../domain/facts';
import type { Seat, SeatChange, Settled } from '../domain/lifecycle';
import { settle } from '../domain/lifecycle';
import type { CallEvent } from '../domain/telephony-event';
import { lockSeats, moveSeats } from '../store/agents';
import type { CallKey, Heard } from '../store/calls';
import { eventsOf, insertCalls, lockCalls, updateCalls, writeEvents } from '../store/calls';
import { allQueues } from '../store/centre';
import { endOffers } from '../store/offers';
import { afterCalls, promisesTo } from './after-calls';
import type { Deps } from './deps';

export interface Said extends CallKey {
  readonly event: CallEvent;
  /** Of the first event of a call that goes out: the call-back that it keeps. */
  readonly callBackId?: string;
  /** And the record that it goes on with. */
  readonly recordId?: string | null;
  /** How the caller is answered otherwise than by an agent. */
  readonly deflectedTo?: string;
}

export interface HeardOutcome {
  readonly status: 'applied' | 'duplicate' | 'noted';
  readonly callId: string;
  readonly anomaly: string;
}

/** Somebody else wrote the same new call meanwhile: the transaction is to be tried again. */
export class CallTaken extends Error {}

const nothingYet = (id: string, { source, sourceId }: CallKey, now: Date): Call => ({
  id,
  source,
  sourceId,
  direction: 'inbound',
  number: '',
  dialled: '',
  lineId: '',
  queueId: '',
  locale: 'vi',
  distribution: 'ours',
  state: 'offered',
  outcome: null,
  agentId: '',
  arrivedAt: now,
  queuedAt: null,
  rankAt: null,
  answeredAt: null,
  hungUpAt: null,
  endedAt: null,
  holdMs: 0,
  wrapUpMs: 0,
  priority: 0,
  disposition: '',
  wrapUpUntil: null,
  wrapUpExtensions: 0,
  recordId: null,
  callBackId: null,
  deflectedTo: '',
  anomalies: [],
  heardAt: now,
});

const keyOf = ({ source, sourceId }: CallKey) => JSON.stringify([source, sourceId]);

const sameButAnomalies = (a: Facts | undefined, b: Facts) =>
  JSON.stringify({ ...a, anomalies: [] }) === JSON.stringify({ ...b, anomalies: [] });

/** One call with what was known of it and what is said now. */
interface Story {
  readonly before: Call | undefined;
  call: Call;
  readonly events: CallEvent[];
  facts: Facts | undefined;
}

/** What desks do to a call happens one after the other, however little time lies between. */
const inTurn = (event: CallEvent, { events }: Story): CallEvent => {
  if (event.origin === 'pbx') return event;
  const last = Math.max(0, ...events.filter(({ origin }) => origin === 'desk').map(({ at }) => at.getTime()));
  return event.at.getTime() > last ? event : { ...event, at: new Date(last + 1) };
};

/** Takes one event into a call's story. */
const tell = (story: Story, event: CallEvent): HeardOutcome => {
  const callId = story.call.id;
  if (story.events.some(({ id }) => id === event.id)) return { status: 'duplicate', callId, anomaly: '' };
  const known = story.facts ?? (story.events.length ? factsOf(story.events) : undefined);
  story.events.push(event);
  story.facts = factsOf(story.events);
  const anomaly = story.facts.anomalies.find((one) => !known?.anomalies.includes(one)) ?? '';
  // A telephone system that confirms what a desk did changes nothing and is no oddity.
  const changesNothing = known !== undefined && sameButAnomalies(known, story.facts);
  const late = known?.hungUpAt != null && event.at > known.hungUpAt && changesNothing;
  const noted = changesNothing && (anomaly !== '' || late);
  return { status: noted ? 'noted' : 'applied', callId, anomaly: anomaly || (noted ? 'after_end' : '') };
};

/** The queue of a call; callers whom we distribute are never left without one. */
const queueFor = (facts: Facts, queues: readonly Queue[], { defaultQueue }: Deps): Queue | undefined => {
  const named = queues.find(({ id }) => id === facts.queueId);
  if (named || facts.distribution === 'theirs') return named;
  return queues.find(({ id }) => id === defaultQueue) ?? queues[0];
};

const seatAfter = (seats: Map<string, Seat>, changes: readonly SeatChange[]) => {
  for (const { id, state, callId } of changes) seats.set(id, { id, state, callId });
};

/**
 * Takes in what was said of calls, in one transaction: keeps every event, works out each call anew from all of its events,
 * and carries the consequences to its offer, its agent and the world. Throws CallTaken.
 */
export const hear = async (deps: Deps, tx: Tx, said: readonly Said[]): Promise<HeardOutcome[]> => {
  const now = deps.clock.now();
  const known = await lockCalls(tx, said);
  const earlier = await eventsOf(
    tx,
    known.map(({ id }) => id),
  );
  const stories = new Map<string, Story>();
  for (const call of known) {
    stories.set(keyOf(call), { before: call, call, events: earlier.get(call.id) ?? [], facts: undefined });
  }
  const heard: Heard[] = [];
  const outcomes = said.map((one) => {
    const key = keyOf(one);
    const story = stories.get(key) ?? {
      before: undefined,
      call: {
        ...nothingYet(deps.newId(), one, now),
        callBackId: one.callBackId ?? null,
        recordId: one.recordId ?? null,
      },
      events: [],
      facts: undefined,
    };
    stories.set(key, story);
    if (one.deflectedTo) story.call = { ...story.call, deflectedTo: one.deflectedTo };
    const event = inTurn(one.event, story);
    const outcome = tell(story, event);
    if (outcome.status !== 'duplicate') heard.push({ callId: story.call.id, event, anomaly: outcome.anomaly });
    return outcome;
  });
  const changed = [...stories.values()].flatMap((story) => (story.facts ? [{ ...story, facts: story.facts }] : []));
  if (changed.length) await carry(deps, tx, changed, now);
  writeEvents(tx, heard, now);
  return outcomes;
};

const carry = async (deps: Deps, tx: Tx, stories: readonly (Story & { facts: Facts })[], now: Date) => {
  const queues = stories.some(({ facts }) => facts.queuedAt) ? await allQueues(tx) : [];
  const seats = await lockSeats(
    tx,
    stories.flatMap(({ before }) => (before && before.state !== 'ended' ? [before.id] : [])),
    stories.flatMap(({ facts, before }) => (facts.agentId && before?.state !== 'ended' ? [facts.agentId] : [])),
  );
  const promises = await promisesTo(
    tx,
    stories.flatMap(({ before, facts }) => (!before && facts.direction === 'inbound' ? [facts] : [])),
  );
  const settled = stories.map(({ before, call: known, facts: plain }): Settled => {
    const call = { ...known, callBackId: known.callBackId ?? (before ? null : (promises.get(plain.number) ?? null)) };
    // A caller to whom a call is promised, and who calls first, is answered before others.
    const facts = call.callBackId ? { ...plain, priority: plain.priority + 1 } : plain;
    const holder = [...seats.values()].find(({ callId }) => callId === call.id);
    const taker = seats.get(facts.agentId);
    const queue = queueFor(facts, queues, deps);
    const one = settle(before, call, facts, { queue, holder, taker, now, wrapUpMs: deps.times.wrapUpMs });
    seatAfter(seats, one.seats);
    return one;
  });
  const fresh = settled.filter((_, index) => !stories[index]?.before).map(({ call }) => call);
  if (!(await insertCalls(tx, fresh))) throw new CallTaken();
  const isFresh = new Set(fresh.map(({ id }) => id));
  updateCalls(
    tx,
    settled.map(({ call }) => call).filter(({ id }) => !isFresh.has(id)),
  );
  await record(deps, tx, settled, now);
  await afterCalls(deps, tx, settled, now);
};

/** Writes what became of offers and agents, says it to the world and wakes who waits. */
export const record = async (deps: Deps, tx: Tx, settled: readonly Settled[], now: Date): Promise<void> => {
  const ended = await endOffers(
    tx,
    settled.flatMap(({ call, offer }) => (offer ? [{ callId: call.id, status: offer }] : [])),
    now,
  );
  // Of an agent who was moved twice, the last word counts; what is to be counted is not lost.
  const last = new Map<string, SeatChange>();
  for (const change of settled.flatMap(({ seats }) => seats)) {
    const counts = change.counts ?? last.get(change.id)?.counts;
    last.set(change.id, counts ? { ...change, counts } : change);
  }
  const changes = [...last.values()];
  moveSeats(tx, changes, now, localDay(now));
  await announceCalls(tx, settled, now, deps.newId);
  await announceOffersEnded(tx, ended, now, deps.newId);
  const mayPair = changes.some(({ state }) => state === 'ready') || settled.some(({ call }) => call.state === 'queued');
  deps.bell.ring(
    tx,
    [...new Set([...last.keys(), ...settled.map(({ call }) => call.agentId).filter(Boolean)])],
    [...(mayPair ? (['pairs'] as const) : []), ...(changes.length ? (['telephones'] as const) : [])],
  );
};
