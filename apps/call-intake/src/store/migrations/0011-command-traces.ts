import { migration } from '@civicline/store';

/** What a telephone system is asked for belongs to the trace of who asked. */
export const commandTraces = migration(
  '0011_command_traces',
  'ALTER TABLE telephony_command ADD COLUMN traceparent text;',
);
