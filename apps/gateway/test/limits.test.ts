import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import type { Call } from './world';
import { browserOf, callOf, signedIn } from './world';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const call: Call = (...request) => callOf(house.url)(...request);
const visitor = async () => {
  const browser = browserOf(house.url);
  await browser.browse('/api/v1/session');
  return browser.headers();
};
const isLimited = (answer: Awaited<ReturnType<Call>>) => {
  expect([answer.status, answer.body.reason]).toEqual([429, 'RATE_LIMITED']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  // The same number, in words.
  expect(answer.body['title']).toContain(String(answer.headers.get('retry-after')));
};

it('two people behind one address hold places of their own, each no more than a few', async () => {
  const { body } = await call('GET', '/api/v1/slots?office=ppac&procedure=BD-01&limit=5');
  const slots = (body['items'] as { id: string }[]).map(({ id }) => id);
  const hold = (headers: Record<string, string>, slotId: string | undefined) =>
    call('POST', '/api/v1/holds', { headers, body: { slotId } });
  const [one, other] = [await visitor(), await visitor()];
  const held = [];
  for (const slot of slots.slice(0, 3)) held.push(await hold(one, slot));
  expect(held.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(held[0]?.body['expiresAt']).toMatch(/\+07:00$/);
  const fourth = await hold(one, slots[3]);
  expect([fourth.status, fourth.body.reason]).toEqual([409, 'HOLD_LIMIT']);
  expect((await hold(other, slots[3])).status).toBe(201);
  const back = await call('DELETE', `/api/v1/holds/${String(held[0]?.body['id'])}`, { headers: one });
  expect(back.status).toBe(204);
  expect((await hold(one, slots[3])).status).toBe(201);
  // Whoever goes on is stopped for some minutes, and the other is not.
  let last = await hold(one, slots[4]);
  for (let n = 0; n < 40 && last.status !== 429; n++) last = await hold(one, slots[4]);
  isLimited(last);
  expect((await hold(other, slots[4])).status).toBe(201);
});

it('codes and numbers cannot be found by trying, not by many at once either; staff are not in the way of it', async () => {
  const guess = (n: number) =>
    call('GET', '/api/v1/appointments/MPV9-6PHJ', { headers: { 'x-phone-proof': `09123${10_000 + n}` } });
  const tries = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(n)));
  const statuses = tries.map(({ status }) => status);
  expect([statuses.filter((one) => one === 404).length, statuses.filter((one) => one === 429).length]).toEqual([
    20, 20,
  ]);
  isLimited(await guess(99));
  const headers = await signedIn(house.url, 'agent01');
  expect((await call('GET', '/api/v1/appointments/MPV9-6PHJ', { headers })).status).toBe(404);
});

it('who comes too often is told when to come again; reading goes on', async () => {
  let last = await call('POST', '/api/v1/holds', { body: {} });
  for (let n = 0; n < 80 && last.status !== 429; n++) last = await call('POST', '/api/v1/holds', { body: {} });
  isLimited(last);
  expect((await call('GET', '/api/v1/procedures?q=dat')).status).toBe(200);
});
