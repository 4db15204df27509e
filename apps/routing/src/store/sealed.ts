import type { SealedTable } from '@civicline/store';

const citizen = { key: 'id', keyType: 'uuid', searchable: ['citizen_phone'] } as const;
const note = { key: 'id', keyType: 'bigint', sealed: ['note'] } as const;

/**
 * What stands sealed in the tables: who asks and how they are reached, at which door the post rings, and what was written about a question,
 * but for the question itself: desks search in it. Files are sealed with their names (attachments.ts).
 */
export const sealedTables: readonly SealedTable[] = [
  {
    table: 'referral',
    ...citizen,
    sealed: ['citizen_name', 'citizen_email', 'asked_back'],
    within: { answer: ['text'], delays: ['vi', 'en'] },
  },
  { table: 'step', ...note },
  { table: 'post_leg', ...citizen, sealed: ['citizen_name', 'citizen_email', 'address'] },
  { table: 'post_step', ...note },
];
