import type { SealedTable } from '@civicline/store';

/** What stands sealed in the tables: what citizens wrote to us, until it is erased, who is being erased and why, and whom a webhook's owner named. */
export const sealedTables: readonly SealedTable[] = [
  { table: 'inbound', key: 'id', keyType: 'uuid', sealed: ['phone', 'text'] },
  { table: 'erasure', key: 'id', keyType: 'uuid', sealed: ['number', 'purpose'] },
  { table: 'webhook', key: 'id', keyType: 'uuid', sealed: ['contact_email'] },
];
