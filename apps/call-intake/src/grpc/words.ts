import { common, intake } from '@civicline/contracts';
import type { AgentState } from '../domain/agent';
import type { CallState } from '../domain/call';
import type { AttemptResult, CallBackCause, CallBackStatus } from '../domain/call-back';
import type { CallAction } from '../domain/control';
import type { Offer, OfferStatus } from '../domain/offer';
import type { Outcome } from '../domain/outcome';
import type { ReminderResult } from '../domain/reminder-call';
import type { ContactRecord } from '../domain/record';
import type { EventKind } from '../domain/telephony-event';

/** The words of the domain and the numbers that stand for them on the wire. */
export const agentStates: Record<AgentState, intake.AgentState> = {
  offline: intake.AgentState.OFFLINE,
  ready: intake.AgentState.READY,
  reserved: intake.AgentState.RESERVED,
  talking: intake.AgentState.TALKING,
  hold: intake.AgentState.HOLD,
  wrap_up: intake.AgentState.WRAP_UP,
  break: intake.AgentState.BREAK,
};

const callStates: Record<CallState, intake.CallState> = {
  offered: intake.CallState.OFFERED,
  queued: intake.CallState.QUEUED,
  ringing: intake.CallState.RINGING,
  answered: intake.CallState.ANSWERED,
  on_hold: intake.CallState.ON_HOLD,
  wrap_up: intake.CallState.WRAP_UP,
  ended: intake.CallState.ENDED,
};

const outcomes: Record<Outcome, intake.CallOutcome> = {
  completed: intake.CallOutcome.COMPLETED,
  abandoned: intake.CallOutcome.ABANDONED,
  short_abandoned: intake.CallOutcome.SHORT_ABANDONED,
  abandoned_in_ivr: intake.CallOutcome.ABANDONED_IN_IVR,
  overflowed: intake.CallOutcome.OVERFLOWED,
  deflected: intake.CallOutcome.DEFLECTED,
  blocked: intake.CallOutcome.BLOCKED,
  lost_by_pbx: intake.CallOutcome.LOST_BY_PBX,
  phantom: intake.CallOutcome.PHANTOM,
};

const offerStatuses: Record<OfferStatus, intake.OfferStatus> = {
  pending: intake.OfferStatus.PENDING,
  accepted: intake.OfferStatus.ACCEPTED,
  rejected: intake.OfferStatus.REJECTED,
  timeout: intake.OfferStatus.TIMEOUT,
  rescinded: intake.OfferStatus.RESCINDED,
};

const kinds: Record<EventKind, intake.TelephonyEventKind> = {
  new_call: intake.TelephonyEventKind.NEW_CALL,
  ivr: intake.TelephonyEventKind.IVR,
  queued: intake.TelephonyEventKind.QUEUED,
  ringing: intake.TelephonyEventKind.RINGING,
  answered: intake.TelephonyEventKind.ANSWERED,
  held: intake.TelephonyEventKind.HELD,
  resumed: intake.TelephonyEventKind.RESUMED,
  transferred: intake.TelephonyEventKind.TRANSFERRED,
  hung_up: intake.TelephonyEventKind.HUNG_UP,
  blocked: intake.TelephonyEventKind.BLOCKED,
  key: intake.TelephonyEventKind.KEY,
};

const actions: Record<CallAction, intake.CallAction> = {
  hold: intake.CallAction.HOLD,
  resume: intake.CallAction.RESUME,
  hang_up: intake.CallAction.HANG_UP,
  transfer: intake.CallAction.TRANSFER,
  consult: intake.CallAction.CONSULT,
  complete_transfer: intake.CallAction.COMPLETE_TRANSFER,
  conference: intake.CallAction.CONFERENCE,
};

const recordStatuses: Record<ContactRecord['status'], intake.RecordStatus> = {
  partial: intake.RecordStatus.PARTIAL,
  complete: intake.RecordStatus.COMPLETE,
  unreachable: intake.RecordStatus.UNREACHABLE,
};

const callBackStatuses: Record<CallBackStatus, intake.CallBackStatus> = {
  due: intake.CallBackStatus.DUE,
  attempting: intake.CallBackStatus.ATTEMPTING,
  reached: intake.CallBackStatus.REACHED,
  unreachable: intake.CallBackStatus.UNREACHABLE,
  cancelled: intake.CallBackStatus.CANCELLED,
};

const causes: Record<CallBackCause, intake.CallBackCause> = {
  incomplete_record: intake.CallBackCause.INCOMPLETE_RECORD,
  abandoned: intake.CallBackCause.ABANDONED,
  asked_in_queue: intake.CallBackCause.ASKED_IN_QUEUE,
  asked_on_web: intake.CallBackCause.ASKED_ON_WEB,
  untold: intake.CallBackCause.UNTOLD,
  referral_answered: intake.CallBackCause.REFERRAL_ANSWERED,
  referral_delayed: intake.CallBackCause.REFERRAL_DELAYED,
  asked_agent: intake.CallBackCause.ASKED_AGENT,
};

const results: Record<AttemptResult, intake.AttemptResult> = {
  reached: intake.AttemptResult.REACHED,
  busy: intake.AttemptResult.BUSY,
  no_answer: intake.AttemptResult.NO_ANSWER,
  voicemail: intake.AttemptResult.VOICEMAIL,
  invalid_number: intake.AttemptResult.INVALID_NUMBER,
  failed: intake.AttemptResult.FAILED,
};

const wordOf = <W extends string, N>(words: Record<W, N>, number: N): W | undefined =>
  (Object.keys(words) as W[]).find((word) => words[word] === number);

export const agentStateOf = (state: intake.AgentState) => wordOf(agentStates, state);
export const eventKindOf = (kind: intake.TelephonyEventKind) => wordOf(kinds, kind);
export const callActionOf = (action: intake.CallAction) => wordOf(actions, action);
export const outcomeOf = (outcome: intake.CallOutcome) => wordOf(outcomes, outcome);

export const recordStatusOf = (status: intake.RecordStatus) => wordOf(recordStatuses, status);
export const callBackStatusOf = (status: intake.CallBackStatus) => wordOf(callBackStatuses, status);
export const causeOf = (cause: intake.CallBackCause) => wordOf(causes, cause);
export const resultOf = (result: intake.AttemptResult) => wordOf(results, result);

export const recordStatusToProto = (status: ContactRecord['status']) => recordStatuses[status];
export const callBackStatusToProto = (status: CallBackStatus) => callBackStatuses[status];
export const causeToProto = (cause: CallBackCause) => causes[cause];
export const resultToProto = (result: AttemptResult | null) =>
  result ? results[result] : intake.AttemptResult.UNSPECIFIED;
export const callStateToProto = (state: CallState) => callStates[state];
export const outcomeToProto = (outcome: Outcome | null) =>
  outcome ? outcomes[outcome] : intake.CallOutcome.UNSPECIFIED;
export const directionToProto = (direction: 'inbound' | 'outbound') =>
  direction === 'outbound' ? intake.Direction.OUTBOUND : intake.Direction.INBOUND;
export const localeOf = (locale: common.Locale): 'vi' | 'en' => (locale === common.Locale.EN ? 'en' : 'vi');
export const localeToProto = (locale: 'vi' | 'en') => (locale === 'en' ? common.Locale.EN : common.Locale.VI);

export const offerToProto = (offer: Offer): intake.Offer => ({ ...offer, status: offerStatuses[offer.status] });

const reminderResults: Record<ReminderResult, intake.ReminderCallResult> = {
  ready: intake.ReminderCallResult.READY,
  cancelled: intake.ReminderCallResult.CANCELLED,
  heard: intake.ReminderCallResult.HEARD,
  unreachable: intake.ReminderCallResult.UNREACHABLE,
  too_late: intake.ReminderCallResult.TOO_LATE,
};

export const reminderResultToProto = (result: ReminderResult): intake.ReminderCallResult => reminderResults[result];
