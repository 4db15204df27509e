import type { EntitySchemaColumnOptions } from 'typeorm';
import { EntitySchema } from 'typeorm';
import { closingEntities } from './closing-entities';
import { readinessEntities } from './readiness-entities';
import { lineEntities } from './line-entities';

const text = { type: 'text' } as const;
const id = { type: 'text', primary: true } as const;
const uuid = { type: 'uuid' } as const;
const whole = { type: 'integer' } as const;
const json = { type: 'jsonb' } as const;
const instant = { type: 'timestamptz' } as const;
const flag = { type: 'boolean' } as const;
const texts = { type: 'text', array: true } as const;
const orNull = <T extends EntitySchemaColumnOptions>(column: T) => ({ ...column, nullable: true });

const office = new EntitySchema({
  name: 'office',
  columns: {
    id,
    name: json,
    address: json,
    hours: json,
    valid_from: { ...text, default: '' },
    valid_to: { ...text, default: '' },
    levels: { ...texts, default: '{}' },
  },
});

const procedure = new EntitySchema({
  name: 'procedure',
  columns: { code: id, name: json, field: text, counter: flag, levels: { ...texts, default: '{}' } },
});

const schedule = new EntitySchema({
  name: 'schedule',
  columns: {
    id,
    office_id: text,
    name: json,
    fields: texts,
    slot_minutes: whole,
    places: whole,
    internal_places: { ...whole, default: 0 },
    hours: orNull(json),
    horizon_days: whole,
    valid_from: text,
    valid_to: text,
    purpose: { ...text, default: '' },
  },
  indices: [{ name: 'schedule_of_office', columns: ['office_id'] }],
  checks: [
    { name: 'schedule_slot_minutes_check', expression: 'slot_minutes > 0' },
    { name: 'schedule_places_check', expression: 'places > 0' },
    { name: 'schedule_internal_places_check', expression: 'internal_places >= 0' },
  ],
});

const closure = new EntitySchema({
  name: 'closure',
  columns: {
    id: { ...uuid, primary: true },
    office_id: text,
    from_at: instant,
    to_at: instant,
    reason: json,
    closed_at: instant,
    lifted_at: orNull(instant),
    schedule_id: { ...text, default: '' },
    places: { ...whole, default: 0 },
    phase: { ...text, default: 'done' },
    tell_at: orNull(instant),
  },
  indices: [
    { name: 'closure_of_office', columns: ['office_id', 'to_at'], where: 'lifted_at IS NULL' },
    { name: 'closure_at_work', columns: ['closed_at'], where: `phase IN ('planning', 'held', 'moving')` },
  ],
  checks: [
    { name: 'closure_check', expression: 'to_at > from_at' },
    { name: 'closure_phase_check', expression: `phase IN ('planning', 'held', 'moving', 'done', 'lifted')` },
  ],
});

const slot = new EntitySchema({
  name: 'slot',
  columns: {
    id,
    schedule_id: text,
    office_id: text,
    start_at: instant,
    end_at: instant,
    open_places: orNull(whole),
  },
  indices: [{ name: 'slot_of_office', columns: ['office_id', 'start_at'] }],
});

const place = new EntitySchema({
  name: 'place',
  columns: {
    slot_id: id,
    n: { ...whole, primary: true },
    state: { ...text, default: 'free' },
    hold_id: orNull(uuid),
    holder: orNull(text),
    held_until: orNull(instant),
    appointment_id: orNull(uuid),
    promise_id: orNull(uuid),
    kind: { ...text, default: 'public' },
    network: orNull(text),
  },
  foreignKeys: [
    { name: 'place_slot_id_fkey', target: 'slot', columnNames: ['slot_id'], referencedColumnNames: ['id'] },
  ],
  uniques: [
    { name: 'place_hold_id_key', columns: ['hold_id'] },
    { name: 'place_appointment_id_key', columns: ['appointment_id'] },
    { name: 'place_promise_id_key', columns: ['promise_id'] },
  ],
  indices: [
    { name: 'place_held', columns: ['held_until'], where: `state = 'held'` },
    { name: 'place_holder', columns: ['holder'], where: `state = 'held'` },
    { name: 'place_network', columns: ['network'], where: `state = 'held'` },
    { name: 'place_extra', columns: ['slot_id'], where: `kind = 'extra'` },
  ],
  checks: [
    { name: 'place_state_check', expression: `state IN ('free', 'held', 'booked', 'closed', 'promised')` },
    { name: 'place_kind_check', expression: `kind IN ('public', 'internal', 'extra')` },
    { name: 'place_check', expression: `(state = 'held') = (hold_id IS NOT NULL)` },
    { name: 'place_check1', expression: `(state = 'booked') = (appointment_id IS NOT NULL)` },
    { name: 'place_promised_check', expression: `(state = 'promised') = (promise_id IS NOT NULL)` },
  ],
});

const appointment = new EntitySchema({
  name: 'appointment',
  columns: {
    id: { ...uuid, primary: true },
    code: text,
    status: text,
    version: whole,
    slot_id: text,
    schedule_id: text,
    office_id: text,
    start_at: instant,
    end_at: instant,
    day: text,
    procedure_code: text,
    procedure_name: json,
    office_name: json,
    office_address: json,
    citizen_name: text,
    citizen_phone: text,
    citizen_email: text,
    locale: text,
    booked_at: instant,
    changed_at: instant,
    reason: orNull(json),
    moved_from: orNull(json),
    relocated: { ...flag, default: false },
    answer_key: orNull(text),
    booked_from: { ...text, default: '' },
  },
  uniques: [{ name: 'appointment_code_key', columns: ['code'] }],
  indices: [
    // By search_key(citizen_phone): TypeORM knows no expressions.
    { name: 'appointment_by_phone', columns: ['citizen_phone'], synchronize: false },
    { name: 'appointment_of_office', columns: ['office_id', 'start_at'] },
    { name: 'appointment_waiting', columns: ['end_at'], where: `status = 'booked'` },
    { name: 'appointment_unplaced', columns: ['end_at'], where: `status = 'pending'` },
  ],
  checks: [
    {
      name: 'appointment_status_check',
      expression: `status IN ('pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow')`,
    },
    { name: 'appointment_locale_check', expression: `locale IN ('vi', 'en')` },
  ],
});

const overbooking = new EntitySchema({
  name: 'overbooking',
  columns: {
    appointment_id: { ...uuid, primary: true },
    slot_id: text,
    schedule_id: text,
    office_id: text,
    start_at: instant,
    end_at: instant,
    decided_by: text,
    reason: text,
    decided_at: instant,
  },
  indices: [{ name: 'overbooking_of_office', columns: ['office_id', 'start_at'] }],
});

/** The tables, for TypeORM; a test holds them and the migrations equal. What is hot is SQL in the files beside. */
export const entities = [
  office,
  procedure,
  schedule,
  closure,
  slot,
  place,
  appointment,
  overbooking,
  ...closingEntities,
  ...readinessEntities,
  ...lineEntities,
];
