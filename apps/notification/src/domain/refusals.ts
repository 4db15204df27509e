import { Refusal } from '@civicline/service-kit/refusal';

/** What notification refuses, and why. */
export const messageNotFound = () => new Refusal('MESSAGE_NOT_FOUND', 'not-found');
export const messageNotFailed = (status: string) =>
  new Refusal('MESSAGE_NOT_FAILED', 'precondition', { details: { status } });
export const campaignNotFound = () => new Refusal('CAMPAIGN_NOT_FOUND', 'not-found');
export const campaignChanged = (recipients: number) =>
  new Refusal('CAMPAIGN_CHANGED', 'conflict', { details: { recipients } });
export const templateNotFound = () => new Refusal('TEMPLATE_NOT_FOUND', 'not-found');
export const webhookNotFound = () => new Refusal('WEBHOOK_NOT_FOUND', 'not-found');
export const webhookChanged = (version: number) =>
  new Refusal('VERSION_CONFLICT', 'conflict', { details: { version } });
export const tooManyWebhooks = (max: number) => new Refusal('TOO_MANY_WEBHOOKS', 'exhausted', { details: { max } });
export const deliveryNotFound = () => new Refusal('DELIVERY_NOT_FOUND', 'not-found');
