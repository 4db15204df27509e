import { EntitySchema } from 'typeorm';

const localized = { type: 'jsonb' } as const;
const text = { type: 'text' } as const;

/** The tables, for TypeORM; what is hot is SQL in the files beside. */
const office = new EntitySchema({
  name: 'office',
  columns: {
    id: { ...text, primary: true },
    name: localized,
    address: localized,
    hours: { type: 'jsonb' },
    valid_to: { ...text, default: '' },
  },
});

const procedure = new EntitySchema({
  name: 'procedure',
  columns: { code: { ...text, primary: true }, name: localized, field: text, counter: { type: 'boolean' } },
});

const schedule = new EntitySchema({
  name: 'schedule',
  columns: {
    id: { ...text, primary: true },
    office_id: text,
    name: localized,
    fields: { ...text, array: true },
    slot_minutes: { type: 'integer' },
    places: { type: 'integer' },
    hours: { type: 'jsonb', nullable: true },
    horizon_days: { type: 'integer' },
    valid_from: text,
    valid_to: text,
  },
});

export const entities = [office, procedure, schedule];
