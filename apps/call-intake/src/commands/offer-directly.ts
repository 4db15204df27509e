import type { Tx } from '@civicline/store';
import { announceOffersMade } from '../announce';
import type { Offer } from '../domain/offer';
import { offerTo } from '../store/matching';
import type { Deps } from './deps';

/**
 * Offers a waiting caller to one agent, past the queue. Both are locked by the caller of this and known to be free; it is
 * written behind whatever made them so in the same transaction.
 */
export const offerDirectly = async (deps: Deps, tx: Tx, callId: string, agentId: string): Promise<Offer> => {
  const offeredAt = deps.clock.now();
  const expiresAt = new Date(offeredAt.getTime() + deps.times.offerMs);
  const offer: Offer = { id: deps.newId(), callId, agentId, status: 'pending', offeredAt, expiresAt };
  offerTo(tx, offer);
  await announceOffersMade(tx, [offer], offeredAt, deps.newId);
  deps.bell.ring(tx, [agentId]);
  return offer;
};
