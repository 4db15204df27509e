import { topics } from '@civicline/contracts';
import type { EventType, intake } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { announce } from '@civicline/events';
import type { Tx } from '@civicline/store';
import { changed } from '@civicline/store/audit';
import type { Call } from './domain/call';
import type { CallHappened } from './domain/lifecycle';
import type { Offer } from './domain/offer';
import type { CallBack } from './domain/call-back';
import type { ReminderResult } from './domain/reminder-call';
import type { ContactRecord, RecordHappened } from './domain/record';
import {
  callBackStatusToProto,
  callStateToProto,
  causeToProto,
  directionToProto,
  localeToProto,
  offerToProto,
  outcomeToProto,
  recordStatusToProto,
  reminderResultToProto,
} from './grpc/words';

const source = '/call-intake';

export interface Deflected {
  readonly to: string;
  readonly procedureCode: string;
  readonly officeId: string;
}

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

/** Announces how a caller was answered otherwise than by an agent: whoever sends the checklist asks for the number. */
export const announceDeflected = (
  tx: Tx,
  call: Call,
  { to, procedureCode, officeId }: Deflected,
  now: Date,
  newId: () => string,
) => {
  const type: EventType = 'civicline.call.deflected.v1';
  const data: intake.CallDeflected = {
    call: factsOf(call),
    to,
    procedureCode,
    officeId,
    locale: localeToProto(call.locale),
  };
  return announce(tx, { id: newId(), type, source, subject: call.id, time: now, topic: topics.call, data });
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

/** Announces that a record was captured or completed. */
export const announceRecord = (
  tx: Tx,
  record: ContactRecord,
  happened: readonly RecordHappened[],
  newId: () => string,
) => {
  const { id, callId, status, version, topic, unitCode, procedureCode } = record;
  const facts = { recordId: id, callId: callId ?? '', version, topic, unitCode, procedureCode };
  const data = { record: { ...facts, status: recordStatusToProto(status) } };
  changed(tx, record.number, id);
  const events = happened.map((what): DomainEvent => {
    const type: EventType = `civicline.contact-record.${what}.v1`;
    return { id: newId(), type, source, subject: id, time: record.changedAt, topic: topics.contactRecord, data };
  });
  return announce(tx, ...events);
};

/** Announces what became of a promise to call. The number is not in it: who sends a message asks for it. */
export const announceCallBack = (
  tx: Tx,
  what: 'promised' | 'rescheduled' | 'reached' | 'unreachable' | 'cancelled',
  callBack: CallBack,
  now: Date,
  newId: () => string,
) => {
  const type: EventType = `civicline.call-back.${what}.v1`;
  changed(tx, callBack.number, callBack.code);
  const data: intake.CallBackPromised = {
    callBack: {
      callBackId: callBack.id,
      code: callBack.code,
      version: callBack.version,
      cause: causeToProto(callBack.cause),
      status: callBackStatusToProto(callBack.status),
      from: callBack.window?.from,
      to: callBack.window?.to,
      locale: localeToProto(callBack.locale),
      attempts: callBack.attempts.length,
      topic: callBack.topic,
      subjectCode: callBack.subjectCode,
      kept: callBack.kept ?? undefined,
      agentId: callBack.agentId,
    },
  };
  return announce(tx, { id: newId(), type, source, subject: callBack.id, time: now, topic: topics.callBack, data });
};

/** What calling a citizen about a visit came to, for whoever asked for it. */
export const announceReminderCall = (
  tx: Tx,
  { id, requestId, result }: { readonly id: string; readonly requestId: string; readonly result: ReminderResult },
  now: Date,
  newId: () => string,
) => {
  const data: intake.ReminderCallEnded = { reminderCallId: id, requestId, result: reminderResultToProto(result) };
  const type = 'civicline.reminder-call.ended.v1';
  return announce(tx, { id: newId(), type, source, subject: id, time: now, topic: topics.reminderCall, data });
};
