import { notification, routing, scheduling, topics } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { callContext } from '@civicline/service-kit';
import { eventually, fixedClock } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { EventReceiver } from './event-receiver';
import { eventReceiver } from './event-receiver';
import type { World } from './world';
import { openWorld } from './world';

const { WAITING, DELIVERED, FAILED } = notification.WebhookDeliveryStatus;
const clock = fixedClock(new Date().toISOString());
const ends: (() => Promise<void>)[] = [];
let world: World;
beforeAll(async () => {
  const env = { CIVICLINE_WEBHOOK_PRIVATE_NETWORKS: '127.0.0.1/32', CIVICLINE_WEBHOOK_TIMEOUT_MS: '5000' };
  world = await openWorld({ clock, replicas: 2, env });
});
afterEach(async () => {
  for (const { id } of (await world.client.listWebhooks({}, boss())).webhooks)
    await world.client.deleteWebhook({ id }, boss());
  for (const end of ends.splice(0)) await end();
});
afterAll(() => world.close());

const boss = (key: string = randomUUID(), role: 'admin' | 'officer' | 'system' = 'admin') =>
  callContext({ caller: { role, id: `${role}01` }, idempotencyKey: key });
const planOf = (more: Partial<notification.WebhookPlan>): notification.WebhookPlan => ({
  name: 'Phần mềm một cửa',
  url: 'https://example.org/events',
  eventTypes: ['civicline.readiness.*'],
  officeIds: [],
  contactEmail: 'it@land.example',
  ...more,
});
const receiver = async (): Promise<EventReceiver> => {
  const one = await eventReceiver();
  ends.push(one.close);
  return one;
};
const subscribe = async (to: EventReceiver, more: Partial<notification.WebhookPlan> = {}) => {
  const { webhook, secret } = await world.client.createWebhook({ plan: planOf({ url: to.url, ...more }) }, boss());
  if (!webhook) throw new Error('no webhook');
  return { id: webhook.id, secret };
};
const stateOf = async (id: string) => {
  const { webhook } = await world.client.getWebhook({ id }, boss());
  if (!webhook) throw new Error('no webhook');
  return webhook;
};
const deliveriesOf = async (webhookId: string, status = notification.WebhookDeliveryStatus.UNSPECIFIED) =>
  (await world.client.listWebhookDeliveries({ webhookId, status, pageSize: 200, pageToken: '' }, boss())).deliveries;

const ticked = (subject: string, officeId = 'land', id: string = randomUUID(), time = clock.now()) =>
  toRecord({
    ...{ id, type: 'civicline.readiness.changed.v1', source: '/scheduling', subject, time, topic: topics.readiness },
    data: scheduling.ReadinessChanged.fromPartial({ appointmentId: subject, code: 'A-1', officeId, missing: 2 }),
  });
const referral = (subject: string, officeId: string, happened = 'answered') =>
  toRecord({
    ...{ id: randomUUID(), type: `civicline.referral.${happened}.v1`, source: '/routing', subject },
    ...{ time: clock.now(), topic: topics.referral },
    data: { referral: routing.ReferralFacts.fromPartial({ referralId: subject, officeId, version: 2 }) },
  });

it('tells a system of what it asked for, signed as Standard Webhooks does, as CloudEvents in JSON', async () => {
  const [all, land, answers] = [await receiver(), await receiver(), await receiver()];
  await world.events.append([ticked('before', 'land', randomUUID(), new Date(clock.now().getTime() - 1))]);
  const { secret } = await subscribe(all, { eventTypes: [] });
  await subscribe(land, { eventTypes: [], officeIds: ['land'] });
  await subscribe(answers, { eventTypes: ['civicline.referral.*'] });
  await world.events.append([ticked('a', 'land', 'event-a'), ticked('b', 'ward'), referral('r', 'land')]);

  // What becomes of the answer's own message is told to it as well, sooner or later.
  await eventually(() => expect(all.taken()).toEqual(expect.arrayContaining(['a', 'b', 'r'])));
  await eventually(() => expect(land.taken().sort()).toEqual(['a', 'r']));
  await eventually(() => expect(answers.taken()).toEqual(['r']));

  const [told] = all.told.filter(({ event }) => event.subject === 'a');
  expect(told?.headers).toMatchObject({
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': 'event-a',
  });
  expect(told?.event).toEqual({
    specversion: '1.0',
    id: 'event-a',
    type: 'civicline.readiness.changed.v1',
    source: '/scheduling',
    subject: 'a',
    time: clock.now().toISOString(),
    datacontenttype: 'application/json',
    dataschema: 'civicline.scheduling.v1.ReadinessChanged',
    data: { appointmentId: 'a', code: 'A-1', officeId: 'land', missing: 2 },
  });
  // The other side's own library, not ours.
  const theirs = new Webhook(secret);
  const headers = told?.headers as Record<string, string>;
  expect(theirs.verify(told?.body ?? '', headers)).toEqual(told?.event);
  expect(() => theirs.verify(`${told?.body} `, headers)).toThrow('No matching signature');
  const old = String(Number(headers['webhook-timestamp']) - 3_600);
  expect(() => theirs.verify(told?.body ?? '', { ...headers, 'webhook-timestamp': old })).toThrow('too old');
  expect((await stateOf((await world.client.listWebhooks({}, boss())).webhooks[0]?.id ?? '')).failures).toBe(0);
});

it('tells each event once although two replicas hear and send, and keeps the order of a subject', async () => {
  const one = await receiver();
  await subscribe(one);
  const subjects = Array.from({ length: 20 }, (_, n) => `s${n}`);
  const rounds = [1, 2, 3, 4, 5];
  const records = rounds.flatMap((round) => subjects.map((subject) => ticked(subject, 'land', `${subject}-${round}`)));
  await world.events.append(records);
  // The log may bring them twice.
  await world.events.append(records.slice(0, 20));
  await eventually(() => expect(one.told).toHaveLength(100));
  for (const subject of subjects)
    expect(one.told.filter(({ event }) => event.subject === subject).map(({ event }) => event.id)).toEqual(
      rounds.map((round) => `${subject}-${round}`),
    );
});

it('tries again later, and an event that is refused holds up no other', async () => {
  const one = await receiver();
  one.answers = [
    { subject: 'bad', status: 422 },
    { subject: 'late', status: 503, headers: { 'retry-after': '60' } },
  ];
  const { id } = await subscribe(one);
  await world.events.append([ticked('bad', 'land', 'bad-1'), ticked('bad', 'land', 'bad-2'), ticked('good')]);
  await eventually(() => expect(one.taken()).toEqual(['good']));
  await eventually(async () => expect(await deliveriesOf(id, WAITING)).toHaveLength(2));
  clock.advance(5_000);
  await eventually(() => expect(one.told.map(({ event }) => event.id).slice(1)).toEqual(['bad-1', 'bad-2']));

  await world.events.append([ticked('late')]);
  await eventually(async () => expect((await stateOf(id)).failures).toBe(1));
  expect(await stateOf(id)).toMatchObject({
    lastReason: 'HTTP_503',
    nextTryAt: new Date(clock.now().getTime() + 60_000),
  });
  clock.advance(60_000);
  await eventually(() => expect(one.taken()).toContain('late'));
  const [delivery] = await deliveriesOf(id);
  const { delivery: whole } = await world.client.getWebhookDelivery({ id: delivery?.id ?? '' }, boss());
  expect(whole).toMatchObject({ status: DELIVERED, attempts: 2, subject: 'late' });
  expect(whole?.tries.map(({ number, httpStatus, reason }) => [number, httpStatus, reason])).toEqual([
    [2, 204, ''],
    [1, 503, 'HTTP_503'],
  ]);
  expect(await stateOf(id)).toMatchObject({ failures: 0, lastReason: '', waiting: 0 });
});

it('is delayed by no system that does not answer', async () => {
  const [dead, well] = [await receiver(), await receiver()];
  dead.mood = 'hang';
  const { id } = await subscribe(dead);
  await subscribe(well);
  await world.events.append(Array.from({ length: 200 }, (_, n) => ticked(`d${n}`)));
  await eventually(() => expect(well.told).toHaveLength(200));
  // It holds its own lanes, on each replica, and no more.
  expect(dead.told).toHaveLength(0);
  expect(dead.mostOpen).toBeLessThanOrEqual(16);
  // It is waited for no longer than is said.
  await eventually(async () => expect(await stateOf(id)).toMatchObject({ waiting: 200, lastReason: 'TIMEOUT' }));
});

it('disables who fails for a day, tells its owner, keeps what happens meanwhile, and goes on when it is wanted again', async () => {
  const one = await receiver();
  one.mood = 500;
  const { id } = await subscribe(one, { name: 'Hệ thống hỏng', contactEmail: 'ops@land.example' });
  await world.events.append([ticked('x')]);
  await eventually(async () => expect((await stateOf(id)).failures).toBe(1));
  for (const failures of [2, 3]) {
    clock.advance(8 * 3_600_000);
    await eventually(async () => expect((await stateOf(id)).failures).toBe(failures));
    expect((await stateOf(id)).status).toBe(notification.WebhookStatus.ACTIVE);
  }
  clock.advance(8 * 3_600_000);
  await eventually(async () => expect((await stateOf(id)).status).toBe(notification.WebhookStatus.DISABLED));
  await eventually(() => expect(world.mails.map(({ to }) => to)).toEqual(['ops@land.example']));
  expect(world.mails[0]?.subject).toBe('Webhook “Hệ thống hỏng” đã tạm ngừng');
  expect(world.mails[0]?.text).toContain(`/desk/webhooks/${id}`);

  one.mood = 204;
  const { asked } = one;
  await world.events.append([ticked('y')]);
  await eventually(async () => expect((await stateOf(id)).waiting).toBe(2));
  expect(one.asked).toBe(asked);
  await world.client.setWebhookActive({ id, active: true }, boss());
  await eventually(() => expect(one.taken().sort()).toEqual(['x', 'y']));
  expect(await stateOf(id)).toMatchObject({ status: notification.WebhookStatus.ACTIVE, failures: 0 });

  await world.client.setWebhookActive({ id, active: false }, boss());
  expect((await stateOf(id)).status).toBe(notification.WebhookStatus.PAUSED);
});

it('is disabled at once when it says that it is gone', async () => {
  const one = await receiver();
  one.answers = [{ status: 410 }];
  const { id } = await subscribe(one);
  await world.events.append([ticked('z')]);
  await eventually(async () => expect((await stateOf(id)).status).toBe(notification.WebhookStatus.DISABLED));
  expect((await stateOf(id)).lastReason).toBe('HTTP_410');
});

it('signs with both secrets for a day when one is rotated', async () => {
  const one = await receiver();
  const { id, secret: old } = await subscribe(one);
  const key = randomUUID();
  const { secret: fresh, webhook } = await world.client.rotateWebhookSecret({ id }, boss(key));
  expect((await world.client.rotateWebhookSecret({ id }, boss(key))).secret).toBe(fresh);
  expect(fresh).not.toBe(old);
  expect(webhook?.previousSecretUntil).toEqual(new Date(clock.now().getTime() + 86_400_000));

  const verifiedBy = async (subject: string) => {
    await world.events.append([ticked(subject)]);
    await eventually(() => expect(one.taken()).toContain(subject));
    const told = one.told.find(({ event }) => event.subject === subject);
    // Whoever checks has the same clock as the test.
    jest.spyOn(Date, 'now').mockReturnValue(clock.now().getTime());
    const verdicts = [old, fresh].map((secret) => {
      try {
        new Webhook(secret).verify(told?.body ?? '', told?.headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    });
    jest.restoreAllMocks();
    return verdicts;
  };
  expect(await verifiedBy('both')).toEqual([true, true]);
  clock.advance(86_400_000);
  expect(await verifiedBy('one')).toEqual([false, true]);
});

it('sends again from the desk: one, what was given up, and all of a time, under the same ids', async () => {
  const one = await receiver();
  const { id } = await subscribe(one);
  const from = clock.now();
  await world.events.append([ticked('p', 'land', 'event-p'), ticked('q', 'land', 'event-q')]);
  await eventually(() => expect(one.told).toHaveLength(2));
  await eventually(async () => expect(await deliveriesOf(id, DELIVERED)).toHaveLength(2));
  const [latest] = await deliveriesOf(id);
  const asked = { webhookId: id, deliveryId: '', from: undefined, to: undefined, onlyFailed: false };
  const key = randomUUID();
  const again = { ...asked, deliveryId: latest?.id ?? '' };
  expect((await world.client.replayWebhook(again, boss(key))).replayed).toBe(1);
  expect((await world.client.replayWebhook(again, boss(key))).replayed).toBe(1);
  await eventually(() => expect(one.told.filter(({ event }) => event.id === latest?.eventId)).toHaveLength(2));

  await world.db.query(`UPDATE webhook_delivery SET status = 'failed' WHERE event_id = 'event-p'`);
  expect((await stateOf(id)).failed).toBe(1);
  expect((await deliveriesOf(id, FAILED)).map(({ eventId }) => eventId)).toEqual(['event-p']);
  const to = new Date(clock.now().getTime() + 1);
  expect((await world.client.replayWebhook({ ...asked, from, to, onlyFailed: true }, boss())).replayed).toBe(1);
  await eventually(async () => expect((await stateOf(id)).failed).toBe(0));
  await eventually(async () => expect(await deliveriesOf(id, DELIVERED)).toHaveLength(2));
  expect((await world.client.replayWebhook({ ...asked, from, to }, boss())).replayed).toBe(2);
  await eventually(() => expect(one.told).toHaveLength(6));
});

it.each([
  ['https://127.0.0.2/', 'private_address'],
  ['https://2130706434/', 'private_address'],
  ['https://[::1]:8443/', 'private_address'],
  ['https://[::ffff:10.0.0.1]/', 'private_address'],
  ['https://169.254.169.254/latest/meta-data', 'private_address'],
  ['http://8.8.8.8/', 'https_only'],
  ['https://no-such-host.invalid/', 'unknown_host'],
  ['ftp://example.org/', 'format.url'],
  ['https://user:password@example.org/', 'format.url'],
  ['nowhere', 'format.url'],
])('refuses to call %s', async (url, rule) => {
  await expect(world.client.createWebhook({ plan: planOf({ url }) }, boss())).rejects.toMatchObject({
    reason: 'INVALID_ARGUMENT',
    violations: [expect.objectContaining({ field: 'plan.url', rule })],
  });
});

it('calls no private address, though the webhook was made when it was none', async () => {
  const one = await receiver();
  const { id } = await subscribe(one);
  await world.db.query(`UPDATE webhook SET url = replace(url, '127.0.0.1', '127.0.0.2') WHERE id = $1`, [id]);
  await world.events.append([ticked('inside')]);
  await eventually(async () => expect((await stateOf(id)).lastReason).toBe('PRIVATE_ADDRESS'));
  expect(one.asked).toBe(0);
});

it('names every fault, knows who may, and refuses a change that did not see the last', async () => {
  const bad = planOf({ name: '', eventTypes: ['civicline.nothing.v1'], officeIds: [''], contactEmail: 'nobody' });
  const refused = world.client.createWebhook({ plan: bad }, boss());
  await expect(refused).rejects.toMatchObject({
    violations: [
      { field: 'plan.eventTypes[0]', rule: 'unknown_value' },
      { field: 'plan.officeIds[0]', rule: 'required' },
      { field: 'plan.contactEmail', rule: 'format.email' },
      { field: 'plan.name', rule: 'required' },
    ].map((fault) => expect.objectContaining(fault) as unknown),
  });
  const nowhere = planOf({ url: 'https://127.0.0.2/', officeIds: ['land', 'lnad'] });
  await expect(world.client.createWebhook({ plan: nowhere }, boss())).rejects.toMatchObject({
    violations: [
      { field: 'plan.url', rule: 'private_address' },
      { field: 'plan.officeIds[1]', rule: 'unknown_value' },
    ],
  });
  await expect(world.client.listWebhooks({}, boss(randomUUID(), 'officer'))).rejects.toMatchObject({
    reason: 'FORBIDDEN',
  });
  const one = await receiver();
  const key = randomUUID();
  const first = await world.client.createWebhook({ plan: planOf({ url: one.url }) }, boss(key));
  expect(await world.client.createWebhook({ plan: planOf({ url: one.url }) }, boss(key))).toEqual(first);
  const id = first.webhook?.id ?? '';
  const changed = { id, expectedVersion: 1, plan: planOf({ url: one.url, name: 'Khác' }) };
  expect((await world.client.updateWebhook(changed, boss())).webhook?.plan?.name).toBe('Khác');
  await expect(world.client.updateWebhook(changed, boss())).rejects.toMatchObject({ reason: 'VERSION_CONFLICT' });
  await expect(world.client.getWebhook({ id: randomUUID() }, boss())).rejects.toMatchObject({
    reason: 'WEBHOOK_NOT_FOUND',
  });
  await expect(world.client.getWebhookDelivery({ id: 'none' }, boss())).rejects.toMatchObject({
    reason: 'DELIVERY_NOT_FOUND',
  });
  await world.client.deleteWebhook({ id }, boss());
  await world.client.deleteWebhook({ id }, boss());
});
