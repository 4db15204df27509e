import type { EntitySchemaColumnOptions } from 'typeorm';
import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const whole = { type: 'integer' } as const;
const json = { type: 'jsonb' } as const;
const instant = { type: 'timestamptz' } as const;
const flag = { type: 'boolean' } as const;
const uuid = { type: 'uuid' } as const;
const uuidKey = { ...uuid, primary: true } as const;
const counted = { type: 'bigint', primary: true, generated: 'increment' } as const;
const orNull = <T extends EntitySchemaColumnOptions>(column: T) => ({ ...column, nullable: true });

const awaited = `status IN ('open', 'assigned', 'acknowledged', 'returned')`;
const ofReferral = (table: string) => ({
  name: `${table}_referral_id_fkey`,
  target: 'referral',
  columnNames: ['referral_id'],
  referencedColumnNames: ['id'],
});

const ruleSet = new EntitySchema({
  name: 'rule_set',
  columns: {
    version: { ...whole, primary: true },
    content: json,
    published_by: text,
    published_at: instant,
    note: text,
  },
});

const referral = new EntitySchema({
  name: 'referral',
  columns: {
    id: uuidKey,
    code: text,
    status: text,
    version: whole,
    matter: json,
    topic: text,
    question: text,
    citizen_name: text,
    citizen_phone: text,
    citizen_email: text,
    dossier_code: text,
    office_id: text,
    office_name: json,
    officer_id: text,
    decision: orNull(json),
    deadline: orNull(json),
    due_at: orNull(instant),
    overdue: flag,
    escalation_level: whole,
    answer: orNull(json),
    delays: json,
    duplicate_of: text,
    record_id: text,
    call_id: text,
    wants_call_back: flag,
    referred_at: instant,
    answered_at: orNull(instant),
    on_time: orNull(flag),
    changed_at: instant,
    asked_back: text,
    previous_code: text,
    search: text,
  },
  uniques: [{ name: 'referral_code_key', columns: ['code'] }],
  indices: [
    // By search_key(citizen_phone): TypeORM knows no expressions.
    { name: 'referral_by_phone', columns: ['citizen_phone', 'referred_at'], synchronize: false },
    { name: 'referral_inbox', columns: ['office_id', 'due_at', 'id'], where: awaited },
    { name: 'referral_open', columns: ['due_at', 'id'], where: awaited },
    { name: 'referral_of_office', columns: ['office_id', 'due_at', 'id'] },
    { name: 'referral_of_dossier', columns: ['dossier_code', 'referred_at'], where: `dossier_code <> ''` },
    { name: 'referral_duplicates', columns: ['duplicate_of'], where: `duplicate_of <> ''` },
    { name: 'referral_referred', columns: ['referred_at'] },
  ],
  checks: [
    {
      name: 'referral_status_check',
      expression: `status IN ('partial', 'open', 'assigned', 'acknowledged', 'answered', 'explained', 'closed', 'returned', 'duplicate')`,
    },
  ],
});

const step = new EntitySchema({
  name: 'step',
  columns: {
    id: counted,
    referral_id: uuid,
    at: instant,
    what: text,
    by: text,
    office_id: text,
    to_office_id: text,
    note: text,
  },
  foreignKeys: [ofReferral('step')],
  indices: [{ name: 'step_of_referral', columns: ['referral_id', 'id'] }],
});

const alarm = new EntitySchema({
  name: 'alarm',
  columns: {
    referral_id: uuidKey,
    rule: { ...text, primary: true },
    deadline: { ...instant, primary: true },
    due_at: instant,
    fired_at: orNull(instant),
  },
  foreignKeys: [ofReferral('alarm')],
  indices: [{ name: 'alarm_due', columns: ['due_at'], where: 'fired_at IS NULL' }],
});

const attachment = new EntitySchema({
  name: 'attachment',
  columns: {
    id: uuidKey,
    referral_id: uuid,
    name: text,
    media_type: text,
    bytes: whole,
    content: { type: 'bytea' },
    sealed_with: { type: 'text', default: '' },
    added_by: text,
    added_at: instant,
  },
  foreignKeys: [ofReferral('attachment')],
  indices: [{ name: 'attachment_of_referral', columns: ['referral_id'] }],
});

const deniedRead = new EntitySchema({
  name: 'denied_read',
  columns: { id: counted, at: instant, referral_id: uuid, by: text, role: text, office_id: text },
  foreignKeys: [ofReferral('denied_read')],
});

const postLeg = new EntitySchema({
  name: 'post_leg',
  columns: {
    id: uuidKey,
    code: text,
    kind: text,
    status: text,
    version: whole,
    citizen_name: text,
    citizen_phone: text,
    citizen_email: text,
    address: text,
    procedure_code: text,
    office_id: text,
    office_name: json,
    post_office_id: text,
    from_at: instant,
    to_at: instant,
    locale: text,
    promised_at: instant,
    changed_at: instant,
    met_at: orNull(instant),
    missed_at: orNull(instant),
    place: text,
    place_at: instant,
  },
  indices: [
    { name: 'post_leg_once', columns: ['code', 'kind'], unique: true, where: `status NOT IN ('claimed', 'cancelled')` },
    {
      name: 'post_leg_due',
      columns: ['to_at'],
      where: `met_at IS NULL AND missed_at IS NULL AND status IN ('promised', 'accepted', 'collected')`,
    },
    { name: 'post_leg_list', columns: ['from_at', 'id'] },
    { name: 'post_leg_place', columns: ['place_at'], where: `place IN ('claimed', 'returning')` },
  ],
  checks: [
    { name: 'post_leg_kind_check', expression: `kind IN ('pickup', 'return')` },
    {
      name: 'post_leg_status_check',
      expression: `status IN ('claimed', 'promised', 'accepted', 'collected', 'handed-over', 'delivered', 'cancelled')`,
    },
    { name: 'post_leg_place_check', expression: `place IN ('claimed', 'kept', 'returning', 'none')` },
  ],
});

const postStep = new EntitySchema({
  name: 'post_step',
  columns: { id: counted, leg_id: uuid, at: instant, what: text, by: text, note: text },
  foreignKeys: [
    {
      name: 'post_step_leg_id_fkey',
      target: 'post_leg',
      columnNames: ['leg_id'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [{ name: 'post_step_of_leg', columns: ['leg_id', 'id'] }],
});

/** The tables, for TypeORM; a test holds them and the migrations equal. */
export const entities = [ruleSet, referral, step, alarm, attachment, deniedRead, postLeg, postStep];
