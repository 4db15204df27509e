import type { Store, Tx } from '@civicline/store';
import type { Offer } from '../domain/offer';
import { tableOf } from './table';

export const offers = tableOf<Offer>('offer', {
  id: 'uuid',
  callId: 'uuid',
  agentId: 'text',
  status: 'text',
  offeredAt: 'timestamptz',
  expiresAt: 'timestamptz',
});

/** Whom an offer concerns; its call is locked before it is looked at again. */
export const offerById = async (from: Pick<Store, 'query'>, id: string): Promise<Offer | undefined> => {
  const [row] = await from.query(`SELECT ${offers.columns('o')} FROM offer o WHERE o.id = $1`, [id], 'offer-by-id');
  return row && offers.read(row);
};

/** Ends the pending offer of each call. Returns them as they are now. */
export const endOffers = async (
  tx: Tx,
  ends: readonly { readonly callId: string; readonly status: Offer['status'] }[],
  now: Date,
): Promise<Offer[]> => {
  if (!ends.length) return [];
  const rows = await tx.query(
    `UPDATE offer o SET status = r.status, ended_at = $3 FROM unnest($1::uuid[], $2::text[]) AS r (call_id, status)
     WHERE o.call_id = r.call_id AND o.status = 'pending' RETURNING ${offers.columns('o')}`,
    [ends.map(({ callId }) => callId), ends.map(({ status }) => status), now],
    'offers-end',
  );
  return rows.map(offers.read);
};

export const offersOf = async (from: Pick<Store, 'query'>, callId: string): Promise<Offer[]> => {
  const rows = await from.query(
    `SELECT ${offers.columns('o')} FROM offer o WHERE o.call_id = $1 ORDER BY o.offered_at`,
    [callId],
    'offers-of-call',
  );
  return rows.map(offers.read);
};

/** Pending offers whose time is over, or whose agent's desk is gone for good; the call's id, oldest first. */
export const overdueOffers = async (tx: Tx, now: Date, limit: number): Promise<string[]> => {
  const rows = await tx.query<{ call_id: string }>(
    `SELECT c.id AS call_id FROM offer o JOIN call c ON c.id = o.call_id
     WHERE o.status = 'pending' AND o.expires_at <= $1 ORDER BY o.expires_at LIMIT $2 FOR UPDATE OF c SKIP LOCKED`,
    [now, limit],
    'offers-overdue',
  );
  return rows.map(({ call_id: callId }) => callId);
};
