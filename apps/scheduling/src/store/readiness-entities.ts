import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const instant = { type: 'timestamptz' } as const;
const keys = { type: 'text', array: true } as const;
const ofAppointment = { type: 'uuid', primary: true } as const;

const checklist = new EntitySchema({
  name: 'checklist',
  columns: { procedure_code: { ...text, primary: true }, papers: { type: 'jsonb' } },
});

const paperMark = new EntitySchema({
  name: 'paper_mark',
  columns: {
    appointment_id: ofAppointment,
    key: { ...text, primary: true },
    state: text,
    set_by: text,
    set_by_id: text,
    set_at: instant,
    reason: text,
  },
  checks: [
    { name: 'paper_mark_state_check', expression: `state IN ('missing', 'have', 'waived')` },
    { name: 'paper_mark_set_by_check', expression: `set_by IN ('citizen', 'agent', 'office')` },
  ],
});

const reminder = new EntitySchema({
  name: 'reminder',
  columns: {
    appointment_id: ofAppointment,
    version: { type: 'integer', primary: true },
    kind: { ...text, primary: true },
    office_id: text,
    start_at: instant,
    announced_at: instant,
    missing: keys,
  },
  indices: [{ name: 'reminder_of_office', columns: ['office_id', 'start_at'] }],
  checks: [{ name: 'reminder_kind_check', expression: `kind IN ('day-before', 'hours-before')` }],
});

const sentHome = new EntitySchema({
  name: 'sent_home',
  columns: {
    appointment_id: ofAppointment,
    office_id: text,
    start_at: instant,
    at: instant,
    by_id: text,
    missing: keys,
  },
  indices: [{ name: 'sent_home_of_office', columns: ['office_id', 'start_at'] }],
});

export const readinessEntities = [checklist, paperMark, reminder, sentHome];
