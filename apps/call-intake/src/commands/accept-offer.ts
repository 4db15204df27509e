import type { CallContext } from '@civicline/service-kit';
import type { Call } from '../domain/call';
import { deskTime } from '../domain/call';
import { callNotFound, offerEnded, offerNotFound } from '../domain/refusals';
import { extensionOf } from '../store/agents';
import { callById, lockCall } from '../store/calls';
import { offerById } from '../store/offers';
import { ask } from './carry-out';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { hear } from './hear';

/** The agent takes the call that was offered. Refuses OFFER_NOT_FOUND, OFFER_ENDED. */
export const acceptOffer =
  (deps: Deps) =>
  async (offerId: string, call: CallContext): Promise<Call> => {
    const agentId = call.caller.id;
    const callId = await deps.store.once(onceKey('AcceptOffer', { offerId }, call), async (tx) => {
      const offer = await offerById(tx, offerId);
      if (offer?.agentId !== agentId) throw offerNotFound();
      const offered = await lockCall(tx, offer.callId);
      // Looked at again under the lock: the caller may have hung up meanwhile.
      const now = await offerById(tx, offerId);
      if (!offered || now?.status !== 'pending') throw offerEnded(now?.status ?? 'rescinded');
      const at = deskTime(offered, deps.clock.now());
      const event = { id: `accept:${offerId}`, kind: 'answered', at, origin: 'desk', agentId } as const;
      await hear(deps, tx, [{ source: offered.source, sourceId: offered.sourceId, event }]);
      if (deps.commanded.has(offered.source))
        ask(deps, tx, offered, 'answer', { extension: await extensionOf(tx, agentId) });
      return offered.id;
    });
    const taken = await callById(deps.store, callId);
    if (!taken) throw callNotFound();
    return taken;
  };
