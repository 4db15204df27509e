import { instantOf, localDay } from '@civicline/calendar';
import { intake } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCallFile } from '../src/call-file';
import { connect } from '../src/demo/client';
import { morningOf } from '../src/demo/morning';
import { playDay } from '../src/demo/play';
import type { OpenHouse } from '../src/house';
import { openHouse } from '../src/house';
import { recorded } from '../src/recorded';
import { summaryOf } from '../src/summary';
import { whatIf } from '../src/what-if';
import { byHand } from './by-hand';

const small = path.join(__dirname, 'calls.tsv');
const real = process.env['CIVICLINE_TEST_CALLS'];
const within = [20, 60];
const say = () => undefined;

let house: OpenHouse;
beforeAll(async () => {
  house = await openHouse(undefined, '');
});
afterAll(() => house.stop());

const play = async (text: string) => {
  const result = await recorded({ file: readCallFile(text), house, speed: 'max', within, say });
  return summaryOf(result.figures, result.checked);
};
/** Equal to six decimals. */
const near = (value: object): unknown =>
  JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === 'number' ? Number(one.toFixed(6)) : one));

it('reads a small file with everything in it that files have, dirt included, exactly', async () => {
  const text = readFileSync(small, 'utf8');
  const summary = await play(text);
  // Worked out with a pencil.
  expect(summary).toMatchObject({
    calls: 14,
    answered: 7,
    abandonedIvr: 1,
    abandonedQueue: 5,
    phantom: 1,
    offered: 12,
    averageSpeedOfAnswer: 38,
    expectedWait: 33,
    shortAbandoned: 2,
    serviceLevel: [
      {
        seconds: 20,
        ofAnswered: 4 / 7,
        ofOffered: 4 / 12,
        answeredOrAbandonedWithin: 7 / 12,
        ofOfferedLessShort: 4 / 10,
      },
      {
        seconds: 60,
        ofAnswered: 6 / 7,
        ofOffered: 6 / 12,
        answeredOrAbandonedWithin: 10 / 12,
        ofOfferedLessShort: 6 / 10,
      },
    ],
    callers: 4,
    withheld: 6,
    lost: 0,
    doubleOffered: 0,
  });
  expect(near(summary)).toMatchObject(near(byHand(text, within)) as object);
});

it('reads it again beside the first without a change in either', async () => {
  const summary = await play(readFileSync(small, 'utf8'));
  expect(summary).toMatchObject({ calls: 14, answered: 7, lost: 0 });
});

it('lets our own queue decide: with one agent callers wait their turn, with many nobody does', async () => {
  const file = readCallFile(readFileSync(small, 'utf8'));
  const ask = async (agents: number) => {
    const { figures, checked } = await whatIf({ file, agents, speed: 'max', seed: 7, within, say });
    return summaryOf(figures, checked);
  };
  const many = await ask(5);
  expect(many).toMatchObject({ calls: 14, abandonedIvr: 1, phantom: 1, lost: 0, doubleOffered: 0, expectedWait: 0 });
  const one = await ask(1);
  expect(one).toMatchObject({ calls: 14, abandonedIvr: 1, phantom: 1, offered: 12, lost: 0, doubleOffered: 0 });
  // The line that stands twice is two callers in the same second: one waits for the other.
  expect(one.expectedWait).toBeGreaterThan(0);
  // The same chance gives the same day.
  expect(await ask(1)).toEqual(one);
});

it('a day that is played has calls, callers who wait, records and promises within seconds, and a morning behind it', async () => {
  const client = connect(house.intake, house.badge);
  const call = () => callContext({ caller: { role: 'supervisor', id: 's1' }, timeoutMs: 120_000 });
  const leaving = new AbortController();
  const { url, intake: address, badge, events, ctiSecret } = house;
  const began = performance.now();
  const played = playDay({
    url,
    intake: address,
    badge,
    events,
    ctiSecret,
    agents: 4,
    speed: 1,
    seed: 7,
    signal: leaving.signal,
    say,
  });
  const now = new Date();
  const { from, to } = { from: new Date(now.getTime() - 4 * 3_600_000), to: now };
  // Short after midnight the day has hardly had a morning.
  const agents = ['demo01', 'demo02', 'demo03', 'demo04'];
  const morning = morningOf({ now, midnight: instantOf(localDay(now), '00:00'), agents, queues: ['general'], seed: 7 });
  const ofMorning = morning.filter(({ kind }) => kind === intake.TelephonyEventKind.ANSWERED).length;
  for await (const { wallboard: board } of client.followWallboard({}, call())) {
    const waiting = board?.queues.reduce((sum, one) => sum + one.waiting, 0) ?? 0;
    if (board && board.live.length > 1 && waiting > 0 && board.callBacksDue > 0 && board.recordsToComplete > 0) break;
  }
  const seconds = (performance.now() - began) / 1_000;
  process.stderr.write(`a day that is played lives after ${seconds.toFixed(1)} s\n`);
  const asked = intake.GetFiguresRequest.fromPartial({ from, to, source: 'demo' });
  expect((await client.getFigures(asked, call())).total?.answered).toBeGreaterThanOrEqual(ofMorning);
  expect(seconds).toBeLessThan(60);
  leaving.abort();
  await played;
  await client.stop();
});

// A real file is no part of the project: who has one names it.
if (real)
  it('reads a real file exactly as its columns say', async () => {
    const text = readFileSync(real, 'utf8');
    expect(near(await play(text))).toMatchObject(near(byHand(text, within)) as object);
  });
