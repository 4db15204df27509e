import { intake } from '@civicline/contracts';
import { maskName, maskPhone } from '@civicline/vietnamese';
import type { FreeWindow } from '../commands/deps';
import type { CallBack } from '../domain/call-back';
import type { ContactRecord } from '../domain/record';
import { isCaptured, missingOf } from '../domain/record';
import type { Caller } from '../queries/caller';
import { callToProto } from './translate';
import { callBackStatusToProto, causeToProto, localeToProto, recordStatusToProto, resultToProto } from './words';

/** A record as somebody may see it: the number in full, or masked. */
export const recordToProto = (record: ContactRecord, inFull: boolean): intake.Record => {
  const { id, callId, status, version, agentId, createdAt, changedAt, capturedAt, completedAt, locale, ...fields } =
    record;
  return {
    id,
    callId: callId ?? '',
    status: recordStatusToProto(status),
    version,
    fields: {
      ...fields,
      number: inFull ? fields.number : maskPhone(fields.number),
      locale: localeToProto(locale === 'en' ? 'en' : 'vi'),
    },
    missing: missingOf(record),
    captured: isCaptured(record) && capturedAt !== null,
    agentId,
    createdAt,
    changedAt: completedAt && completedAt > changedAt ? completedAt : changedAt,
  };
};

export const windowToProto = ({ slotId, from, to, free = 0 }: Omit<FreeWindow, 'free'> & Partial<FreeWindow>) => ({
  slotId,
  from,
  to,
  free,
});

/** A call-back as somebody may see it: whom it is promised to in full, or masked. */
export const callBackToProto = (callBack: CallBack, inFull: boolean): intake.CallBack => ({
  id: callBack.id,
  code: callBack.code,
  status: callBackStatusToProto(callBack.status),
  cause: causeToProto(callBack.cause),
  name: inFull ? callBack.name : maskName(callBack.name),
  number: inFull ? callBack.number : maskPhone(callBack.number),
  topic: callBack.topic,
  locale: localeToProto(callBack.locale),
  window: callBack.window ? windowToProto(callBack.window) : undefined,
  nextAttemptAt: callBack.nextAttemptAt ?? undefined,
  attempts: callBack.attempts.map(({ n, startedAt, endedAt, result, agentId, callId }) => ({
    n,
    startedAt,
    endedAt: endedAt ?? undefined,
    result: resultToProto(result),
    agentId,
    callId,
  })),
  recordId: callBack.recordId ?? '',
  agentId: callBack.agentId,
  promisedAt: callBack.promisedAt,
  settledAt: callBack.settledAt ?? undefined,
  kept: callBack.kept ?? undefined,
  subjectCode: callBack.subjectCode,
});

const known: Record<Caller['known'], intake.CallerHistory_Known> = {
  new: intake.CallerHistory_Known.NEW,
  maybe: intake.CallerHistory_Known.MAYBE,
  yes: intake.CallerHistory_Known.YES,
};

/** Everything known of one number: in full for whoever serves the caller, or named the number. */
export const callerToProto = (caller: Caller, now: Date, inFull: boolean): intake.CallerHistory => ({
  known: known[caller.known],
  names: [...caller.names],
  calls: caller.calls.map((call) => callToProto(call, now, inFull)),
  records: caller.records.map((record) => recordToProto(record, inFull)),
  callBacks: caller.callBacks.map((callBack) => callBackToProto(callBack, inFull)),
  visits: caller.visits.map((visit) => ({ ...visit })),
  attemptsToday: caller.attemptsToday,
});
