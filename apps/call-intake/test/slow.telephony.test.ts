import type { FaultyWire, RealAsterisk } from '@civicline/testkit';
import { callers, eventually, faultyWire, realAsterisk } from '@civicline/testkit';
import type { Hotline } from './hotline';
import { openHotline } from './hotline';
import { brokenIn } from './world';

let asterisk: RealAsterisk;
let wire: FaultyWire;
let hotline: Hotline;
let since: Date;
beforeAll(async () => {
  asterisk = await realAsterisk();
  const { host, pathname } = new URL(asterisk.ari.url);
  wire = await faultyWire(host);
  hotline = await openHotline({ CIVICLINE_ASTERISK_URL: `http://${wire.address}${pathname}` });
});
afterAll(async () => {
  await hotline.close();
  await wire.close();
  await asterisk.drop();
});
beforeEach(() => {
  since = new Date();
});
afterEach(async () => {
  await hotline.home();
  expect(await brokenIn(hotline)).toEqual([]);
});

const outcomes = (expected: Record<string, number>) =>
  eventually(async () => expect(await hotline.outcomes(since)).toEqual(expected));
const keys = [{ key: '1', afterMs: 2_000 }];

test('while Asterisk answers nothing callers hear it ring; they are answered late, and all stand in the record', async () => {
  await hotline.ready(5);
  const answering = await hotline.phones(5, 90);
  wire.stall();
  const calling = await callers(asterisk, { count: 5, rate: 10, talkMs: 20_000, keys });
  // Longer than a request may take: each is asked again.
  await new Promise((resolve) => setTimeout(resolve, 7_000));
  expect(await hotline.outcomes(since)).toEqual({});
  wire.resume();
  expect(await calling.done).toMatchObject({ answered: 5, busy: 0, tired: 0 });
  await outcomes({ completed: 5 });
  await answering.done;
});

test('while Asterisk refuses everything that is asked of it callers hear it ring; they are answered late', async () => {
  await hotline.ready(5);
  const answering = await hotline.phones(5, 90);
  wire.refuse();
  const calling = await callers(asterisk, { count: 5, rate: 10, talkMs: 20_000, keys });
  // They stand in the record while nothing can be done for them.
  await outcomes({ offered: 5 });
  wire.resume();
  expect(await calling.done).toMatchObject({ answered: 5, busy: 0, tired: 0 });
  await outcomes({ completed: 5 });
  await answering.done;
});

test('the connection is cut again and again: what happened meanwhile is found, and each call has one outcome', async () => {
  await hotline.ready(4);
  const answering = await hotline.phones(8, 120);
  const calling = await callers(asterisk, { count: 8, rate: 2, talkMs: 8_000, keys });
  let over = false;
  const cutting = (async () => {
    while (!over) {
      await new Promise((resolve) => setTimeout(resolve, 700));
      wire.cut();
    }
  })();
  expect(await calling.done).toMatchObject({ answered: 8, busy: 0, tired: 0 });
  over = true;
  await cutting;
  // A key that nobody heard is not pressed again here: its caller was given to an agent after all, or gave up before.
  const all = await eventually(async () => {
    const found = await hotline.outcomes(since);
    expect(Object.keys(found).filter((one) => !['completed', 'abandoned', 'abandoned_in_ivr'].includes(one))).toEqual(
      [],
    );
    expect(Object.values(found).reduce((sum, n) => sum + n, 0)).toBe(8);
    return found;
  });
  expect(all['completed']).toBeGreaterThan(0);
  await answering.kill();
});
