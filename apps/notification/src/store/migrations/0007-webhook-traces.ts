import { migration } from '@civicline/store';

/** What is told to systems of others belongs to the trace of what brought it about. */
export const webhookTraces = migration('0007_webhook_traces', 'ALTER TABLE webhook_event ADD COLUMN traceparent text;');
