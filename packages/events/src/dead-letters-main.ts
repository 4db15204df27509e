import { topics } from '@civicline/contracts';
import { logger } from '@civicline/service-kit';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { DeadLetter } from './dead-letters';
import { contentOf, deadLetters, replayDeadLetter } from './dead-letters';
import type { EventLog } from './event-log';
import { openEventLog } from './open-event-log';

const usage = `npm run dead-letters                      lists events that could not take effect
npm run dead-letters -- show ID...        what is in them
npm run dead-letters -- replay ID...      sends them again; --all: every one that waits
  --events kafka=HOST:PORT|postgres://... the event log; without it that of \`npm start\` in --dir (.civicline)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { events: { type: 'string' }, dir: { type: 'string', default: '.civicline' }, all: { type: 'boolean' } },
});

const eventsOf = (): string => {
  if (values.events) return values.events;
  const file = path.join(values.dir, 'addresses.json');
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { events: string }).events;
  } catch {
    throw new Error(`nothing has run in ${values.dir}: name the event log with --events`);
  }
};

const dataOf = (letter: DeadLetter): unknown =>
  contentOf(letter) ?? `${letter.record.value.length} bytes of a type that is not in these contracts`;

const line = ({ id, type, group, time, attempts, reason, replayedAt }: DeadLetter) =>
  `${id}  ${time}  ${type}  ${group}  ${attempts} tries  ${replayedAt ? `sent again ${replayedAt}` : 'waits'}  ${reason}`;

const chosen = (letters: readonly DeadLetter[], ids: readonly string[]): DeadLetter[] => {
  if (values.all) return letters.filter(({ replayedAt }) => !replayedAt);
  if (!ids.length) throw new Error(usage);
  return ids.flatMap((id) => {
    const found = letters.filter((letter) => letter.id === id);
    if (!found.length) throw new Error(`no dead letter has the id ${id}`);
    return found;
  });
};

const act = async (log: EventLog, command: string, ids: readonly string[]): Promise<void> => {
  const letters: DeadLetter[] = [];
  for (const topic of Object.values(topics)) letters.push(...(await deadLetters(log, topic)));
  if (command === 'list') {
    letters.forEach((letter) => console.log(line(letter)));
    const waiting = letters.filter(({ replayedAt }) => !replayedAt).length;
    console.log(`${letters.length} dead letters, ${waiting} wait`);
  } else if (command === 'show') {
    for (const letter of chosen(letters, ids))
      console.log(`${line(letter)}\n${JSON.stringify(dataOf(letter), null, 2)}`);
  } else if (command === 'replay') {
    for (const letter of chosen(letters, ids)) {
      await replayDeadLetter(log, letter);
      console.log(`sent again: ${letter.id} to ${letter.topic}`);
    }
  } else throw new Error(usage);
};

const run = async () => {
  const [command = 'list', ...ids] = positionals;
  const log = openEventLog(eventsOf(), { clientId: 'dead-letters', logger: logger('dead-letters', 'error') });
  await log.start();
  try {
    await act(log, command, ids);
  } finally {
    await log.stop();
  }
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
