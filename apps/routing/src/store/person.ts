import type { Store } from '@civicline/store';
import type { Keeper } from '@civicline/store/audit';
import { byAgeAlone, countOf, whose } from '@civicline/store/audit';

const questionIsOver = `status IN ('explained', 'closed', 'duplicate')`;
const wayIsOver = `status IN ('delivered', 'cancelled') AND place IN ('kept', 'none')`;

/**
 * Who asked, and who sent by post: told, and taken out of what is over, with the words and files of both sides. What was asked about,
 * where it lay, when it was due and how it ended stays.
 */
export const personHere = (store: Store): Keeper<'questions' | 'files' | 'post'> => ({
  collect: async (number) => {
    const { sql, value } = whose({ number });
    const [referrals, post] = await Promise.all([
      store.query(
        `SELECT code, status, citizen_name AS name, citizen_phone AS phone, citizen_email AS email, topic, question, dossier_code AS dossier,
           office_id AS office, referred_at AS "referredAt", changed_at AS "changedAt", answer ->> 'text' AS answer, asked_back AS "askedBack",
           (SELECT coalesce(jsonb_agg(name ORDER BY added_at), '[]') FROM attachment WHERE referral_id = referral.id) AS files
         FROM referral WHERE ${sql('citizen_phone', '')} ORDER BY referred_at`,
        [value],
      ),
      store.query(
        `SELECT code, kind, status, citizen_name AS name, citizen_phone AS phone, citizen_email AS email, address,
           procedure_code AS procedure, office_id AS office, from_at AS "from", to_at AS "to"
         FROM post_leg WHERE ${sql('citizen_phone', '')} ORDER BY promised_at`,
        [value],
      ),
    ]);
    return { referrals, post };
  },

  kinds: {
    questions: (tx, which, _now, limit) => {
      const { sql, value } = whose(which);
      return countOf(
        tx,
        `WITH gone AS (
         UPDATE referral SET citizen_name = '', citizen_phone = '', citizen_email = '', question = '', asked_back = '', dossier_code = '',
           search = lower(code), answer = CASE WHEN answer IS NULL THEN NULL ELSE jsonb_set(answer, '{text}', '""') END,
           delays = (SELECT coalesce(jsonb_agg(jsonb_set(one, '{reason}', '{"vi": "", "en": ""}')), '[]') FROM jsonb_array_elements(delays) AS one)
         WHERE id IN (SELECT id FROM referral WHERE ${sql('citizen_phone', 'changed_at')} AND ${questionIsOver} LIMIT $2 FOR UPDATE)
         RETURNING id),
       notes AS (UPDATE step SET note = '' WHERE referral_id IN (SELECT id FROM gone) AND note <> ''),
       files AS (DELETE FROM attachment WHERE referral_id IN (SELECT id FROM gone))
       SELECT count(*)::int AS n FROM gone`,
        [value, limit],
      );
    },

    // Of one person they go with their questions. One that is being sealed anew is waited for: it would be left for an hour.
    files: byAgeAlone((tx, before, limit) =>
      countOf(
        tx,
        `WITH gone AS (
           DELETE FROM attachment WHERE id IN (
             SELECT a.id FROM attachment a JOIN referral ON referral.id = a.referral_id
             WHERE changed_at < $1 AND ${questionIsOver} LIMIT $2 FOR UPDATE OF a)
           RETURNING id)
         SELECT count(*)::int AS n FROM gone`,
        [before, limit],
      ),
    ),

    post: (tx, which, _now, limit) => {
      const { sql, value } = whose(which);
      return countOf(
        tx,
        `WITH gone AS (
         UPDATE post_leg SET citizen_name = '', citizen_phone = '', citizen_email = '', address = ''
         WHERE id IN (SELECT id FROM post_leg WHERE ${sql('citizen_phone', 'changed_at')} AND ${wayIsOver} LIMIT $2 FOR UPDATE)
         RETURNING id),
       notes AS (UPDATE post_step SET note = '' WHERE leg_id IN (SELECT id FROM gone) AND note <> '')
       SELECT count(*)::int AS n FROM gone`,
        [value, limit],
      );
    },
  },

  left: (tx, number) => {
    const { sql, value } = whose({ number });
    return countOf(
      tx,
      `SELECT (SELECT count(*) FROM referral WHERE ${sql('citizen_phone', 'changed_at')})::int
         + (SELECT count(*) FROM post_leg WHERE ${sql('citizen_phone', 'changed_at')})::int AS n`,
      [value],
    );
  },
});
