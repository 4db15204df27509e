import type { Store, Tx } from '@civicline/store';
import { searchKeys } from '@civicline/store';
import type { ContactRecord } from '../domain/record';
import { tableOf } from './table';

const records = tableOf<ContactRecord>('record', {
  id: 'uuid',
  callId: 'uuid',
  status: 'text',
  version: 'integer',
  agentId: 'text',
  createdAt: 'timestamptz',
  changedAt: 'timestamptz',
  capturedAt: 'timestamptz',
  completedAt: 'timestamptz',
  name: 'sealed',
  number: 'searchable',
  topic: 'text',
  unitCode: 'text',
  procedureCode: 'text',
  question: 'sealed',
  answer: 'sealed',
  dossierCode: 'sealed',
  appointmentCode: 'text',
  referralCode: 'text',
  locale: 'text',
  address: 'sealed',
});

/** Locked: two desks that save at once do so one after the other. */
export const lockRecord = async (tx: Tx, id: string): Promise<ContactRecord | undefined> => {
  const [row] = await tx.query(`SELECT ${records.columns('r')} FROM record r WHERE r.id = $1 FOR UPDATE`, [id]);
  return row && records.read(row);
};

export const insertRecord = (tx: Tx, record: ContactRecord): void =>
  tx.write(records.insert, [records.rows([record])], 'record-insert');

export const updateRecord = (tx: Tx, record: ContactRecord): void =>
  tx.write(records.update, [records.rows([record])], 'record-update');

export const recordById = async (from: Pick<Store, 'query'>, id: string): Promise<ContactRecord | undefined> => {
  const [row] = await from.query(`SELECT ${records.columns('r')} FROM record r WHERE r.id = $1`, [id], 'record-by-id');
  return row && records.read(row);
};

export interface RecordQuestion {
  /** Null: any. */
  readonly status: ContactRecord['status'] | null;
  readonly number: string;
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | null;
}

/** Oldest first: those that wait longest to be completed. */
export const findRecords = async (from: Pick<Store, 'query'>, question: RecordQuestion): Promise<ContactRecord[]> => {
  const rows = await from.query(
    `SELECT ${records.columns('r')} FROM record r
     WHERE ($1::text IS NULL OR r.status = $1) AND ($2 = '' OR search_key(r.number) = ANY($6))
       AND ($3::timestamptz IS NULL OR (r.created_at, r.id) > ($3, $4::uuid))
     ORDER BY r.created_at, r.id LIMIT $5`,
    [
      ...[question.status, question.number, question.after?.at ?? null, question.after?.id ?? null, question.limit],
      searchKeys(question.number),
    ],
    'records-find',
  );
  return rows.map(records.read);
};

/** The latest of a caller, latest first. */
export const recordsOf = async (
  from: Pick<Store, 'query'>,
  number: string,
  limit: number,
): Promise<ContactRecord[]> => {
  const rows = await from.query(
    `SELECT ${records.columns('r')} FROM record r WHERE search_key(r.number) = ANY($1) ORDER BY r.created_at DESC LIMIT $2`,
    [searchKeys(number), limit],
    'records-of-number',
  );
  return rows.map(records.read);
};
