import type { Store } from '@civicline/store';
import type { Keeper } from '@civicline/store/audit';
import { countOf, whose } from '@civicline/store/audit';

const visitIsOver = `NOT (status IN ('pending', 'booked') AND end_at > $2)`;
const lineIsOver = `status NOT IN ('waiting', 'offered')`;

/** Whose visits and places in line they are: told, and taken out of what is over. The visit itself, and what became of it, stays for the figures. */
export const personHere = (store: Store): Keeper<'visits' | 'waitlist'> => ({
  collect: async (number) => {
    const { sql, value } = whose({ number });
    const [appointments, waitlist] = await Promise.all([
      store.query(
        `SELECT code, status, citizen_name AS name, citizen_phone AS phone, citizen_email AS email, office_id AS office, procedure_code AS procedure,
           start_at AS start, end_at AS "end", booked_at AS "bookedAt", changed_at AS "changedAt", reason,
           ARRAY(SELECT key || ': ' || state FROM paper_mark WHERE appointment_id = appointment.id ORDER BY key) AS papers
         FROM appointment WHERE ${sql('citizen_phone', '')} ORDER BY booked_at`,
        [value],
      ),
      store.query(
        `SELECT code, status, citizen_name AS name, citizen_phone AS phone, citizen_email AS email, office_id AS office,
           procedure_code AS procedure, from_day AS "fromDay", to_day AS "toDay"
         FROM waitlist_entry WHERE ${sql('citizen_phone', '')} ORDER BY code`,
        [value],
      ),
    ]);
    return { appointments, waitlist };
  },

  kinds: {
    visits: (tx, which, now, limit) => {
      const { sql, value } = whose(which);
      return countOf(
        tx,
        `WITH gone AS (
         UPDATE appointment SET citizen_name = '', citizen_phone = '', citizen_email = '', reason = NULL, answer_key = NULL, booked_from = ''
         WHERE id IN (SELECT id FROM appointment WHERE ${sql('citizen_phone', 'end_at')} AND ${visitIsOver} LIMIT $3 FOR UPDATE)
         RETURNING id),
       words AS (UPDATE paper_mark SET reason = '' WHERE appointment_id IN (SELECT id FROM gone) AND reason <> ''),
       notes AS (UPDATE relocation SET note = '' WHERE appointment_id IN (SELECT id FROM gone) AND note <> ''),
       decisions AS (UPDATE overbooking SET reason = '' WHERE appointment_id IN (SELECT id FROM gone) AND reason <> '')
       SELECT count(*)::int AS n FROM gone`,
        [value, now, limit],
      );
    },

    waitlist: (tx, which, _now, limit) => {
      const { sql, value } = whose(which);
      return countOf(
        tx,
        `WITH gone AS (
         UPDATE waitlist_entry SET citizen_name = '', citizen_phone = '', citizen_email = '', network = '', joined_from = ''
         WHERE id IN (SELECT id FROM waitlist_entry WHERE ${sql('citizen_phone', 'changed_at')} AND ${lineIsOver} LIMIT $2 FOR UPDATE)
         RETURNING id)
       SELECT count(*)::int AS n FROM gone`,
        [value, limit],
      );
    },
  },

  left: (tx, number) => {
    const { sql, value } = whose({ number });
    return countOf(
      tx,
      `SELECT (SELECT count(*) FROM appointment WHERE ${sql('citizen_phone', 'end_at')})::int
         + (SELECT count(*) FROM waitlist_entry WHERE ${sql('citizen_phone', 'changed_at')})::int AS n`,
      [value],
    );
  },
});
