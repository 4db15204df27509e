import type { CallContext } from '@civicline/service-kit';
import type { Offer } from '../domain/offer';
import { agentBusy, agentNotFound, callEnded, callNotFound } from '../domain/refusals';
import { lockSeats, moveSeats } from '../store/agents';
import { lockCall, updateCalls } from '../store/calls';
import { endOffers } from '../store/offers';
import { writeWhisper } from '../store/whispers';
import { announceOffersEnded } from '../announce';
import { localDay } from '@civicline/calendar';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { offerDirectly } from './offer-directly';

/**
 * This caller to this agent next, past the queue and whoever else is being asked. Refuses CALL_NOT_FOUND, CALL_ENDED (it does
 * not wait any more), AGENT_NOT_FOUND, AGENT_BUSY.
 */
export const assignCall =
  (deps: Deps) =>
  (wish: { readonly callId: string; readonly agentId: string }, context: CallContext): Promise<Offer> =>
    deps.store.once(onceKey('AssignCall', wish, context), async (tx) => {
      const { callId, agentId } = wish;
      const call = await lockCall(tx, callId);
      if (!call) throw callNotFound();
      if (call.state !== 'queued' && call.state !== 'ringing') throw callEnded();
      const seats = await lockSeats(tx, [callId], [agentId]);
      const agent = seats.get(agentId);
      if (!agent) throw agentNotFound();
      if (agent.state !== 'ready') throw agentBusy();
      const asked = [...seats.values()].find((seat) => seat.callId === callId);
      if (asked) {
        const now = deps.clock.now();
        const ended = await endOffers(tx, [{ callId, status: 'rescinded' }], now);
        moveSeats(tx, [{ id: asked.id, state: 'ready', callId: null, keepsTurn: true }], now, localDay(now));
        updateCalls(tx, [{ ...call, state: 'queued', agentId: '' }]);
        await announceOffersEnded(tx, ended, now, deps.newId);
        deps.bell.ring(tx, [asked.id]);
      }
      return offerDirectly(deps, tx, callId, agentId);
    });

export interface WhisperWish {
  readonly agentId: string;
  readonly words: string;
}

/** A note on an agent's desk; kept until a desk of theirs is open. Refuses AGENT_NOT_FOUND. */
export const whisperNote =
  (deps: Deps) =>
  (wish: WhisperWish, context: CallContext): Promise<void> =>
    deps.store.once(onceKey('WhisperNote', wish, context), async (tx) => {
      const { agentId, words } = wish;
      const at = deps.clock.now();
      const known = await writeWhisper(tx, { id: deps.newId(), agentId, words, fromId: context.caller.id, at });
      if (!known) throw agentNotFound();
      deps.bell.ring(tx, [agentId]);
    });
