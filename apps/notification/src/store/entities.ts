import { EntitySchema } from 'typeorm';

/** The ledger's row, for TypeORM; the hot paths in messages.ts are SQL. */
export const messageEntity = new EntitySchema({
  name: 'message',
  columns: {
    id: { type: 'uuid', primary: true },
    subject_id: { type: 'text' },
    subject_code: { type: 'text' },
    subject_version: { type: 'integer' },
    channel: { type: 'text' },
    template: { type: 'text' },
    locale: { type: 'text' },
    facts: { type: 'jsonb' },
    status: { type: 'text' },
    attempts: { type: 'integer', default: 0 },
    queued_at: { type: 'timestamptz' },
    due_at: { type: 'timestamptz', nullable: true },
    sent_at: { type: 'timestamptz', nullable: true },
    delivered_at: { type: 'timestamptz', nullable: true },
    reason: { type: 'text', nullable: true },
    provider_message_id: { type: 'text', nullable: true },
    recipient_masked: { type: 'text', nullable: true },
    traceparent: { type: 'text', nullable: true },
  },
});
