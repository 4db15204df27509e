import type { OfficeHours } from '@civicline/calendar';
import type { Store, Tx } from '@civicline/store';
import { fromJson, jsonWith, searchable, sealed, sealedEach, toJson } from '@civicline/store';
import { concerns } from '@civicline/store/audit';
import { fold } from '@civicline/vietnamese';
import type { Deadline } from '../domain/deadline';
import { dueAt, isPaused } from '../domain/deadline';
import type { Localized, Matter } from '../domain/matter';
import type { Answer, Referral, ReferralStatus } from '../domain/referral';
import { isAwaited } from '../domain/referral';

/** A code that somebody has already: the command is tried again with another. */
export class CodeTaken extends Error {}

export type Row = Record<string, unknown> & {
  id: string;
  code: string;
  status: ReferralStatus;
  version: number;
  matter: Matter;
  question: string;
  citizen_name: string;
  citizen_phone: string;
  citizen_email: string;
  dossier_code: string;
  office_id: string;
  office_name: Localized;
  officer_id: string;
  overdue: boolean;
  escalation_level: number;
  duplicate_of: string;
  record_id: string;
  call_id: string;
  wants_call_back: boolean;
  referred_at: Date;
  changed_at: Date;
  asked_back: string;
  previous_code: string;
};

const dueOf = (deadline: Deadline | null, referral: Referral): Date | null =>
  deadline && isAwaited(referral) && !isPaused(deadline) ? dueAt(deadline, referral.changedAt).due : null;

/** Whether it was answered by when it was due; null while there is no answer. */
const onTime = (deadline: Deadline | null, answer: Answer | null): boolean | null =>
  deadline && answer && answer.at <= dueAt(deadline, answer.at).due;

/** Each column with what a referral writes into it. */
const written: readonly (readonly [string, (referral: Referral) => unknown])[] = [
  ['id', ({ id }) => id],
  ['code', ({ code }) => code],
  ['status', ({ status }) => status],
  ['version', ({ version }) => version],
  ['matter', ({ matter }) => toJson(matter)],
  ['topic', ({ matter }) => matter.topic],
  ['question', ({ question }) => question],
  ['citizen_name', ({ citizen }) => sealed(citizen.name)],
  ['citizen_phone', ({ citizen }) => searchable(citizen.phone)],
  ['citizen_email', ({ citizen }) => sealed(citizen.email)],
  ['dossier_code', ({ dossierCode }) => dossierCode],
  ['office_id', ({ officeId }) => officeId],
  ['office_name', ({ officeName }) => toJson(officeName)],
  ['officer_id', ({ officerId }) => officerId],
  ['decision', ({ decision }) => decision && toJson(decision)],
  ['deadline', ({ deadline }) => deadline && toJson(deadline)],
  ['due_at', (referral) => dueOf(referral.deadline, referral)],
  ['overdue', ({ overdue }) => overdue],
  ['escalation_level', ({ escalationLevel }) => escalationLevel],
  ['answer', ({ answer }) => answer && jsonWith({ ...answer, text: sealed(answer.text) })],
  ['delays', ({ delays }) => jsonWith(delays.map((one) => ({ ...one, reason: sealedEach(one.reason) })))],
  ['duplicate_of', ({ duplicateOf }) => duplicateOf],
  ['record_id', ({ recordId }) => recordId],
  ['call_id', ({ callId }) => callId],
  ['wants_call_back', ({ wantsCallBack }) => wantsCallBack],
  ['referred_at', ({ referredAt }) => referredAt],
  ['answered_at', ({ answer }) => answer?.at ?? null],
  ['on_time', ({ deadline, answer }) => onTime(deadline, answer)],
  ['changed_at', ({ changedAt }) => changedAt],
  ['asked_back', ({ askedBack }) => sealed(askedBack)],
  ['previous_code', ({ previousCode }) => previousCode],
  ['search', ({ code, question, dossierCode }) => fold(`${code} ${dossierCode} ${question}`).slice(0, 2_000)],
];

/** Made of the others, for indexes, searches and figures: nobody reads them back. */
const derived: readonly string[] = ['topic', 'due_at', 'answered_at', 'on_time', 'search'];

/** What a referral is read from. */
export const columns = written
  .map(([name]) => name)
  .filter((name) => !derived.includes(name))
  .join(', ');
const values = (referral: Referral) => written.map(([, value]) => value(referral));

const hoursAtMost = 1_000;
const known = new Map<string, OfficeHours>();

/** The same hours as one object, read once: what they are on a day is remembered by it, and many deadlines are of few offices. */
const sharedHours = (kept: unknown): OfficeHours => {
  const text = JSON.stringify(kept);
  const same = known.get(text);
  if (same) return same;
  if (known.size >= hoursAtMost) known.clear();
  const hours = fromJson(kept) as OfficeHours;
  known.set(text, hours);
  return hours;
};

const deadlineOf = (kept: unknown): Deadline | null => {
  if (!kept) return null;
  const { hours, ...deadline } = kept as { hours: unknown };
  return { ...(fromJson(deadline) as Omit<Deadline, 'hours'>), hours: sharedHours(hours) };
};

export const fromRow = (row: Row): Referral => ({
  id: row.id,
  code: row.code,
  status: row.status,
  version: row.version,
  matter: row.matter,
  question: row.question,
  citizen: { name: row.citizen_name, phone: row.citizen_phone, email: row.citizen_email },
  dossierCode: row.dossier_code,
  officeId: row.office_id,
  officeName: row.office_name,
  officerId: row.officer_id,
  decision: (fromJson(row['decision']) ?? null) as Referral['decision'],
  deadline: deadlineOf(row['deadline']),
  overdue: row.overdue,
  escalationLevel: row.escalation_level,
  answer: (fromJson(row['answer']) ?? null) as Referral['answer'],
  delays: fromJson(row['delays']) as Referral['delays'],
  duplicateOf: row.duplicate_of,
  recordId: row.record_id,
  callId: row.call_id,
  wantsCallBack: row.wants_call_back,
  referredAt: row.referred_at,
  changedAt: row.changed_at,
  askedBack: row.asked_back,
  previousCode: row.previous_code,
});

/** Throws CodeTaken when chance gave a code that is somebody's. */
export const insertReferral = async (tx: Tx, referral: Referral): Promise<void> => {
  const rows = await tx.query(
    `INSERT INTO referral (${written.map(([name]) => name).join(', ')}) VALUES (${written.map((_, n) => `$${n + 1}`).join(', ')})
     ON CONFLICT (code) DO NOTHING RETURNING true AS made`,
    values(referral),
    'referral-insert',
  );
  if (!rows.length) throw new CodeTaken();
};

/** Writes what a change made of it. */
export const updateReferral = (tx: Tx, referral: Referral) =>
  tx.query(
    `UPDATE referral SET ${written
      .slice(1)
      .map(([name], n) => `${name} = $${n + 2}`)
      .join(', ')} WHERE id = $1`,
    values(referral),
    'referral-update',
  );

const one = async (from: Pick<Store, 'query'>, where: string, value: string, name: string) => {
  const [row] = await from.query<Row>(`SELECT ${columns} FROM referral WHERE ${where}`, [value], name);
  if (!row) return undefined;
  concerns(row.citizen_phone);
  return fromRow(row);
};

/** The row is this transaction's until it ends. */
export const lockReferral = (tx: Tx, code: string) => one(tx, 'code = $1 FOR UPDATE', code, 'referral-lock');
export const lockReferralById = (tx: Tx, id: string) => one(tx, 'id = $1 FOR UPDATE', id, 'referral-lock-by-id');
export const referralByCode = (from: Pick<Store, 'query'>, code: string) =>
  one(from, 'code = $1', code, 'referral-by-code');
export const referralById = (from: Pick<Store, 'query'>, id: string) => one(from, 'id = $1', id, 'referral-by-id');

/** Those for which this one's answer counts. Locked. */
export const duplicatesOf = async (tx: Tx, code: string): Promise<Referral[]> => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM referral WHERE duplicate_of = $1 AND duplicate_of <> '' ORDER BY id FOR UPDATE`,
    [code],
    'referral-duplicates',
  );
  return rows.map(fromRow);
};
