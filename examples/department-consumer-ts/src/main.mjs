import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openAgenda } from './agenda.mjs';
import { readEvent, topic } from './contracts.mjs';
import { followKafka, readKafka } from './kafka.mjs';
import { followPostgres } from './postgres.mjs';

const { values } = parseArgs({
  options: {
    events: { type: 'string' },
    office: { type: 'string', default: 'ppac' },
    agenda: { type: 'string', default: 'agenda.json' },
    once: { type: 'boolean', default: false },
  },
});
const local = () =>
  JSON.parse(readFileSync(fileURLToPath(new URL('../../../.civicline/addresses.json', import.meta.url)), 'utf8'))
    .events;
const events = values.events ?? local();

const kafka = events.startsWith('kafka=') ? events.slice('kafka='.length).split(',') : undefined;
if (values.once && !kafka) throw new Error('--once reads a Kafka: --events kafka=HOST:PORT');

const agenda = openAgenda(values.agenda, values.office, values.once ? () => undefined : (line) => console.log(line));
const take = (headers, value) => {
  const event = agenda.mayConcern(value) ? readEvent(headers, value) : undefined;
  if (event) agenda.take(event);
};
const follower = { take, keep: agenda.keep };
const name = `agenda-${values.office}`;
if (values.once) {
  const { read, seconds } = await readKafka(kafka, name, topic, follower);
  console.log(`${read} events in ${seconds.toFixed(3)} s, ${agenda.size()} visits`);
} else if (kafka) await followKafka(kafka, name, topic, follower);
else await followPostgres(events, topic, follower);
