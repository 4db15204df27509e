import { common, intake } from '@civicline/contracts';
import type { AgentState } from '../domain/agent';
import type { CallState } from '../domain/call';
import type { CallAction } from '../domain/control';
import type { Offer, OfferStatus } from '../domain/offer';
import type { Outcome } from '../domain/outcome';
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

const wordOf = <W extends string, N>(words: Record<W, N>, number: N): W | undefined =>
  (Object.keys(words) as W[]).find((word) => words[word] === number);

export const agentStateOf = (state: intake.AgentState) => wordOf(agentStates, state);
export const eventKindOf = (kind: intake.TelephonyEventKind) => wordOf(kinds, kind);
export const callActionOf = (action: intake.CallAction) => wordOf(actions, action);
export const outcomeOf = (outcome: intake.CallOutcome) => wordOf(outcomes, outcome);

export const callStateToProto = (state: CallState) => callStates[state];
export const outcomeToProto = (outcome: Outcome | null) =>
  outcome ? outcomes[outcome] : intake.CallOutcome.UNSPECIFIED;
export const directionToProto = (direction: 'inbound' | 'outbound') =>
  direction === 'outbound' ? intake.Direction.OUTBOUND : intake.Direction.INBOUND;
export const localeToProto = (locale: 'vi' | 'en') => (locale === 'en' ? common.Locale.EN : common.Locale.VI);

export const offerToProto = (offer: Offer): intake.Offer => ({ ...offer, status: offerStatuses[offer.status] });
