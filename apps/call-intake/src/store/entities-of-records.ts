import type { EntitySchemaColumnOptions } from 'typeorm';
import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const uuid = { type: 'uuid' } as const;
const whole = { type: 'integer' } as const;
const json = { type: 'jsonb' } as const;
const instant = { type: 'timestamptz' } as const;
const orNull = <T extends EntitySchemaColumnOptions>(column: T) => ({ ...column, nullable: true });
const anyOf = (column: string, values: readonly string[]) =>
  `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;

const flag = { type: 'boolean' } as const;

const record = new EntitySchema({
  name: 'record',
  columns: {
    id: { ...uuid, primary: true },
    call_id: orNull(uuid),
    status: text,
    version: whole,
    agent_id: text,
    created_at: instant,
    changed_at: instant,
    captured_at: orNull(instant),
    completed_at: orNull(instant),
    name: text,
    number: text,
    topic: text,
    unit_code: text,
    procedure_code: text,
    question: text,
    answer: text,
    dossier_code: text,
    appointment_code: text,
    referral_code: text,
    locale: text,
    address: text,
  },
  foreignKeys: [
    { name: 'record_call_id_fkey', target: 'call', columnNames: ['call_id'], referencedColumnNames: ['id'] },
  ],
  uniques: [{ name: 'record_call_id_key', columns: ['call_id'] }],
  indices: [
    { name: 'record_by_age', columns: ['created_at', 'id'] },
    // By search_key(number): TypeORM knows no expressions.
    { name: 'record_by_number', columns: ['number', 'created_at'], synchronize: false },
    { name: 'record_to_complete', columns: ['created_at', 'id'], where: `status = 'partial'` },
  ],
  checks: [{ name: 'record_status_check', expression: anyOf('status', ['partial', 'complete', 'unreachable']) }],
});

const callBack = new EntitySchema({
  name: 'call_back',
  columns: {
    id: { ...uuid, primary: true },
    code: text,
    status: text,
    cause: text,
    name: text,
    number: text,
    topic: text,
    locale: text,
    slot_id: orNull(text),
    from_at: orNull(instant),
    to_at: orNull(instant),
    place_id: orNull(uuid),
    next_attempt_at: orNull(instant),
    attempts: json,
    record_id: orNull(uuid),
    agent_id: text,
    promised_at: instant,
    settled_at: orNull(instant),
    kept: orNull(flag),
    subject_code: text,
    version: whole,
  },
  uniques: [
    { name: 'call_back_code_key', columns: ['code'] },
    { name: 'call_back_place_id_key', columns: ['place_id'] },
  ],
  indices: [
    { name: 'call_back_due', columns: ['next_attempt_at', 'id'], where: `status = 'due'` },
    { name: 'call_back_attempting', columns: ['id'], where: `status = 'attempting'` },
    { name: 'call_back_promised', columns: ['promised_at', 'id'] },
    { name: 'call_back_one_open_about', columns: ['number', 'topic'], unique: true, synchronize: false },
    { name: 'call_back_by_number', columns: ['number', 'promised_at'], synchronize: false },
    { name: 'call_back_subject', columns: ['subject_code'], where: `subject_code <> ''` },
    { name: 'call_back_window', columns: ['to_at'], where: 'slot_id IS NOT NULL' },
  ],
  checks: [
    {
      name: 'call_back_status_check',
      expression: anyOf('status', ['due', 'attempting', 'reached', 'unreachable', 'cancelled']),
    },
    {
      name: 'call_back_cause_check',
      expression: anyOf('cause', [
        'incomplete_record',
        'abandoned',
        'asked_in_queue',
        'asked_on_web',
        'untold',
        'referral_answered',
        'asked_agent',
        'referral_delayed',
      ]),
    },
    { name: 'call_back_locale_check', expression: anyOf('locale', ['vi', 'en']) },
    { name: 'call_back_check', expression: `(status = 'due') = (next_attempt_at IS NOT NULL)` },
    { name: 'call_back_check1', expression: `(slot_id IS NULL) = (place_id IS NULL)` },
  ],
});

const placeClaim = new EntitySchema({
  name: 'place_claim',
  columns: { place_id: { ...uuid, primary: true }, slot_id: text, state: text, due_at: instant },
  indices: [{ name: 'place_claim_due', columns: ['due_at'] }],
  checks: [{ name: 'place_claim_state_check', expression: anyOf('state', ['taking', 'releasing']) }],
});

const whisper = new EntitySchema({
  name: 'whisper',
  columns: {
    id: { ...uuid, primary: true },
    agent_id: text,
    words: text,
    from_id: text,
    at: instant,
    told_at: orNull(instant),
  },
  foreignKeys: [
    { name: 'whisper_agent_id_fkey', target: 'agent', columnNames: ['agent_id'], referencedColumnNames: ['id'] },
  ],
  indices: [{ name: 'whisper_untold', columns: ['agent_id', 'at'], where: 'told_at IS NULL' }],
});

const waitEstimate = new EntitySchema({
  name: 'wait_estimate',
  columns: { call_id: { ...uuid, primary: true }, queue_id: text, at: instant, model_p90_ms: whole, p90_ms: whole },
  indices: [{ name: 'wait_estimate_of_queue', columns: ['queue_id', 'at'] }],
});

const unfinished = new EntitySchema({
  name: 'unfinished',
  columns: { record_id: { ...uuid, primary: true }, due_at: instant },
  foreignKeys: [
    {
      name: 'unfinished_record_id_fkey',
      target: 'record',
      columnNames: ['record_id'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [{ name: 'unfinished_due', columns: ['due_at'] }],
});

const recording = new EntitySchema({
  name: 'recording',
  columns: {
    id: { ...uuid, primary: true },
    call_id: uuid,
    source: text,
    name: text,
    agent_id: text,
    began_at: instant,
    ended_at: orNull(instant),
    kept_at: orNull(instant),
    key_id: { ...text, default: '' },
    bytes: { ...whole, default: 0 },
    cleared_at: orNull(instant),
    keep_until: orNull(instant),
    removed_at: orNull(instant),
    fault: { ...text, default: '' },
  },
  foreignKeys: [
    { name: 'recording_call_id_fkey', target: 'call', columnNames: ['call_id'], referencedColumnNames: ['id'] },
  ],
  uniques: [{ name: 'recording_source_name_key', columns: ['source', 'name'] }],
  indices: [
    { name: 'recording_of_call', columns: ['call_id'] },
    { name: 'recording_begun', columns: ['began_at', 'id'] },
    {
      name: 'recording_to_take',
      columns: ['source', 'ended_at'],
      where: 'ended_at IS NOT NULL AND cleared_at IS NULL',
    },
    { name: 'recording_to_remove', columns: ['keep_until'], where: 'keep_until IS NOT NULL AND removed_at IS NULL' },
  ],
  checks: [{ name: 'recording_check', expression: `(kept_at IS NULL) = (keep_until IS NULL)` }],
});

const recordingAccess = new EntitySchema({
  name: 'recording_access',
  columns: { id: { ...uuid, primary: true }, recording_id: uuid, account: text, role: text, at: instant },
  foreignKeys: [
    {
      name: 'recording_access_recording_id_fkey',
      target: 'recording',
      columnNames: ['recording_id'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [{ name: 'recording_access_of', columns: ['recording_id', 'at'] }],
});

const reminderCall = new EntitySchema({
  name: 'reminder_call',
  columns: {
    id: { ...uuid, primary: true },
    request_id: text,
    number: text,
    code: text,
    start_at: instant,
    locale: text,
    placed_at: instant,
    due_at: orNull(instant),
    tries: { ...whole, default: 0 },
    ended_at: orNull(instant),
    result: { ...text, default: '' },
  },
  uniques: [{ name: 'reminder_call_request_id_key', columns: ['request_id'] }],
  indices: [{ name: 'reminder_call_due', columns: ['due_at'], where: 'due_at IS NOT NULL' }],
  checks: [
    { name: 'reminder_call_locale_check', expression: anyOf('locale', ['vi', 'en']) },
    {
      name: 'reminder_call_result_check',
      expression: anyOf('result', ['', 'ready', 'cancelled', 'heard', 'unreachable', 'too_late']),
    },
    { name: 'reminder_call_check', expression: `(ended_at IS NULL) = (result = '')` },
  ],
});

/** Records, call-backs and what hangs on them; what callers were told of their wait. */
export const recordEntities = [
  record,
  callBack,
  placeClaim,
  whisper,
  waitEstimate,
  unfinished,
  recording,
  recordingAccess,
  reminderCall,
];
