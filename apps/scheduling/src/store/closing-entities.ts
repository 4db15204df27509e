import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const textOrNone = { type: 'text', nullable: true } as const;
const json = { type: 'jsonb' } as const;
const whole = { type: 'integer' } as const;
const instantOrNone = { type: 'timestamptz', nullable: true } as const;

const relocation = new EntitySchema({
  name: 'relocation',
  columns: {
    id: { type: 'uuid', primary: true },
    closure_id: { type: 'uuid', nullable: true },
    appointment_id: { type: 'uuid' },
    office_id: text,
    cause: text,
    state: text,
    turn: whole,
    from_slot: json,
    to_slot: { ...json, nullable: true },
    ways: { type: 'text', array: true },
    version: whole,
    made_at: instantOrNone,
    answer: textOrNone,
    told_by: textOrNone,
    told_by_id: { ...text, default: '' },
    told_at: instantOrNone,
    messages: { ...json, default: {} },
    due_at: instantOrNone,
    untold_reason: textOrNone,
    tries: { ...whole, default: 0 },
    note: { ...text, default: '' },
  },
  indices: [
    { name: 'relocation_of_closure', columns: ['closure_id', 'state', 'turn'] },
    { name: 'relocation_of_appointment', columns: ['appointment_id', 'version'] },
    { name: 'relocation_untold', columns: ['office_id', 'made_at'], where: `state = 'made' AND told_by IS NULL` },
    {
      name: 'relocation_due',
      columns: ['due_at'],
      where: `state = 'made' AND told_by IS NULL AND untold_reason IS NULL`,
    },
  ],
  checks: [
    { name: 'relocation_cause_check', expression: `cause IN ('closed', 'booked-last', 'office')` },
    { name: 'relocation_state_check', expression: `state IN ('planned', 'made', 'put-back')` },
    { name: 'relocation_answer_check', expression: `answer IN ('accepted', 'refused')` },
    {
      name: 'relocation_told_by_check',
      expression: `told_by IN ('delivered', 'answered', 'spoken', 'superseded')`,
    },
    { name: 'relocation_untold_reason_check', expression: `untold_reason IN ('no-contact', 'failed', 'no-receipt')` },
  ],
});

export const closingEntities = [relocation];
