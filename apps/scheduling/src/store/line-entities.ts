import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const uuid = { type: 'uuid' } as const;
const whole = { type: 'integer' } as const;
const json = { type: 'jsonb' } as const;
const instant = { type: 'timestamptz' } as const;
const noInstant = { ...instant, nullable: true } as const;
const inLine = `status IN ('waiting', 'offered')`;

const entry = new EntitySchema({
  name: 'waitlist_entry',
  columns: {
    id: { ...uuid, primary: true },
    line: { type: 'bigint', generated: 'increment' },
    code: text,
    key: text,
    status: text,
    version: whole,
    office_id: text,
    office_name: json,
    schedule_id: text,
    schedules: { type: 'text', array: true },
    procedure_code: text,
    procedure_name: json,
    from_day: text,
    to_day: text,
    from_at: instant,
    to_at: instant,
    earliest: text,
    latest: text,
    citizen_name: text,
    citizen_phone: text,
    citizen_email: text,
    locale: text,
    joined_from: text,
    network: text,
    joined_at: instant,
    changed_at: instant,
    slot_id: { ...text, nullable: true },
    hold_id: { ...uuid, nullable: true },
    offered_until: noInstant,
    appointment_code: { ...text, nullable: true },
  },
  uniques: [
    { name: 'waitlist_entry_code_key', columns: ['code'] },
    { name: 'waitlist_entry_hold_id_key', columns: ['hold_id'] },
  ],
  indices: [
    { name: 'waitlist_line', columns: ['office_id', 'line'], where: `status = 'waiting'` },
    { name: 'waitlist_offers', columns: ['offered_until'], where: `status = 'offered'` },
    { name: 'waitlist_by_phone', columns: ['citizen_phone'], synchronize: false },
    { name: 'waitlist_from', columns: ['joined_from'], where: inLine },
    { name: 'waitlist_network', columns: ['network'], where: inLine },
  ],
  checks: [
    { name: 'waitlist_entry_status_check', expression: `status IN ('waiting', 'offered', 'taken', 'passed', 'left')` },
    { name: 'waitlist_entry_locale_check', expression: `locale IN ('vi', 'en')` },
    { name: 'waitlist_entry_check', expression: `(status = 'offered') = (hold_id IS NOT NULL)` },
  ],
});

const step = new EntitySchema({
  name: 'waitlist_step',
  columns: {
    entry_id: { ...uuid, primary: true },
    version: { ...whole, primary: true },
    status: text,
    cause: text,
    at: instant,
    slot_id: text,
  },
  foreignKeys: [
    {
      name: 'waitlist_step_entry_id_fkey',
      target: 'waitlist_entry',
      columnNames: ['entry_id'],
      referencedColumnNames: ['id'],
    },
  ],
});

/** The tables of those who wait. */
export const lineEntities = [entry, step];
