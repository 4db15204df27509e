import { common, notification, scheduling } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually, fixedClock } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Visit, World } from './world';
import { openWorld } from './world';

const { BOOKED, CANCELLED } = scheduling.AppointmentStatus;
const evening = '2026-11-25T15:00:00Z';
const clock = fixedClock(evening);
const morning = new Date('2026-11-26T00:00:00Z');
let world: World;
beforeAll(async () => {
  world = await openWorld({ clock, replicas: 2, env: { CIVICLINE_QUIET_HOURS: '21:00-07:00' } });
});
afterAll(() => world.close());

const visit = (code: string, phone: string, start: string, more: Partial<Visit> = {}): Visit => {
  const one = {
    id: randomUUID(),
    code,
    phone,
    start: new Date(start),
    status: BOOKED,
    version: 1,
    locale: common.Locale.VI,
  };
  const made = { ...one, ...more };
  world.visits.push(made);
  return made;
};
const plan = (more: Partial<notification.CampaignPlan> = {}): notification.CampaignPlan =>
  notification.CampaignPlan.fromPartial({
    title: { vi: 'Đổi cổng vào', en: 'Another gate' },
    text: { vi: 'Lịch hẹn {code} lúc {when}: mời vào bằng cổng số 2.', en: 'Appointment {code}, {when}: use gate 2.' },
    accents: true,
    channels: [notification.Channel.SMS],
    officeId: 'ppac',
    fromDay: '2026-12-01',
    toDay: '2026-12-02',
    ...more,
  });
const boss = (key: string = randomUUID()) =>
  callContext({ caller: { role: 'supervisor', id: 'supervisor01' }, idempotencyKey: key });
const texts = (phone: string) => world.sms.taken.filter(({ to }) => to === phone).map(({ text }) => text);

it('shows whom it reaches, what it costs with and without accents, and when; then tells each person once', async () => {
  for (let n = 0; n < 120; n++)
    visit(`C${String(n).padStart(3, '0')}-0000`, `+849130${String(n).padStart(5, '0')}`, '2026-12-01T02:00:00Z');
  // One person twice, one that was cancelled, one of another day.
  visit('C000-0001', '+84913000000', '2026-12-02T02:00:00Z');
  visit('C000-0002', '+84914000001', '2026-12-01T02:00:00Z', { status: CANCELLED });
  visit('C000-0003', '+84914000002', '2026-12-05T02:00:00Z');
  visit('C000-0004', '+84914000003', '2026-12-02T03:00:00Z', { locale: common.Locale.EN });
  // Who said STOP is counted, and spared.
  await world.client.receiveSms(
    { provider: '', providerMessageId: 'stop', from: '+84913000005', text: 'STOP' },
    world.system(),
  );
  await eventually(() => expect(texts('+84913000005')).toHaveLength(1));

  const preview = await world.client.previewCampaign({ plan: plan() }, boss());
  expect(preview).toMatchObject({ recipients: 121, withoutPhone: 0, optedOut: 1, unknown: [], sendsAt: morning });
  expect(preview.sample).toBe(
    '1022: Lịch hẹn C000-0000 lúc 09:00 thứ Ba, 01/12/2026: mời vào bằng cổng số 2. Ngừng nhận: soạn DUNG',
  );
  expect([preview.price, preview.plainPrice]).toEqual([
    BigInt(preview.segments * 500),
    BigInt(preview.plainSegments * 500),
  ]);
  expect(preview.plainSegments).toBe(121);
  expect(preview.segments).toBeGreaterThan(200);

  await expect(world.client.startCampaign({ plan: plan(), recipients: 99 }, boss())).rejects.toMatchObject({
    reason: 'CAMPAIGN_CHANGED',
    details: { recipients: 121 },
  });
  const key = randomUUID();
  const ids = await Promise.all(
    [1, 2, 3].map(
      async () =>
        (await world.client.startCampaign({ plan: plan({ accents: false }), recipients: 121 }, boss(key))).campaign?.id,
    ),
  );
  expect(new Set(ids).size).toBe(1);
  const id = ids[0] ?? '';
  await eventually(async () =>
    expect((await world.client.getCampaign({ id }, boss())).campaign).toMatchObject({
      status: notification.CampaignStatus.DONE,
      recipients: 121,
      queued: 121,
      startedBy: 'supervisor01',
    }),
  );
  // It is night: nothing rings.
  expect(world.sms.taken).toHaveLength(1);
  clock.set(morning.toISOString());
  await eventually(() => expect(world.sms.taken).toHaveLength(121));
  expect(texts('+84913000000')).toEqual([
    '1022: Lich hen C000-0000 luc 09:00 thu Ba, 01/12/2026: moi vao bang cong so 2. Ngung nhan: soan DUNG',
  ]);
  expect(texts('+84914000003')).toEqual([expect.stringMatching(/^1022: Appointment C000-0004/) as string]);
  await eventually(async () =>
    expect((await world.client.getCampaign({ id }, boss())).campaign).toMatchObject({
      queued: 0,
      sent: 120,
      suppressed: 1,
    }),
  );
  expect((await world.messageOf('C005-0000')).reason).toBe('OPTED_OUT');
  expect((await world.client.listCampaigns({}, boss())).campaigns[0]?.id).toBe(id);
});

it('a list of codes; a stopped campaign sends nothing more', async () => {
  clock.set('2026-11-26T15:00:00Z');
  const codes = ['c001-0000', 'C002-0000', 'ZZZZ-0000'];
  const list = plan({ codes, officeId: '', fromDay: '', toDay: '' });
  expect(await world.client.previewCampaign({ plan: list }, boss())).toMatchObject({
    recipients: 2,
    unknown: ['ZZZZ-0000'],
  });
  const { campaign } = await world.client.startCampaign({ plan: list, recipients: 2 }, boss());
  const id = campaign?.id ?? '';
  await eventually(async () => expect((await world.client.getCampaign({ id }, boss())).campaign?.queued).toBe(2));
  for (let n = 0; n < 2; n++)
    expect((await world.client.stopCampaign({ id }, boss())).campaign).toMatchObject({
      status: notification.CampaignStatus.STOPPED,
      queued: 0,
      suppressed: 2,
    });
  await expect(world.client.stopCampaign({ id: randomUUID() }, boss())).rejects.toMatchObject({
    reason: 'CAMPAIGN_NOT_FOUND',
  });
});

it.each<[string, Partial<notification.CampaignPlan>, string, string]>([
  ['no text', { text: { vi: '', en: '' } }, 'plan.text.vi', 'required'],
  ['a word that there is not', { text: { vi: 'Chào {name}', en: '' } }, 'plan.text.vi', 'unknown_word'],
  ['no channel', { channels: [] }, 'plan.channels', 'required'],
  ['a channel that it cannot have', { channels: [notification.Channel.ZALO] }, 'plan.channels', 'unknown_value'],
  ['no office', { officeId: '' }, 'plan.officeId', 'required'],
  ['a day that is none', { toDay: '2026-02-30' }, 'plan.toDay', 'format.day'],
  ['days that run backwards', { fromDay: '2026-12-03' }, 'plan.fromDay', 'before'],
  ['too many days', { toDay: '2027-01-01' }, 'plan.toDay', 'range'],
])('refuses a plan with %s', async (_, more, field, rule) => {
  await expect(world.client.previewCampaign({ plan: plan(more) }, boss())).rejects.toMatchObject({
    violations: [{ field, rule }],
  });
});

it('is for those who answer for it', async () => {
  for (const role of ['agent', 'officer'] as const)
    await expect(world.client.previewCampaign({ plan: plan() }, world.staff(role))).rejects.toMatchObject({
      reason: 'FORBIDDEN',
    });
});
