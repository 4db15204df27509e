import { migration } from '@civicline/store';

/**
 * Closings as jobs. A closure says what it closes (a schedule or the office) or how many places it leaves, and how far its job
 * is. `slot.open_places` is what the closures in force leave of a slot, so that a place that is given back knows whether it is
 * free. `relocation` is one line for each change that an office makes to an appointment: planned, made, and how it is proven
 * that the citizen knows.
 */
export const closings = migration(
  '0005_closings',
  `
  ALTER TABLE closure
    ADD COLUMN schedule_id text NOT NULL DEFAULT '',
    ADD COLUMN places integer NOT NULL DEFAULT 0,
    ADD COLUMN phase text NOT NULL DEFAULT 'done' CHECK (phase IN ('planning', 'held', 'moving', 'done', 'lifted')),
    ADD COLUMN tell_at timestamptz;
  UPDATE closure SET phase = 'lifted' WHERE lifted_at IS NOT NULL;
  CREATE INDEX closure_at_work ON closure (closed_at) WHERE phase IN ('planning', 'held', 'moving');
  ALTER TABLE slot ADD COLUMN open_places integer;
  UPDATE slot SET open_places = 0 WHERE EXISTS (SELECT FROM place p WHERE p.slot_id = slot.id AND p.state = 'closed');
  CREATE INDEX slot_of_office ON slot (office_id, start_at);
  ALTER TABLE appointment ADD COLUMN answer_key text;
  CREATE INDEX appointment_unplaced ON appointment (end_at) WHERE status = 'pending';
  CREATE TABLE relocation (
    id uuid PRIMARY KEY,
    closure_id uuid,
    appointment_id uuid NOT NULL,
    office_id text NOT NULL,
    cause text NOT NULL CHECK (cause IN ('closed', 'booked-last', 'office')),
    state text NOT NULL CHECK (state IN ('planned', 'made', 'put-back')),
    turn integer NOT NULL,
    from_slot jsonb NOT NULL,
    to_slot jsonb,
    ways text[] NOT NULL,
    version integer NOT NULL,
    made_at timestamptz,
    answer text CHECK (answer IN ('accepted', 'refused')),
    told_by text CHECK (told_by IN ('delivered', 'answered', 'spoken', 'superseded')),
    told_by_id text NOT NULL DEFAULT '',
    told_at timestamptz,
    messages jsonb NOT NULL DEFAULT '{}',
    due_at timestamptz,
    untold_reason text CHECK (untold_reason IN ('no-contact', 'failed', 'no-receipt')),
    tries integer NOT NULL DEFAULT 0,
    note text NOT NULL DEFAULT ''
  );
  CREATE INDEX relocation_of_closure ON relocation (closure_id, state, turn);
  CREATE INDEX relocation_of_appointment ON relocation (appointment_id, version);
  CREATE INDEX relocation_untold ON relocation (office_id, made_at) WHERE state = 'made' AND told_by IS NULL;
  CREATE INDEX relocation_due ON relocation (due_at) WHERE state = 'made' AND told_by IS NULL AND untold_reason IS NULL;
  `,
);
