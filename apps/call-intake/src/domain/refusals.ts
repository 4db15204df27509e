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
