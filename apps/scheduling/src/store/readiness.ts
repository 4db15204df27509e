import type { Store, Tx } from '@civicline/store';
import { sealed } from '@civicline/store';
import type { Appointment } from '../domain/appointment';
import type { CheckedPaper, Paper, PaperMark } from '../domain/readiness';
import { checked } from '../domain/readiness';

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

/** When somebody was sent home, and for which papers. */
export interface SentHome {
  readonly at: Date;
  readonly missing: readonly string[];
}

/** How ready a visit is. */
export interface Readiness {
  readonly appointment: Appointment;
  readonly papers: readonly CheckedPaper[];
  readonly sentHome: SentHome | null;
}

export const rememberChecklist = (tx: Tx, procedureCode: string, papers: readonly Paper[]) =>
  tx.query(
    `INSERT INTO checklist (procedure_code, papers) VALUES ($1, $2)
     ON CONFLICT (procedure_code) DO UPDATE SET papers = excluded.papers`,
    [procedureCode, JSON.stringify(papers)],
    'checklist-remember',
  );

interface Row {
  papers: Paper[] | null;
  marks: (Omit<PaperMark, 'at'> & { at: string })[] | null;
  sent_home_at: Date | null;
  sent_home_for: string[] | null;
}

/** Of each appointment, in the same order; one round trip. */
export const readinessOf = async (from: Reader, appointments: readonly Appointment[]): Promise<Readiness[]> => {
  if (!appointments.length) return [];
  const rows = await from.query<Row & { n: number }>(
    `SELECT c.papers, s.at AS sent_home_at, s.missing AS sent_home_for,
       (SELECT json_agg(json_build_object('key', m.key, 'state', m.state, 'by', m.set_by, 'byId', m.set_by_id, 'at', m.set_at,
          'reason', m.reason)) FROM paper_mark m WHERE m.appointment_id = a.id) AS marks
     FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS a (id, procedure_code, n)
     LEFT JOIN checklist c ON c.procedure_code = a.procedure_code
     LEFT JOIN sent_home s ON s.appointment_id = a.id ORDER BY a.n`,
    [appointments.map(({ id }) => id), appointments.map(({ procedureCode }) => procedureCode)],
    'readiness',
  );
  return appointments.map((appointment, index) => readinessFrom(appointment, rows[index]));
};

const readinessFrom = (appointment: Appointment, row: Row | undefined): Readiness => ({
  appointment,
  papers: checked(
    row?.papers ?? [],
    (row?.marks ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
  ),
  sentHome: row?.sent_home_at ? { at: row.sent_home_at, missing: row.sent_home_for ?? [] } : null,
});

/** The caller has locked the appointment: who ticks at the same time waits there. */
export const writeMarks = async (tx: Tx, appointmentId: string, marks: readonly PaperMark[]): Promise<void> => {
  if (!marks.length) return;
  await tx.query(
    `INSERT INTO paper_mark (appointment_id, key, state, set_by, set_by_id, set_at, reason)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
     ON CONFLICT (appointment_id, key) DO UPDATE SET state = excluded.state, set_by = excluded.set_by,
       set_by_id = excluded.set_by_id, set_at = excluded.set_at, reason = excluded.reason`,
    [
      appointmentId,
      marks.map(({ key }) => key),
      marks.map(({ state }) => state),
      marks.map(({ by }) => by),
      marks.map(({ byId }) => byId),
      marks.map(({ at }) => at),
      marks.map(({ reason }) => sealed(reason)),
    ],
    'paper-marks-write',
  );
};

export const writeSentHome = (tx: Tx, { id, slot }: Appointment, byId: string, { at, missing }: SentHome) =>
  tx.query(
    `INSERT INTO sent_home (appointment_id, office_id, start_at, at, by_id, missing) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, slot.officeId, slot.start, at, byId, missing],
    'sent-home-write',
  );
