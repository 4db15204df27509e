import type { Store } from '@civicline/store';
import type { Keeper } from '@civicline/store/audit';
import { byAgeAlone, countOf } from '@civicline/store/audit';

const messageIsOver = `status <> 'queued'`;

/**
 * What was sent to a number, and what it wrote. Neither the number nor the words outlast their day; what is left is to whom it went, as
 * a keyed hash and as a masked number, and that is taken out. That somebody wanted no messages stays, under the hash: it is their wish.
 */
export const personHere = (store: Store, hashOf: (address: string) => string): Keeper<'messages' | 'erasures'> => ({
  collect: async (number) => {
    const [messages, written] = await Promise.all([
      store.query(
        `SELECT subject_code AS subject, channel, template, status, recipient_masked AS recipient, queued_at AS "queuedAt",
           sent_at AS "sentAt", delivered_at AS "deliveredAt" FROM message WHERE address_hash = $1 ORDER BY queued_at`,
        [hashOf(number)],
      ),
      store.query(
        `SELECT received_at AS "receivedAt", text, intent, outcome FROM inbound WHERE address_hash = $1 ORDER BY received_at`,
        [hashOf(number)],
      ),
    ]);
    return { messages, written };
  },

  kinds: {
    messages: async (tx, which, _now, limit) => {
      const isTheirs = 'number' in which ? 'address_hash = $1' : 'address_hash IS NOT NULL AND queued_at < $1';
      const wrote = 'number' in which ? 'address_hash = $1' : 'received_at < $1';
      const value = 'number' in which ? hashOf(which.number) : which.before;
      const sent = await countOf(
        tx,
        `WITH gone AS (
         UPDATE message SET recipient_masked = NULL, address_hash = NULL
         WHERE id IN (SELECT id FROM message WHERE ${isTheirs} AND ${messageIsOver} LIMIT $2 FOR UPDATE) RETURNING id)
       SELECT count(*)::int AS n FROM gone`,
        [value, limit],
      );
      const came = await countOf(
        tx,
        `WITH gone AS (
         UPDATE inbound SET phone = NULL, text = NULL, address_hash = ''
         WHERE id IN (SELECT id FROM inbound WHERE ${wrote} AND address_hash <> '' AND status <> 'waiting' LIMIT $2 FOR UPDATE)
         RETURNING id)
       SELECT count(*)::int AS n FROM gone`,
        [value, limit],
      );
      return sent + came;
    },

    erasures: byAgeAlone((tx, before, limit) =>
      countOf(
        tx,
        `WITH over AS (
           SELECT id FROM erasure WHERE finished_at < $1 LIMIT $2 FOR UPDATE),
         parts AS (DELETE FROM erasure_part WHERE erasure_id IN (SELECT id FROM over)),
         gone AS (DELETE FROM erasure WHERE id IN (SELECT id FROM over) RETURNING id)
         SELECT count(*)::int AS n FROM gone`,
        [before, limit],
      ),
    ),
  },

  left: (tx, number) =>
    countOf(
      tx,
      `SELECT (SELECT count(*) FROM message WHERE address_hash = $1)::int + (SELECT count(*) FROM inbound WHERE address_hash = $1)::int AS n`,
      [hashOf(number)],
    ),
});
