import type { Store } from '@civicline/store';
import { searchKeys } from '@civicline/store';
import { fold } from '@civicline/vietnamese';
import type { Referral, ReferralStatus } from '../domain/referral';
import type { Row } from './referrals';
import { columns, fromRow } from './referrals';

export interface ListQuestion {
  /** Empty: every office. */
  readonly officeId: string;
  /** Empty: those that are awaited. */
  readonly statuses: readonly ReferralStatus[];
  readonly overdue: boolean;
  readonly search: string;
  readonly dossierCode: string;
  readonly officerId: string;
  readonly phone: string;
  /** Empty: every topic. */
  readonly topics: readonly string[];
  /** Referred in [referredFrom, referredTo), as far as each is given. */
  readonly referredFrom: Date | null;
  readonly referredTo: Date | null;
  readonly limit: number;
  /** Where the last page ended. */
  readonly after: { readonly due: Date; readonly id: string } | null;
}

/** What is not due (the clock stands still, nothing is awaited) comes last. */
const far = `'infinity'::timestamptz`;
const awaited = `status IN ('open', 'assigned', 'acknowledged', 'returned')`;

/** Prepared once a connection: a statement is planned in longer than it runs. There are as many as there are kinds of lists. */
const prepared = new Map<string, string>();
const nameOf = (statement: string): string => {
  const name = prepared.get(statement) ?? `referral-list-${prepared.size}`;
  prepared.set(statement, name);
  return name;
};

/** Due first. Only the conditions that are asked for stand in the statement, so that each kind of list has its index. */
export const listReferrals = async (store: Store, ask: ListQuestion): Promise<Referral[]> => {
  const params: unknown[] = [];
  const given = (value: unknown) => `$${params.push(value)}`;
  const where = [
    ask.statuses.length ? `status = ANY(${given(ask.statuses)})` : ask.phone || ask.dossierCode ? 'true' : awaited,
    ...(ask.officeId ? [`office_id = ${given(ask.officeId)}`] : []),
    ...(ask.overdue ? ['overdue'] : []),
    ...(ask.officerId ? [`officer_id = ${given(ask.officerId)}`] : []),
    ...(ask.phone ? [`search_key(citizen_phone) = ANY(${given(searchKeys(ask.phone))})`] : []),
    ...(ask.dossierCode ? [`dossier_code = ${given(ask.dossierCode)}`] : []),
    ...(ask.topics.length ? [`topic = ANY(${given(ask.topics)})`] : []),
    ...(ask.referredFrom ? [`referred_at >= ${given(ask.referredFrom)}`] : []),
    ...(ask.referredTo ? [`referred_at < ${given(ask.referredTo)}`] : []),
    ...(ask.search ? [`position(${given(fold(ask.search))} in search) > 0`] : []),
    ...(ask.after ? [after(ask.after, given)] : []),
  ];
  const statement = `SELECT ${columns} FROM referral WHERE ${where.join(' AND ')} ORDER BY due_at, id LIMIT ${given(ask.limit)}`;
  const rows = await store.query<Row>(statement, params, nameOf(statement));
  return rows.map(fromRow);
};

/** Behind the last one shown, in an order in which what has no time comes last. */
const after = ({ due, id }: { due: Date; id: string }, given: (value: unknown) => string): string =>
  Number.isFinite(due.getTime())
    ? `((due_at, id) > (${given(due)}, ${given(id)}::uuid) OR due_at IS NULL)`
    : `(due_at IS NULL AND id > ${given(id)}::uuid)`;

/** When the last of a page is due, as the next page begins behind it. */
export const dueOfReferral = async (store: Store, id: string): Promise<Date> => {
  const rows = await store.query<{ due: Date | number }>(
    `SELECT coalesce(due_at, ${far}) AS due FROM referral WHERE id = $1`,
    [id],
    'referral-due',
  );
  return new Date(rows[0]?.due ?? NaN);
};
