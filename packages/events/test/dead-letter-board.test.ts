import { topics } from '@civicline/contracts';
import { eventually, realPostgres } from '@civicline/testkit';
import { deadLetters, deadLetterTopic, openDeadLetterBoard, openEventLog } from '../src';
import { log } from './world';

let postgres: Awaited<ReturnType<typeof realPostgres>>;
let events: ReturnType<typeof openEventLog>;
beforeAll(async () => {
  postgres = await realPostgres();
  events = openEventLog(postgres.url, { clientId: 'board', logger: log });
  await events.start();
});
afterAll(async () => {
  await events?.stop();
  await postgres?.drop();
});

const topic = topics.office;
const aside = (id: string) => ({
  topic: deadLetterTopic(topic),
  key: 'ppac',
  value: Buffer.from(id),
  headers: { ce_id: id, ce_type: 'civicline.office.changed.v1', 'x-dlq-topic': topic, 'x-dlq-group': 'scheduling' },
});

it('the board keeps the newest, however many there are; the log keeps all, and what is sent again makes room', async () => {
  await events.append(Array.from({ length: 7 }, (_, n) => aside(`e${n}`)));
  const board = openDeadLetterBoard(events, { waiting: 3, replayed: 2 });
  await board.start();
  const ids = (replayed: boolean) =>
    board.letters().flatMap(({ id, replayedAt }) => (Boolean(replayedAt) === replayed ? [id] : []));
  await eventually(() => expect(ids(false)).toEqual(['e4', 'e5', 'e6']));
  expect([board.find('scheduling', 'e0'), board.find('scheduling', 'e6')?.id]).toEqual([undefined, 'e6']);
  expect(await deadLetters(events, topic)).toHaveLength(7);
  for (const id of ['e4', 'e5', 'e6']) {
    const letter = board.find('scheduling', id);
    if (letter) await board.replay(letter);
  }
  expect([ids(false), ids(true)]).toEqual([[], ['e5', 'e6']]);
  // It failed again: it waits again, and is no more among those that were sent.
  await events.append([aside('e6')]);
  await eventually(() => expect([ids(false), ids(true)]).toEqual([['e6'], ['e5']]));
  await board.stop();
});
