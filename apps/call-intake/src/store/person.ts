import type { Store } from '@civicline/store';
import type { Keeper } from '@civicline/store/audit';
import { byAgeAlone, countOf, whose } from '@civicline/store/audit';

/** A call goes last: its recording is found by it until the file is gone. */
const callIsOver = `state = 'ended' AND NOT EXISTS (SELECT FROM recording r WHERE r.call_id = call.id AND r.removed_at IS NULL AND r.fault = '')`;
const recordIsOver = `status <> 'partial'`;
const promiseIsOver = `status NOT IN ('due', 'attempting')`;

/** Who called, what they said, and whom we promised to call: told, and taken out of what is over. That there was a call, and how it went, stays. */
export const personHere = (store: Store): Keeper<'records' | 'callBacks' | 'calls' | 'whispers'> => ({
  collect: async (number) => {
    const { sql, value } = whose({ number });
    const [calls, records, callBacks, recordings] = await Promise.all([
      store.query(
        `SELECT direction, number, state, outcome, arrived_at AS "arrivedAt", answered_at AS "answeredAt", ended_at AS "endedAt"
         FROM call WHERE ${sql('number', '')} ORDER BY arrived_at`,
        [value],
      ),
      store.query(
        `SELECT status, name, number, address, topic, question, answer, dossier_code AS dossier, appointment_code AS appointment,
           referral_code AS referral, created_at AS "createdAt" FROM record WHERE ${sql('number', '')} ORDER BY created_at`,
        [value],
      ),
      store.query(
        `SELECT code, status, cause, name, number, topic, subject_code AS subject, promised_at AS "promisedAt"
         FROM call_back WHERE ${sql('number', '')} ORDER BY promised_at`,
        [value],
      ),
      store.query(
        `SELECT r.began_at AS "beganAt", r.ended_at AS "endedAt", r.keep_until AS "keepUntil", r.removed_at AS "removedAt"
         FROM recording r JOIN call c ON c.id = r.call_id WHERE ${sql('c.number', '')} ORDER BY r.began_at`,
        [value],
      ),
    ]);
    return { calls, records, callBacks, recordings };
  },

  kinds: {
    records: (tx, which, _now, limit) => {
      const { sql, value } = whose(which);
      return countOf(
        tx,
        `WITH gone AS (
         UPDATE record SET name = '', number = '', address = '', question = '', answer = '', dossier_code = ''
         WHERE id IN (SELECT id FROM record WHERE ${sql('number', 'changed_at')} AND ${recordIsOver} LIMIT $2 FOR UPDATE)
         RETURNING id)
       SELECT count(*)::int AS n FROM gone`,
        [value, limit],
      );
    },

    callBacks: (tx, which, _now, limit) => {
      const { sql, value } = whose(which);
      return countOf(
        tx,
        `WITH gone AS (
         UPDATE call_back SET name = '', number = ''
         WHERE id IN (SELECT id FROM call_back WHERE ${sql('number', 'promised_at')} AND ${promiseIsOver} LIMIT $2 FOR UPDATE)
         RETURNING id)
       SELECT count(*)::int AS n FROM gone`,
        [value, limit],
      );
    },

    calls: async (tx, which, now, limit) => {
      const { sql, value } = whose(which);
      // Their files are removed by the one who removes those whose time is over.
      await tx.query(
        `UPDATE recording SET keep_until = $2 WHERE keep_until > $2
         AND call_id IN (SELECT id FROM call WHERE ${sql('number', 'arrived_at')} AND state = 'ended')`,
        [value, now],
      );
      return countOf(
        tx,
        `WITH gone AS (
         UPDATE call SET number = ''
         WHERE id IN (SELECT id FROM call WHERE ${sql('number', 'arrived_at')} AND ${callIsOver} LIMIT $2 FOR UPDATE)
         RETURNING id),
       told AS (UPDATE call_event SET fields = fields - 'number' WHERE call_id IN (SELECT id FROM gone) AND fields ? 'number'),
       asked AS (UPDATE telephony_command SET args = args - 'target' WHERE call_id IN (SELECT id FROM gone) AND args ? 'target')
       SELECT count(*)::int AS n FROM gone`,
        [value, limit],
      );
    },

    whispers: byAgeAlone((tx, before, limit) =>
      countOf(
        tx,
        `WITH gone AS (
           DELETE FROM whisper WHERE id IN (SELECT id FROM whisper WHERE at < $1 LIMIT $2 FOR UPDATE) RETURNING id)
         SELECT count(*)::int AS n FROM gone`,
        [before, limit],
      ),
    ),
  },

  left: (tx, number) => {
    const { sql, value } = whose({ number });
    return countOf(
      tx,
      `SELECT (SELECT count(*) FROM call WHERE ${sql('number', 'arrived_at')})::int
         + (SELECT count(*) FROM record WHERE ${sql('number', 'changed_at')})::int
         + (SELECT count(*) FROM call_back WHERE ${sql('number', 'promised_at')})::int AS n`,
      [value],
    );
  },
});
