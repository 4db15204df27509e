import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openAgenda } from './agenda.mjs';
import { readEvent, topic } from './contracts.mjs';
import { followKafka } from './kafka.mjs';
import { followPostgres } from './postgres.mjs';

const { values } = parseArgs({
  options: {
    events: { type: 'string' },
    office: { type: 'string', default: 'ppac' },
    agenda: { type: 'string', default: 'agenda.json' },
  },
});
const local = () =>
  JSON.parse(readFileSync(fileURLToPath(new URL('../../../.civicline/addresses.json', import.meta.url)), 'utf8'))
    .events;
const events = values.events ?? local();

const agenda = openAgenda(values.agenda, values.office, (line) => console.log(line));
const onRecord = (headers, value) => {
  const event = readEvent(headers, value);
  if (event) agenda.take(event);
};
if (events.startsWith('kafka='))
  await followKafka(events.slice('kafka='.length).split(','), `agenda-${values.office}`, topic, onRecord);
else await followPostgres(events, topic, onRecord);
