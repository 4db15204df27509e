import type { intake } from '@civicline/contracts';
import { words } from '../words';

export const agentStates = words<
  intake.AgentState,
  ['offline', 'ready', 'reserved', 'talking', 'hold', 'wrap-up', 'break']
>('AGENT_STATE', ['offline', 'ready', 'reserved', 'talking', 'hold', 'wrap-up', 'break']);
export const callStates = words<
  intake.CallState,
  ['offered', 'queued', 'ringing', 'answered', 'on-hold', 'wrap-up', 'ended']
>('CALL_STATE', ['offered', 'queued', 'ringing', 'answered', 'on-hold', 'wrap-up', 'ended']);

const outcomeNames = [
  'none',
  'completed',
  'abandoned',
  'short-abandoned',
  'abandoned-in-ivr',
  'overflowed',
  'deflected',
  'blocked',
  'lost-by-pbx',
  'phantom',
] as const;
/** 'none' while a call is not over. */
export const callOutcomes = words<intake.CallOutcome, typeof outcomeNames>('CALL_OUTCOME', outcomeNames);
export const directions = words<intake.Direction, ['inbound', 'outbound']>('DIRECTION', ['inbound', 'outbound']);
export const offerStatuses = words<intake.OfferStatus, ['pending', 'accepted', 'rejected', 'timeout', 'rescinded']>(
  'OFFER_STATUS',
  ['pending', 'accepted', 'rejected', 'timeout', 'rescinded'],
);

const actionNames = ['hold', 'resume', 'hang-up', 'transfer', 'consult', 'complete-transfer', 'conference'] as const;
export const callActions = words<intake.CallAction, typeof actionNames>('CALL_ACTION', actionNames);

export const knownNames = words<intake.CallerHistory_Known, ['new', 'maybe', 'yes']>('KNOWN', ['new', 'maybe', 'yes']);
export const recordStatuses = words<intake.RecordStatus, ['partial', 'complete', 'unreachable']>('RECORD_STATUS', [
  'partial',
  'complete',
  'unreachable',
]);
export const callBackStatuses = words<
  intake.CallBackStatus,
  ['due', 'attempting', 'reached', 'unreachable', 'cancelled']
>('CALL_BACK_STATUS', ['due', 'attempting', 'reached', 'unreachable', 'cancelled']);

const causeNames = [
  'asked-agent',
  'asked-on-web',
  'asked-in-queue',
  'abandoned',
  'incomplete-record',
  'untold',
  'referral-answered',
  'referral-delayed',
] as const;
export const callBackCauses = words<intake.CallBackCause, typeof causeNames>('CALL_BACK_CAUSE', causeNames);

const resultNames = ['failed', 'reached', 'busy', 'no-answer', 'voicemail', 'invalid-number'] as const;
export const attemptResults = words<intake.AttemptResult, typeof resultNames>('ATTEMPT_RESULT', resultNames);

export const adviceModes = words<intake.Advice_Mode, ['in-full', 'quick-capture']>('MODE', [
  'in-full',
  'quick-capture',
]);

const rowNames = ['queue', 'half-hour', 'hour', 'day', 'topic', 'unit', 'agent', 'disposition'] as const;
export const figureRows = words<intake.GetFiguresRequest_By, typeof rowNames>('BY', rowNames);

const recordingNames = ['running', 'arriving', 'kept', 'removed', 'lost'] as const;
export const recordingStates = words<intake.RecordingState, typeof recordingNames>('RECORDING_STATE', recordingNames);
