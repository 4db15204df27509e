import { Refusal } from '@civicline/service-kit/refusal';

/** What call-intake refuses, and why. */
export const agentNotFound = () => new Refusal('AGENT_NOT_FOUND', 'not-found');
export const agentBusy = () => new Refusal('AGENT_BUSY', 'precondition');
export const offerNotFound = () => new Refusal('OFFER_NOT_FOUND', 'not-found');
export const offerEnded = (status: string) => new Refusal('OFFER_ENDED', 'precondition', { details: { status } });
export const callNotFound = () => new Refusal('CALL_NOT_FOUND', 'not-found');
export const callEnded = () => new Refusal('CALL_ENDED', 'precondition');
export const notYourCall = () => new Refusal('NOT_YOUR_CALL', 'denied');
export const actionNotPossible = () => new Refusal('ACTION_NOT_POSSIBLE', 'precondition');
export const notInWrapUp = () => new Refusal('NOT_IN_WRAP_UP', 'precondition');
export const wrapUpExtended = (times: number) => new Refusal('WRAP_UP_EXTENDED', 'exhausted', { details: { times } });
export const queueNotFound = () => new Refusal('QUEUE_NOT_FOUND', 'not-found');
export const forbidden = () => new Refusal('FORBIDDEN', 'denied');
export const recordNotFound = () => new Refusal('RECORD_NOT_FOUND', 'not-found');
export const noReminderCalls = () => new Refusal('NO_REMINDER_CALLS', 'precondition');
export const recordingNotFound = () => new Refusal('RECORDING_NOT_FOUND', 'not-found');
export const versionConflict = (version: number) =>
  new Refusal('VERSION_CONFLICT', 'conflict', { details: { version } });
export const callBackNotFound = () => new Refusal('CALL_BACK_NOT_FOUND', 'not-found');
export const callBackEnded = (status: string) =>
  new Refusal('CALL_BACK_ENDED', 'precondition', { details: { status } });
export const callBackTaken = () => new Refusal('CALL_BACK_TAKEN', 'conflict');
export const windowNotFound = () => new Refusal('WINDOW_NOT_FOUND', 'not-found');
export const windowFull = (alternatives: readonly unknown[]) =>
  new Refusal('WINDOW_FULL', 'exhausted', { details: { alternatives } });
