import { addDays, localDay } from '@civicline/calendar';
import type { House } from '@civicline/testkit';
import { eventually, startHouse } from '@civicline/testkit';
import type { Call } from './world';
import { callOf, signedIn } from './world';

let house: House;
let staff: Record<string, string>;
beforeAll(async () => {
  house = await startHouse();
  staff = await signedIn(house.url, 'supervisor01');
});
afterAll(() => house?.stop());

const call: Call = (...request) => callOf(house.url)(...request);
interface Slot {
  id: string;
  start: string;
  free: number;
  capacity: number;
  overbooked: number;
}

let phones = 0;
const citizen = () => ({ name: 'Trần Thị Bình', phone: `09356${String(10_000 + phones++)}` });

it('a full time is waited for, offered when somebody cancels, told by SMS, and taken with one tap', async () => {
  const from = addDays(localDay(new Date()), 3);
  const { body } = await call('GET', `/api/v1/slots?office=ppac&procedure=BD-01&from=${from}&limit=1`, {
    headers: staff,
  });
  const [slot] = body['items'] as Slot[];
  if (!slot) throw new Error('no slot');
  const [day, time] = [slot.start.slice(0, 10), slot.start.slice(11, 16)];
  const scheduleId = slot.id.split('.')[0] ?? '';
  const book = (more: object = {}) =>
    call('POST', '/api/v1/appointments', {
      headers: staff,
      body: { slotId: slot.id, procedureCode: 'BD-01', citizen: citizen(), ...more },
    });
  const wish = () => ({
    officeId: 'ppac',
    scheduleId,
    procedureCode: 'BD-01',
    from: day,
    to: day,
    earliest: time,
    latest: `${time.slice(0, 3)}${String(Number(time.slice(3)) + 1).padStart(2, '0')}`,
    citizen: citizen(),
  });
  const early = await call('POST', '/api/v1/waitlist', { body: wish() });
  expect([early.status, early.body.reason]).toEqual([409, 'PLACES_FREE']);
  expect(early.body['alternatives']).toMatchObject([{ id: slot.id, start: slot.start }]);

  const booked = [];
  for (let n = 0; n < slot.free; n++) booked.push(await book());
  expect((await book()).body.reason).toBe('SLOT_FULL');
  const over = await book({ overbook: { reason: 'Người khuyết tật' } });
  expect(over.body).toMatchObject({ overbooking: { by: 'supervisor01', reason: 'Người khuyết tật' } });
  const report = await call('GET', `/api/v1/offices/ppac/overbookings?from=${day}&to=${day}`, { headers: staff });
  expect(report.body['items']).toMatchObject([{ slot: { id: slot.id }, appointment: { code: over.body['code'] } }]);

  const joined = await call('POST', '/api/v1/waitlist', { body: wish() });
  expect([joined.status, joined.body['status'], joined.body['ahead']]).toEqual([201, 'waiting', 0]);
  const code = String(joined.body['code']);
  expect(joined.headers.get('location')).toBe(`/api/v1/waitlist/${code}`);
  const stranger = await call('GET', `/api/v1/waitlist/${code}`, { headers: { 'x-phone-proof': '0999999999' } });
  expect([stranger.status, stranger.body.reason]).toEqual([404, 'WAITLIST_ENTRY_NOT_FOUND']);

  // The first to cancel makes room for the one who was overbooked, the second for the one who waits.
  for (const { body: one } of booked.slice(0, 2))
    await call('POST', `/api/v1/appointments/${String(one['code'])}/cancel`, { headers: staff, body: {} });
  const sms = await eventually(async () => {
    const { items } = (await (await fetch(`${house.url}/local/messages`)).json()) as {
      items: { channel: string; text: string }[];
    };
    const found = items.find(({ channel, text }) => channel === 'sms' && text.includes(`/cho-cho#${code}.`));
    if (!found && new Date().getUTCHours() < 14) throw new Error('not told yet');
    return found;
  });
  const proof =
    /#[\w-]+\.([\w-]+)/.exec(sms?.text ?? '')?.[1] ?? String((joined.body['citizen'] as { phone: string }).phone);
  const headers = { 'x-phone-proof': proof };
  const offered = await call('GET', `/api/v1/waitlist/${code}`, { headers });
  expect(offered.body).toMatchObject({ status: 'offered', offered: { slot: { id: slot.id } } });
  const line = await call('GET', '/api/v1/waitlist?office=ppac', { headers: staff });
  expect(line.body['items']).toMatchObject([
    { code, status: 'offered', steps: [{ cause: 'citizen' }, { cause: 'cancelled' }] },
  ]);
  const taken = await call('POST', `/api/v1/waitlist/${code}/accept`, { headers });
  expect(taken.body).toMatchObject({ status: 'booked', slot: { id: slot.id } });
  const left = await call('POST', `/api/v1/waitlist/${code}/leave`, { headers });
  expect([left.status, left.body.reason]).toEqual([409, 'WAITLIST_ENTRY_ENDED']);
});

it('who has booked here is asked before a second appointment for the same thing', async () => {
  const { body } = await call('GET', '/api/v1/slots?office=ppac&procedure=BD-01&limit=400');
  const days = new Map((body['items'] as Slot[]).map((slot) => [slot.start.slice(0, 10), slot]));
  const [first, second] = [...days.values()];
  const own = citizen();
  const book = (slot: Slot | undefined, more: object = {}) =>
    call('POST', '/api/v1/appointments', {
      body: { slotId: slot?.id, procedureCode: 'BD-01', citizen: own, ...more },
    });
  expect((await book(first)).status).toBe(201);
  const asked = await book(second);
  expect([asked.status, asked.body.reason]).toEqual([409, 'DUPLICATE_APPOINTMENT']);
  expect(asked.body['duplicates']).toEqual([{ officeId: 'ppac', start: first?.start }]);
  const confirmed = await book(second, { confirmDuplicate: true });
  expect([confirmed.status, confirmed.body['possibleDuplicates']]).toEqual([201, []]);
});
