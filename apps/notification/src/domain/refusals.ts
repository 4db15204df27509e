import { Refusal } from '@civicline/service-kit/refusal';

/** What notification refuses, and why. */
export const messageNotFound = () => new Refusal('MESSAGE_NOT_FOUND', 'not-found');
export const messageNotFailed = (status: string) =>
  new Refusal('MESSAGE_NOT_FAILED', 'precondition', { details: { status } });
export const templateNotFound = () => new Refusal('TEMPLATE_NOT_FOUND', 'not-found');
