import type { Store, Tx } from '@civicline/store';
import { sealed } from '@civicline/store';
import type { Erasure, ErasurePart, Keeper } from '../domain/erasure';

interface Row {
  id: string;
  number: string;
  asked_by: string;
  purpose: string;
  begun_at: Date;
  finished_at: Date | null;
}

interface PartRow {
  erasure_id: string;
  service: Keeper;
  erased: number;
  still_there: number;
  asked_at: Date;
}

const columns = 'id, number, asked_by, purpose, begun_at, finished_at';

const partFrom = ({ service, erased, still_there: left, asked_at: askedAt }: PartRow): ErasurePart => ({
  ...{ service, erased, left, askedAt },
});

const fromRow = (row: Row, parts: readonly ErasurePart[]): Erasure => ({
  ...{ id: row.id, number: row.number, askedBy: row.asked_by, purpose: row.purpose },
  ...{ begunAt: row.begun_at, finishedAt: row.finished_at, parts },
});

export const insertErasure = (tx: Tx, { id, number, askedBy, purpose, begunAt }: Erasure): void =>
  tx.write(
    'INSERT INTO erasure (id, number, asked_by, purpose, begun_at, due_at) VALUES ($1, $2, $3, $4, $5, $5)',
    [id, sealed(number), askedBy, sealed(purpose), begunAt],
    'erasure-insert',
  );

export const partsOf = async (from: Pick<Store, 'query'>, ids: readonly string[]) => {
  const rows = await from.query<PartRow>(
    'SELECT erasure_id, service, erased, still_there, asked_at FROM erasure_part WHERE erasure_id = ANY($1) ORDER BY service',
    [ids],
    'erasure-parts',
  );
  return rows.map((row) => ({ erasureId: row.erasure_id, part: partFrom(row) }));
};

/** The next that is due, taken until `leaseUntil`. */
export const claimErasure = async (tx: Tx, now: Date, leaseUntil: Date): Promise<Erasure | undefined> => {
  const [row] = await tx.query<Row>(
    `UPDATE erasure SET due_at = $2 WHERE id = (
       SELECT id FROM erasure WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [now, leaseUntil],
    'erasure-claim',
  );
  return row && fromRow(row, []);
};

/** What a service said: what it took out adds up, what is left is what it is now. */
export const writePart = (tx: Tx, id: string, { service, erased, left, askedAt }: ErasurePart): void =>
  tx.write(
    `INSERT INTO erasure_part (erasure_id, service, erased, still_there, asked_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (erasure_id, service) DO UPDATE SET erased = erasure_part.erased + excluded.erased,
       still_there = excluded.still_there, asked_at = excluded.asked_at`,
    [id, service, erased, left, askedAt],
    'erasure-part',
  );

/** Looked at again; or over, and the number with it. */
export const settleErasure = (tx: Tx, id: string, next: Date | null, now: Date): void =>
  tx.write(
    `UPDATE erasure SET due_at = $2, finished_at = CASE WHEN $2::timestamptz IS NULL THEN $3::timestamptz END,
       number = CASE WHEN $2::timestamptz IS NULL THEN '' ELSE number END WHERE id = $1`,
    [id, next, now],
    'erasure-settle',
  );

export const latestErasures = async (store: Pick<Store, 'query'>, limit: number): Promise<Erasure[]> => {
  const rows = await store.query<Row>(`SELECT ${columns} FROM erasure ORDER BY begun_at DESC LIMIT $1`, [limit]);
  const parts = rows.length
    ? await partsOf(
        store,
        rows.map(({ id }) => id),
      )
    : [];
  return rows.map((row) =>
    fromRow(
      row,
      parts.filter(({ erasureId }) => erasureId === row.id).map(({ part }) => part),
    ),
  );
};
