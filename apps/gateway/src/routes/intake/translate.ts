import { toRfc3339 } from '@civicline/calendar';
import type { common, intake } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { formatPhone } from '@civicline/vietnamese';
import {
  adviceModes,
  agentStates,
  attemptResults,
  callBackCauses,
  callBackStatuses,
  callOutcomes,
  callStates,
  directions,
  knownNames,
  offerStatuses,
  recordStatuses,
} from './names';
import { localeOf } from '../words';

const pick = (text: common.LocalizedText | undefined, locale: Locale) => (text ? text[locale] || text.vi : '');
const at = (instant: Date | undefined) => (instant ? toRfc3339(instant) : '');
const atOrNull = (instant: Date | undefined) => (instant ? toRfc3339(instant) : null);

/** What an answer must have. */
export const present = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`an answer without its ${what}`);
  return value;
};

export const agentStatusOf = (status: intake.AgentStatus) => ({
  id: status.agent?.id ?? '',
  name: status.agent?.name ?? '',
  team: status.agent?.team ?? '',
  skills: status.agent?.skills ?? [],
  state: agentStates.wordOf(status.state),
  reason: status.reason,
  since: atOrNull(status.since),
  callId: status.callId,
  answered: status.answered,
  missed: status.missed,
  deskOpen: status.deskOpen,
});

export const webPhoneOf = ({ user, secret, expiresAt }: intake.WebPhone, url: string) => ({
  url,
  user,
  secret,
  expiresAt: toRfc3339(present(expiresAt, 'expiresAt')),
});

export const callOf = (call: intake.Call) => ({
  id: call.id,
  direction: directions.wordOf(call.direction),
  number: formatPhone(call.number),
  dialled: call.dialled,
  lineId: call.lineId,
  queueId: call.queueId,
  locale: localeOf(call.locale),
  state: callStates.wordOf(call.state),
  outcome: callOutcomes.wordOf(call.outcome),
  agentId: call.agentId,
  arrivedAt: atOrNull(call.arrivedAt),
  queuedAt: atOrNull(call.queuedAt),
  answeredAt: atOrNull(call.answeredAt),
  hungUpAt: atOrNull(call.hungUpAt),
  endedAt: atOrNull(call.endedAt),
  waitSeconds: call.waitSeconds,
  talkSeconds: call.talkSeconds,
  holdSeconds: call.holdSeconds,
  wrapUpSeconds: call.wrapUpSeconds,
  wrapUpUntil: atOrNull(call.wrapUpUntil),
  recordId: call.recordId,
  disposition: call.disposition,
  callBackId: call.callBackId,
  deflectedTo: call.deflectedTo,
  position: call.position,
  priority: call.priority,
  anomalies: call.anomalies,
});

export const offerOf = (offer: intake.Offer) => ({
  id: offer.id,
  callId: offer.callId,
  agentId: offer.agentId,
  status: offerStatuses.wordOf(offer.status),
  offeredAt: atOrNull(offer.offeredAt),
  expiresAt: atOrNull(offer.expiresAt),
});

export const recordOf = (record: intake.Record) => {
  const fields = record.fields;
  return {
    id: record.id,
    callId: record.callId,
    status: recordStatuses.wordOf(record.status),
    version: record.version,
    fields: {
      name: fields?.name ?? '',
      number: formatPhone(fields?.number ?? ''),
      topic: fields?.topic ?? '',
      unitCode: fields?.unitCode ?? '',
      procedureCode: fields?.procedureCode ?? '',
      question: fields?.question ?? '',
      answer: fields?.answer ?? '',
      dossierCode: fields?.dossierCode ?? '',
      appointmentCode: fields?.appointmentCode ?? '',
      referralCode: fields?.referralCode ?? '',
      locale: fields ? localeOf(fields.locale) : ('vi' as const),
      address: fields?.address ?? '',
    },
    missing: record.missing,
    captured: record.captured,
    agentId: record.agentId,
    createdAt: atOrNull(record.createdAt),
    changedAt: atOrNull(record.changedAt),
  };
};

export const callBackWindowOf = ({ slotId, from, to, free }: intake.CallBackWindow) => ({
  slotId,
  from: at(from),
  to: at(to),
  free,
});

export const callBackOf = (callBack: intake.CallBack) => ({
  id: callBack.id,
  code: callBack.code,
  status: callBackStatuses.wordOf(callBack.status),
  cause: callBackCauses.wordOf(callBack.cause),
  name: callBack.name,
  number: formatPhone(callBack.number),
  topic: callBack.topic,
  locale: localeOf(callBack.locale),
  window: callBack.window ? callBackWindowOf(callBack.window) : null,
  nextAttemptAt: atOrNull(callBack.nextAttemptAt),
  attempts: callBack.attempts.map(({ n, startedAt, endedAt, result, agentId }) => ({
    n,
    startedAt: atOrNull(startedAt),
    endedAt: atOrNull(endedAt),
    // An attempt that is under way has come to nothing yet.
    result: endedAt ? attemptResults.wordOf(result) : null,
    agentId,
  })),
  recordId: callBack.recordId,
  agentId: callBack.agentId,
  promisedAt: atOrNull(callBack.promisedAt),
  settledAt: atOrNull(callBack.settledAt),
  kept: callBack.kept ?? null,
  subjectCode: callBack.subjectCode,
});

const adviceOf = ({ mode, why }: intake.Advice, locale: Locale) => ({
  mode: adviceModes.wordOf(mode),
  why: pick(why, locale),
});

export const callerHistoryOf = (history: intake.CallerHistory, locale: Locale) => ({
  known: knownNames.wordOf(history.known),
  names: history.names,
  attemptsToday: history.attemptsToday,
  calls: history.calls.map(callOf),
  records: history.records.map(recordOf),
  callBacks: history.callBacks.map(callBackOf),
  visits: history.visits.map(({ code, start, procedureName, officeName }) => ({
    code,
    start: at(start),
    procedure: pick(procedureName, locale),
    office: pick(officeName, locale),
  })),
});

export const offeredCallOf = ({ offer, call, caller, advice }: intake.OfferedCall, locale: Locale) => ({
  offer: offerOf(present(offer, 'offer')),
  call: callOf(present(call, 'call')),
  caller: caller ? callerHistoryOf(caller, locale) : null,
  advice: advice ? adviceOf(advice, locale) : null,
});

export const adviceAnswerOf = (answer: intake.GetAdviceResponse, locale: Locale) => ({
  ...(answer.advice ? adviceOf(answer.advice, locale) : { mode: 'in-full' as const, why: '' }),
  waitP50Seconds: answer.waitP50Seconds,
  waitP90Seconds: answer.waitP90Seconds,
  calibrationP90: answer.calibrationP90,
  estimates: answer.estimates,
  callBackPlaces: answer.callBackPlaces,
});

const choiceOf =
  (locale: Locale) =>
  ({ id, name }: intake.Choice) => ({ id, name: pick(name, locale) });

export const queueOf = (queue: intake.Queue, locale: Locale) => ({
  id: queue.id,
  name: pick(queue.name, locale),
  skills: queue.skills,
  priority: queue.priority,
  targetSeconds: queue.targetSeconds,
  targetPercent: queue.targetPercent,
});

export const centreOf = (centre: intake.GetCentreResponse, locale: Locale) => ({
  lines: centre.lines.map(({ id, number }) => ({ id, number })),
  queues: centre.queues.map((queue) => queueOf(queue, locale)),
  dispositions: centre.dispositions.map(choiceOf(locale)),
  breakReasons: centre.breakReasons.map(choiceOf(locale)),
  topics: centre.topics.map(choiceOf(locale)),
});
