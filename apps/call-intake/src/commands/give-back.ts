import { localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { AgentState, AgentStatus } from '../domain/agent';
import type { Call } from '../domain/call';
import { deskTime } from '../domain/call';
import type { Settled } from '../domain/lifecycle';
import { agentNotFound, offerEnded, offerNotFound } from '../domain/refusals';
import { agentById, lockAgent, lockSeats, moveSeats } from '../store/agents';
import { lockCall, updateCalls } from '../store/calls';
import { deserted } from '../store/desks';
import { offerById, overdueOffers } from '../store/offers';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { hear, record } from './hear';

interface Ending {
  readonly status: 'rejected' | 'timeout' | 'rescinded';
  readonly then: AgentState;
  readonly reason: string;
}

/** The caller waits again, at the original place; the agent is not asked next. */
const backToQueue = (call: Call, agentId: string, { status, then, reason }: Ending): Settled => ({
  call: { ...call, state: 'queued', agentId: '' },
  seats: [{ id: agentId, state: then, reason, callId: null, ...(status === 'timeout' ? { counts: 'missed' } : {}) }],
  offer: status,
  happened: [],
});

const giveBack = async (deps: Deps, tx: Tx, callId: string, ending: Ending): Promise<boolean> => {
  const call = await lockCall(tx, callId);
  if (call?.state !== 'ringing') return false;
  const [holder] = (await lockSeats(tx, [callId], [])).values();
  if (holder?.state !== 'reserved') return false;
  const settled = backToQueue(call, holder.id, ending);
  updateCalls(tx, [settled.call]);
  await record(deps, tx, [settled], deps.clock.now());
  return true;
};

/** Refuses OFFER_NOT_FOUND, OFFER_ENDED. */
export const rejectOffer =
  (deps: Deps) =>
  async (offerId: string, call: CallContext): Promise<AgentStatus> => {
    const agentId = call.caller.id;
    await deps.store.once(onceKey('RejectOffer', { offerId }, call), async (tx) => {
      const offer = await offerById(tx, offerId);
      if (offer?.agentId !== agentId) throw offerNotFound();
      const given =
        offer.status === 'pending' &&
        (await giveBack(deps, tx, offer.callId, { status: 'rejected', then: 'break', reason: 'rejected_offer' }));
      if (!given) throw offerEnded((await offerById(tx, offerId))?.status ?? 'rescinded');
    });
    const agent = await agentById(deps.store, agentId, localDay(deps.clock.now()));
    if (!agent) throw agentNotFound();
    return agent;
  };

const missedOffer: Ending = { status: 'timeout', then: 'break', reason: 'missed_offer' };

/**
 * The agent's telephone was not picked up: as an offer whose time is over. Whoever had taken the call at the desk is on a break
 * all the same, so that it is not offered to them again at once, and the caller waits again.
 */
export const missCall = async (deps: Deps, tx: Tx, call: Call, agentId: string): Promise<void> => {
  if (await giveBack(deps, tx, call.id, missedOffer)) return;
  const seat = (await lockSeats(tx, [], [agentId])).get(agentId);
  if (seat?.callId !== call.id || !(seat.state === 'talking' || seat.state === 'hold')) return;
  const now = deps.clock.now();
  const { source, sourceId, queueId } = call;
  const said = { kind: 'transferred', at: deskTime(call, now), origin: 'desk', queueId, detail: 'no_answer' } as const;
  await hear(deps, tx, [{ source, sourceId, event: { ...said, id: `missed:${deps.newId()}` } }]);
  const { then: state, reason } = missedOffer;
  moveSeats(tx, [{ id: agentId, state, reason, callId: null, counts: 'missed' }], now, localDay(now));
  deps.bell.ring(tx, [agentId]);
};

/** Offers whose time is over: the agent goes on a break, the caller back to the original place. */
export const endOverdueOffers =
  (deps: Deps) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const overdue = await overdueOffers(tx, deps.clock.now(), limit);
    for (const callId of overdue) await giveBack(deps, tx, callId, missedOffer);
    return overdue.length;
  };

/** Desks that were away too long: the agent is offline, and what was offered goes back. */
export const closeDesertedDesks =
  (deps: Deps) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = deps.clock.now();
    const before = new Date(now.getTime() - deps.times.deskGraceMs);
    const gone = await deserted(tx, before, limit);
    let closed = 0;
    for (const { id, callId } of gone) {
      const offline: Ending = { status: 'rescinded', then: 'offline', reason: '' };
      if (callId) closed += Number(await giveBack(deps, tx, callId, offline));
      else closed += Number(await signOff(deps, tx, id, now));
    }
    return closed;
  };

const signOff = async (deps: Deps, tx: Tx, id: string, now: Date): Promise<boolean> => {
  const day = localDay(now);
  const agent = await lockAgent(tx, id, day);
  // A call or a desk may have come meanwhile.
  if (!agent || agent.deskOpen || (agent.state !== 'ready' && agent.state !== 'break')) return false;
  moveSeats(tx, [{ id, state: 'offline', callId: null }], now, day);
  deps.bell.ring(tx, [id]);
  return true;
};
