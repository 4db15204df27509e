import { common, notification, scheduling } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually, startProcess } from '@civicline/testkit';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { SmsProvider } from './providers';
import { smsProvider } from './providers';
import type { World } from './world';
import { openWorld } from './world';

const people = 160;
let provider: SmsProvider;
let world: World;

beforeAll(async () => {
  provider = await smsProvider('sms');
  world = await openWorld({ replicas: 0, providers: [provider] });
});
let alive: Awaited<ReturnType<typeof startProcess>> | undefined;
const start = async () => (alive = await startProcess(path.join(__dirname, '../dist/main.js'), world.settings));
afterAll(async () => {
  await alive?.kill();
  await world.close();
});

const startOfVisit = new Date(Date.now() + 3 * 86_400_000);
const phoneOf = (n: number) => `+849161${String(n).padStart(5, '0')}`;
const visitOf = (n: number) => {
  const code = `CRSH-${String(n).padStart(4, '0')}`;
  const { BOOKED } = scheduling.AppointmentStatus;
  const { VI } = common.Locale;
  return { id: randomUUID(), code, phone: phoneOf(n), start: startOfVisit, status: BOOKED, version: 1, locale: VI };
};

it('killed again and again in the middle of a campaign: everybody is told, and nobody twice', async () => {
  world.visits.push(...Array.from({ length: people }, (_, n) => visitOf(n)));
  const plan = notification.CampaignPlan.fromPartial({
    title: { vi: 'Đổi cổng vào', en: '' },
    text: { vi: 'Lịch hẹn {code}: mời vào bằng cổng số 2.', en: '' },
    channels: [notification.Channel.SMS],
    codes: world.visits.map(({ code }) => code),
  });
  const call = () =>
    callContext({ caller: { role: 'supervisor', id: 'supervisor01' }, idempotencyKey: 'once', timeoutMs: 60_000 });
  const deaths: number[] = [];
  for (let life = 0; life < 2; life++) {
    // The provider takes some, then takes some and falls silent, then hears nothing more: this is the middle.
    provider.answers = [...Array<200>(25).fill(200), ...Array<'take and hang'>(4).fill('take and hang')];
    provider.mood = 'hang';
    const running = await start();
    await eventually(running.ready);
    // Whoever asked does not know whether it was heard, and asks again: it is the same campaign.
    await eventually(() => world.client.startCampaign({ plan, recipients: people }, call()));
    await eventually(() => expect(provider.answers).toEqual([]));
    await running.kill();
    deaths.push(provider.taken.length);
  }
  expect(deaths[0]).toBeGreaterThan(0);
  expect(deaths.at(-1)).toBeLessThan(people);

  provider.mood = 200;
  const last = await start();
  await eventually(last.ready);
  // What a process held when it died comes back when its lease ends, a minute later.
  await eventually(() => expect(new Set(provider.taken.map(({ to }) => to)).size).toBe(people));
  const { campaigns } = await eventually(() => world.client.listCampaigns({}, call()));
  expect(campaigns).toHaveLength(1);
  await eventually(async () => {
    const [one] = (await world.client.listCampaigns({}, call())).campaigns;
    expect(one).toMatchObject({ sent: people, queued: 0, failed: 0, status: notification.CampaignStatus.DONE });
  });
  // What was asked twice, because the first answer was lost with the process, is one message at the provider.
  expect(provider.taken.map(({ to }) => to).sort()).toEqual(Array.from({ length: people }, (_, n) => phoneOf(n)));
});
