import { addDays, localDay, localTime } from '@civicline/calendar';
import { scheduling } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually, startHouse } from '@civicline/testkit';
import type { Call } from './world';
import { callOf } from './world';

const minuteMs = 60_000;
let house: House;

beforeAll(async () => {
  // A minute of this day that comes soon; just before midnight it waits for the new day.
  await eventually(() => {
    if (localTime(new Date(Date.now() + 6 * minuteMs)) < localTime(new Date()))
      throw new Error('the day is nearly over');
  }, 7 * minuteMs);
  house = await startHouse({
    // Visits are booked before it, however long the house takes to start.
    CIVICLINE_REMIND_DAY_BEFORE_AT: localTime(new Date(Date.now() + 3 * minuteMs)),
    CIVICLINE_REMIND_NOT_BEFORE: '00:00',
  });
});
afterAll(() => house.stop());

const call: Call = (...request) => callOf(house.url)(...request);

interface Sent {
  readonly channel: string;
  readonly text: string;
}
const smsAbout = async (code: string) => {
  const { items } = (await (await fetch(`${house.url}/local/messages`)).json()) as { items: Sent[] };
  return items.filter(({ channel, text }) => channel === 'sms' && text.includes(code)).map(({ text }) => text);
};

it('on the day before, at the hour that is set, a citizen is told what is still missing, and one who is ready that', async () => {
  const tomorrow = addDays(localDay(new Date()), 1);
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const counter = {
    id: 'tomorrow',
    officeId: 'ppac',
    name: { vi: 'Quầy thử' },
    slotMinutes: 30,
    places: 5,
    horizonDays: 10,
    hours: { weekly: [], exceptions: [{ day: tomorrow, intervals: [{ opens: '10:00', closes: '11:00' }] }] },
  };
  await client.importSchedules(
    { schedules: [scheduling.Schedule.fromPartial(counter)], dryRun: false },
    callContext({ caller: { role: 'system', id: 'test' } }),
  );
  await client.stop();
  const book = async (phone: string, allReady: boolean) => {
    const slotId = `tomorrow.${tomorrow.replaceAll('-', '')}T1000`;
    const body = { slotId, procedureCode: 'BD-01', citizen: { name: 'Nguyễn Văn An', phone } };
    const code = (await call('POST', '/api/v1/appointments', { body })).body['code'] as string;
    const items = [{ key: 'gcn', state: 'have' }];
    const ticked = await call('POST', `/api/v1/appointments/${code}/readiness`, {
      headers: { 'x-phone-proof': phone },
      body: allReady ? { allReady } : { items },
    });
    expect(ticked.status).toBe(200);
    return code;
  };
  const [lacking, ready] = [await book('0912345681', false), await book('0912345682', true)];
  await eventually(async () => expect(await smsAbout(lacking)).toHaveLength(2), 5 * minuteMs);
  await eventually(async () => expect(await smsAbout(ready)).toHaveLength(2), minuteMs);
  const [, reminder = ''] = (await smsAbout(lacking)).sort((a) => (a.includes('Nhắc hẹn') ? 1 : -1));
  expect(reminder).toContain('Còn thiếu: Phiếu yêu cầu đăng ký; Hợp đồng thế chấp đã công chứng; Căn cước công dân');
  expect(reminder).not.toContain('sổ đỏ');
  expect((await smsAbout(ready)).join()).toContain('Giấy tờ đã đủ');

  // The reminder offers it: one word back, and nothing is missing any more.
  expect(reminder).toContain('soạn SAN SANG gửi 1022');
  const reply = await call('POST', '/local/sms/reply', { body: { from: '+84912345681', text: 'sẵn sàng ạ' } });
  expect(reply.status).toBe(202);
  await eventually(async () => expect((await smsAbout(lacking)).join()).toContain('có đủ giấy tờ'), minuteMs);
  const headers = { 'x-phone-proof': '0912345681' };
  const { body } = await call('GET', `/api/v1/appointments/${lacking}/readiness`, { headers });
  expect(body).toMatchObject({ requiredMissing: 0 });
});
