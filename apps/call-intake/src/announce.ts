import { topics } from '@civicline/contracts';
import type { EventType, intake } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { announce } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { Call } from './domain/call';
import type { CallHappened } from './domain/lifecycle';
import type { Offer } from './domain/offer';
import { callStateToProto, directionToProto, offerToProto, outcomeToProto } from './grpc/words';

const source = '/call-intake';

const factsOf = (call: Call): intake.CallFacts => ({
  callId: call.id,
  source: call.source,
  direction: directionToProto(call.direction),
  lineId: call.lineId,
  queueId: call.queueId,
  state: callStateToProto(call.state),
  outcome: outcomeToProto(call.outcome),
  agentId: call.agentId,
  arrivedAt: call.arrivedAt,
  queuedAt: call.queuedAt ?? undefined,
  answeredAt: call.answeredAt ?? undefined,
  endedAt: call.endedAt ?? undefined,
  disposition: call.disposition,
});

/**
 * Announces what happened to calls, in the transaction in which it did. What is learnt late may correct an outcome: the end is then
 * announced anew. Nothing in it is personal.
 */
export const announceCalls = (
  tx: Tx,
  settled: readonly { readonly call: Call; readonly happened: readonly CallHappened[] }[],
  now: Date,
  newId: () => string,
) => {
  const events = settled.flatMap(({ call, happened }) =>
    happened.map((what): DomainEvent => {
      const type: EventType = `civicline.call.${what}.v1`;
      const data = { call: factsOf(call) };
      return { id: newId(), type, source, subject: call.id, time: now, topic: topics.call, data };
    }),
  );
  return announce(tx, ...events);
};

const offerEvents = (what: 'made' | 'ended', offers: readonly Offer[], now: Date, newId: () => string) =>
  offers.map((offer): DomainEvent => {
    const type: EventType = `civicline.offer.${what}.v1`;
    const data = { offer: offerToProto(offer) };
    return { id: newId(), type, source, subject: offer.id, time: now, topic: topics.offer, data };
  });

export const announceOffersMade = (tx: Tx, offers: readonly Offer[], now: Date, newId: () => string) =>
  announce(tx, ...offerEvents('made', offers, now, newId));

export const announceOffersEnded = (tx: Tx, offers: readonly Offer[], now: Date, newId: () => string) =>
  announce(tx, ...offerEvents('ended', offers, now, newId));
