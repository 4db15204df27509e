import type { SealedTable } from '@civicline/store';

const citizen = {
  key: 'id',
  keyType: 'uuid',
  searchable: ['citizen_phone'],
  sealed: ['citizen_name', 'citizen_email'],
} as const;

/** What stands sealed in the tables: who comes, how they are reached, and what was written about a visit. Why an office closes is told to everybody. */
export const sealedTables: readonly SealedTable[] = [
  { table: 'appointment', ...citizen, within: { reason: ['vi', 'en'] } },
  { table: 'waitlist_entry', ...citizen },
  { table: 'paper_mark', key: 'ctid', keyType: 'tid', sealed: ['reason'] },
  { table: 'relocation', key: 'id', keyType: 'uuid', sealed: ['note'] },
  { table: 'overbooking', key: 'appointment_id', keyType: 'uuid', sealed: ['reason'] },
];
