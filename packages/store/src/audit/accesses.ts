import type { Keyring } from '../keyring';
import type { Store } from '../store';
import { subjectsOf } from './chain';
import type { Entry } from './fact';

/** What is asked of the audit; left out: not asked for. Without any of the first three, everything. */
export interface AccessQuestion {
  /** Whose data: their number, E.164. */
  readonly number?: string;
  /** Who had to do with them. */
  readonly account?: string;
  /** A code or an id. */
  readonly about?: string;
  readonly from?: Date;
  readonly to?: Date;
  /** Before this entry. */
  readonly before?: number;
  readonly limit: number;
}

type Row = Omit<Entry, 'seq'> & { readonly seq: string };

export const entryColumns = 'seq, at, role, account, office, act, about, outcome, subjects, hash';
export const entryFrom = ({ seq, ...row }: Row): Entry => ({ ...row, seq: Number(seq) });

/** Newest first. What was noted a moment ago is there within a second. */
export const accesses =
  (store: Pick<Store, 'query'>, ring: Keyring) =>
  async ({ number, account, about, from, to, before, limit }: AccessQuestion): Promise<Entry[]> => {
    const rows = await store.query<Row>(
      `SELECT ${entryColumns} FROM audit_entry
       WHERE ($1::text[] IS NULL OR subjects && $1) AND ($2::text IS NULL OR account = $2)
         AND ($3::text[] IS NULL OR about && $3) AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5)
         AND ($6::bigint IS NULL OR seq < $6)
       ORDER BY seq DESC LIMIT $7`,
      [
        number === undefined ? null : subjectsOf(ring, number),
        account ?? null,
        about === undefined ? null : [about],
        from ?? null,
        to ?? null,
        before ?? null,
        limit,
      ],
    );
    return rows.map(entryFrom);
  };
