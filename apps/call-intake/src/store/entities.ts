import type { EntitySchemaColumnOptions } from 'typeorm';
import { EntitySchema } from 'typeorm';
import { recordEntities } from './entities-of-records';

const text = { type: 'text' } as const;
const id = { type: 'text', primary: true } as const;
const uuid = { type: 'uuid' } as const;
const whole = { type: 'integer' } as const;
const large = { type: 'bigint' } as const;
const json = { type: 'jsonb' } as const;
const instant = { type: 'timestamptz' } as const;
const texts = { type: 'text', array: true } as const;
const orNull = <T extends EntitySchemaColumnOptions>(column: T) => ({ ...column, nullable: true });
const anyOf = (column: string, values: readonly string[]) =>
  `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;

const line = new EntitySchema({ name: 'line', columns: { id, number: text } });

const queue = new EntitySchema({
  name: 'queue',
  columns: {
    id,
    name: json,
    skills: texts,
    priority: whole,
    ageing_seconds: whole,
    target_seconds: whole,
    target_percent: whole,
    overflow_seconds: whole,
  },
  checks: [{ name: 'queue_ageing_seconds_check', expression: 'ageing_seconds > 0' }],
});

const replica = new EntitySchema({ name: 'replica', columns: { id: { ...uuid, primary: true }, seen_at: instant } });

const agent = new EntitySchema({
  name: 'agent',
  columns: {
    id,
    name: text,
    skills: texts,
    queues: texts,
    extension: text,
    team: text,
    state: { ...text, default: 'offline' },
    reason: { ...text, default: '' },
    since: { ...instant, default: () => 'now()' },
    idle_since: { ...instant, default: () => 'now()' },
    call_id: orNull(uuid),
    answered: { ...whole, default: 0 },
    missed: { ...whole, default: 0 },
    counted_on: { ...text, default: '' },
    desk_id: { ...text, default: '' },
    desk_session: orNull(uuid),
    replica_id: orNull(uuid),
    desk_gone_at: orNull(instant),
  },
  indices: [
    { name: 'agent_one_call', columns: ['call_id'], unique: true, where: 'call_id IS NOT NULL' },
    { name: 'agent_ready', columns: ['idle_since', 'id'], where: `state = 'ready'` },
    { name: 'agent_extension', columns: ['extension'] },
  ],
  checks: [
    {
      name: 'agent_state_check',
      expression: anyOf('state', ['offline', 'ready', 'reserved', 'talking', 'hold', 'wrap_up', 'break']),
    },
    {
      name: 'agent_check',
      expression: `(state IN ('reserved', 'talking', 'hold', 'wrap_up')) = (call_id IS NOT NULL)`,
    },
  ],
});

const call = new EntitySchema({
  name: 'call',
  columns: {
    id: { ...uuid, primary: true },
    source: text,
    source_id: text,
    direction: text,
    number: text,
    dialled: text,
    line_id: text,
    queue_id: text,
    locale: text,
    distribution: text,
    state: text,
    outcome: orNull(text),
    agent_id: text,
    arrived_at: instant,
    queued_at: orNull(instant),
    rank_at: orNull(instant),
    answered_at: orNull(instant),
    hung_up_at: orNull(instant),
    ended_at: orNull(instant),
    hold_ms: whole,
    wrap_up_ms: whole,
    priority: whole,
    disposition: text,
    wrap_up_until: orNull(instant),
    wrap_up_extensions: whole,
    record_id: orNull(uuid),
    call_back_id: orNull(uuid),
    deflected_to: text,
    anomalies: texts,
    heard_at: instant,
  },
  uniques: [{ name: 'call_source_source_id_key', columns: ['source', 'source_id'] }],
  indices: [
    {
      name: 'call_waiting',
      columns: ['queue_id', 'rank_at', 'id'],
      where: `state = 'queued' AND distribution = 'ours'`,
    },
    { name: 'call_live', columns: ['heard_at'], where: `state <> 'ended'` },
    { name: 'call_wrap_up', columns: ['wrap_up_until'], where: `state = 'wrap_up'` },
    { name: 'call_arrived', columns: ['arrived_at', 'id'] },
    // By search_key(number): TypeORM knows no expressions.
    { name: 'call_by_number', columns: ['number', 'arrived_at'], synchronize: false },
    { name: 'call_of_agent', columns: ['agent_id', 'arrived_at'], where: `agent_id <> ''` },
  ],
  checks: [
    { name: 'call_direction_check', expression: anyOf('direction', ['inbound', 'outbound']) },
    { name: 'call_locale_check', expression: anyOf('locale', ['vi', 'en']) },
    { name: 'call_distribution_check', expression: anyOf('distribution', ['ours', 'theirs']) },
    {
      name: 'call_state_check',
      expression: anyOf('state', ['offered', 'queued', 'ringing', 'answered', 'on_hold', 'wrap_up', 'ended']),
    },
    {
      name: 'call_outcome_check',
      expression: anyOf('outcome', [
        'completed',
        'abandoned',
        'short_abandoned',
        'abandoned_in_ivr',
        'overflowed',
        'deflected',
        'blocked',
        'lost_by_pbx',
        'phantom',
      ]),
    },
    { name: 'call_check', expression: `(state = 'ended') = (ended_at IS NOT NULL)` },
    { name: 'call_check1', expression: `state NOT IN ('ended', 'wrap_up') OR outcome IS NOT NULL` },
  ],
});

const callEvent = new EntitySchema({
  name: 'call_event',
  columns: {
    call_id: { ...uuid, primary: true },
    id,
    kind: text,
    at: instant,
    origin: text,
    fields: json,
    anomaly: text,
    received_at: instant,
  },
  foreignKeys: [
    { name: 'call_event_call_id_fkey', target: 'call', columnNames: ['call_id'], referencedColumnNames: ['id'] },
  ],
  checks: [{ name: 'call_event_origin_check', expression: anyOf('origin', ['pbx', 'desk']) }],
});

const offer = new EntitySchema({
  name: 'offer',
  columns: {
    id: { ...uuid, primary: true },
    call_id: uuid,
    agent_id: text,
    status: text,
    offered_at: instant,
    expires_at: instant,
    ended_at: orNull(instant),
  },
  foreignKeys: [
    { name: 'offer_call_id_fkey', target: 'call', columnNames: ['call_id'], referencedColumnNames: ['id'] },
    { name: 'offer_agent_id_fkey', target: 'agent', columnNames: ['agent_id'], referencedColumnNames: ['id'] },
  ],
  indices: [
    { name: 'offer_one_for_call', columns: ['call_id'], unique: true, where: `status = 'pending'` },
    { name: 'offer_one_for_agent', columns: ['agent_id'], unique: true, where: `status = 'pending'` },
    { name: 'offer_expiring', columns: ['expires_at'], where: `status = 'pending'` },
    { name: 'offer_of_call', columns: ['call_id', 'offered_at'] },
  ],
  checks: [
    {
      name: 'offer_status_check',
      expression: anyOf('status', ['pending', 'accepted', 'rejected', 'timeout', 'rescinded']),
    },
    { name: 'offer_check', expression: `(status = 'pending') = (ended_at IS NULL)` },
  ],
});

const telephonyCommand = new EntitySchema({
  name: 'telephony_command',
  columns: {
    id: { ...uuid, primary: true },
    n: { ...large, generated: 'increment' },
    act: text,
    source: text,
    source_id: text,
    call_id: uuid,
    args: json,
    given_at: instant,
    due_at: instant,
    tries: { ...whole, default: 0 },
    done_at: orNull(instant),
    fault: { ...text, default: '' },
    traceparent: orNull(text),
  },
  indices: [{ name: 'telephony_command_due', columns: ['source', 'n'], where: 'done_at IS NULL' }],
});

const adapterLease = new EntitySchema({
  name: 'adapter_lease',
  columns: { source: { ...text, primary: true }, owner: uuid, fence: large, until: instant },
});

const agentTime = new EntitySchema({
  name: 'agent_time',
  columns: {
    agent_id: { ...text, primary: true },
    state: text,
    reason: text,
    began_at: { ...instant, primary: true },
    ended_at: instant,
  },
  indices: [{ name: 'agent_time_ended', columns: ['ended_at'] }],
});

const phoneFlow = new EntitySchema({
  name: 'phone_flow',
  columns: {
    id,
    source: text,
    source_id: text,
    system: text,
    waits: { type: 'boolean' },
    rings: text,
    accepted: { type: 'boolean' },
    due_at: orNull(instant),
    over_at: orNull(instant),
    n: whole,
    state: json,
  },
  indices: [
    { name: 'phone_flow_live', columns: ['source', 'source_id'], where: 'over_at IS NULL' },
    { name: 'phone_flow_due', columns: ['source', 'due_at'], where: 'due_at IS NOT NULL' },
    { name: 'phone_flow_over', columns: ['over_at'], where: 'over_at IS NOT NULL' },
  ],
});

const webPhone = new EntitySchema({
  name: 'web_phone',
  columns: { extension: { ...text, primary: true }, expires_at: instant },
  indices: [{ name: 'web_phone_due', columns: ['expires_at'] }],
});

/** The tables, for TypeORM; a test holds them and the migrations equal. What is hot is SQL in the files beside. */
export const entities = [
  line,
  queue,
  replica,
  agent,
  agentTime,
  call,
  callEvent,
  offer,
  telephonyCommand,
  adapterLease,
  phoneFlow,
  webPhone,
  ...recordEntities,
];
