import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import type { Call } from './world';
import { callOf, signedIn } from './world';

let house: House;
let officer: Record<string, string>;
beforeAll(async () => {
  house = await startHouse();
  officer = await signedIn(house.url, 'officer.tthc');
});
afterAll(() => house.stop());

const call: Call = (...request) => callOf(house.url)(...request);

it('papers are ticked with the number, waived by staff alone, shown on the day sheet, and counted', async () => {
  const slots = await call('GET', '/api/v1/slots?procedure=BD-01&office=ppac&limit=1');
  const [slot] = slots.body['items'] as { id: string; start: string }[];
  const citizen = { name: 'Nguyễn Văn An', phone: '0912345671' };
  const booked = await call('POST', '/api/v1/appointments', {
    body: { slotId: slot?.id, procedureCode: 'BD-01', citizen },
  });
  const path = `/api/v1/appointments/${booked.body['code'] as string}/readiness`;
  const headers = { 'x-phone-proof': '0912 345 671' };
  const tick = (items: unknown, more: Record<string, string> = headers) =>
    call('POST', path, { headers: more, body: { items } });

  expect((await call('GET', path)).body.reason).toBe('APPOINTMENT_NOT_FOUND');
  expect((await call('GET', path, { headers })).body).toMatchObject({
    ready: false,
    requiredMissing: 4,
    sentHome: null,
  });
  expect((await tick([{ key: 'gcn', state: 'have' }])).body).toMatchObject({ requiredMissing: 3 });
  expect((await tick([{ key: 'so-ho-khau', state: 'have' }])).body.violations).toEqual([
    expect.objectContaining({ field: 'items[0].key', rule: 'unknown_value' }),
  ]);
  expect(await tick([{ key: 'cccd', state: 'waived', reason: 'Đã nộp' }])).toMatchObject({
    status: 403,
    body: { reason: 'WAIVER_BY_STAFF_ONLY' },
  });
  const waived = await tick([{ key: 'cccd', state: 'waived', reason: 'Đã nộp' }], officer);
  expect(waived.body['papers']).toContainEqual(
    expect.objectContaining({
      key: 'cccd',
      state: 'waived',
      setBy: 'office',
      setById: 'officer.tthc',
      reason: 'Đã nộp',
    }),
  );
  const day = slot?.start.slice(0, 10) ?? '';
  const sheet = (await call('GET', `/api/v1/offices/ppac/day-sheet?day=${day}`, { headers: officer })).body;
  expect(sheet['readiness']).toContainEqual(
    expect.objectContaining({ code: booked.body['code'], requiredMissing: 2, ready: false }),
  );
  expect(sheet['counters']).toContainEqual({ id: 'ppac-land', name: 'Quầy Đất đai' });
  expect((await call('POST', path, { headers, body: { allReady: true } })).body).toMatchObject({ ready: true });
  const figures = await call('GET', `/api/v1/offices/ppac/readiness-figures?from=${day}&to=${day}`, {
    headers: officer,
  });
  expect(figures).toMatchObject({ status: 200, body: { lacking: 0, saved: 0, sentHome: 0 } });
  const backwards = await call('GET', `/api/v1/offices/ppac/readiness-figures?from=2026-11-02&to=2026-11-01`, {
    headers: officer,
  });
  expect(backwards.body.violations).toEqual([expect.objectContaining({ field: 'from', rule: 'before' })]);
});
