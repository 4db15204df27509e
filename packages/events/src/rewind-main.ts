import { topics } from '@civicline/contracts';
import { logger } from '@civicline/service-kit';
import { parseArgs } from 'node:util';
import { rewindGroups } from './kafka-log-rewind';
import { openEventLog } from './open-event-log';

const usage = `npm run rewind -- --events kafka=HOST:PORT --to 2026-11-29T08:00:00+07:00 --group scheduling --group notification
  After PostgreSQL went back to that time: takes our groups back to an hour before it, so that what they had taken since is taken again,
  and lists what was announced since, of which the database knows nothing. The services are stopped meanwhile.`;

/** A group may have been behind: what was written before that time may have taken effect after it. Inboxes know what they have. */
const marginMs = 3_600_000;

const run = async () => {
  const { values } = parseArgs({
    options: { events: { type: 'string' }, to: { type: 'string' }, group: { type: 'string', multiple: true } },
  });
  const to = new Date(values.to ?? '');
  if (!values.events?.startsWith('kafka=') || Number.isNaN(to.getTime()) || !values.group) throw new Error(usage);
  const brokers = values.events.slice('kafka='.length).split(',');
  for (const { group, topic, again } of await rewindGroups(brokers, values.group, new Date(to.getTime() - marginMs)))
    console.log(`${group} reads ${again} events of ${topic} again`);

  const log = openEventLog(values.events, { clientId: 'rewind', logger: logger('rewind', 'error') });
  await log.start();
  try {
    for (const topic of Object.values(topics))
      for await (const { key, headers } of log.readAll(topic))
        if (new Date(headers['ce_time'] ?? '') > to)
          console.log(`announced since: ${headers['ce_time']} ${headers['ce_type']} ${key}`);
  } finally {
    await log.stop();
  }
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
