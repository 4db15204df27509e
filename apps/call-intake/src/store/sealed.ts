import type { SealedTable } from '@civicline/store';

const byId = { key: 'id', keyType: 'uuid', searchable: ['number'] } as const;

/** What stands sealed in the tables: who called or is to be called, where they live, what they asked and what they were told. */
export const sealedTables: readonly SealedTable[] = [
  { table: 'call', ...byId },
  { table: 'record', ...byId, sealed: ['name', 'address', 'question', 'answer', 'dossier_code'] },
  { table: 'call_back', ...byId, sealed: ['name'] },
  { table: 'reminder_call', key: 'id', keyType: 'uuid', sealed: ['number'] },
  { table: 'whisper', key: 'id', keyType: 'uuid', sealed: ['words'] },
];
