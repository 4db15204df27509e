import type { SealedTable } from '@civicline/store';

/** What stands sealed in the tables: who comes, and how they are reached. */
export const sealedTables: readonly SealedTable[] = [
  {
    table: 'appointment',
    key: 'id',
    keyType: 'uuid',
    searchable: ['citizen_phone'],
    sealed: ['citizen_name', 'citizen_email'],
  },
  {
    table: 'waitlist_entry',
    key: 'id',
    keyType: 'uuid',
    searchable: ['citizen_phone'],
    sealed: ['citizen_name', 'citizen_email'],
  },
];
