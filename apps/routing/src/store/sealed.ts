import type { SealedTable } from '@civicline/store';

const citizen = { key: 'id', keyType: 'uuid', searchable: ['citizen_phone'] } as const;

/** What stands sealed in the tables: who asks, how they are reached, at which door the post rings, and what files are called (attachments.ts seals what is in them). */
export const sealedTables: readonly SealedTable[] = [
  { table: 'referral', ...citizen, sealed: ['citizen_name', 'citizen_email'] },
  { table: 'post_leg', ...citizen, sealed: ['citizen_name', 'citizen_email', 'address'] },
  { table: 'attachment', key: 'id', keyType: 'uuid', sealed: ['name'] },
];
