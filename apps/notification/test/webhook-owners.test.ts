import { notification, scheduling, topics } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ env: { CIVICLINE_WEBHOOK_PRIVATE_NETWORKS: '127.0.0.1/32' } });
});
afterAll(() => world.close());

const admin = () => callContext({ caller: { role: 'admin', id: 'admin01' }, idempotencyKey: randomUUID() });
// Nobody listens there: what is told waits.
const plan: notification.WebhookPlan = {
  ...{ name: 'Phần mềm một cửa', url: 'http://127.0.0.1:9/events', eventTypes: ['civicline.readiness.*'] },
  ...{ officeIds: [], contactEmail: 'it@land.example' },
};
const status = notification.WebhookDeliveryStatus.UNSPECIFIED;
const page = { pageSize: 0, pageToken: '' };

it('a system sees to its own webhooks and learns of no other’s: not by its name, its deliveries, its secret or its list', async () => {
  const as = (id: string) => callContext({ caller: { role: 'system', id }, idempotencyKey: randomUUID() });
  const { webhook } = await world.client.createWebhook({ plan }, as('system-land'));
  const id = webhook?.id ?? '';
  const ticked = toRecord({
    ...{ id: randomUUID(), type: 'civicline.readiness.changed.v1', source: '/scheduling', subject: 'mine' },
    ...{ time: new Date(), topic: topics.readiness },
    data: scheduling.ReadinessChanged.fromPartial({ appointmentId: 'mine', code: 'A-1', officeId: 'land', missing: 2 }),
  });
  await world.events.append([ticked]);
  const [delivery] = await eventually(async () => {
    const asked = { webhookId: id, status, ...page };
    const { deliveries } = await world.client.listWebhookDeliveries(asked, admin());
    expect(deliveries).toHaveLength(1);
    return deliveries;
  });
  const { client } = world;
  const time = { from: new Date('2026-01-01'), to: new Date('2026-02-01'), deliveryId: '', onlyFailed: false };
  /** One after the other: each change makes a version. */
  const refused = async (who: string) => {
    const tries = [
      () => client.getWebhook({ id }, as(who)),
      () => client.updateWebhook({ id, expectedVersion: 1, plan }, as(who)),
      () => client.setWebhookActive({ id, active: false }, as(who)),
      () => client.rotateWebhookSecret({ id }, as(who)),
      () => client.listWebhookDeliveries({ webhookId: id, status, ...page }, as(who)),
      () => client.getWebhookDelivery({ id: delivery?.id ?? '' }, as(who)),
      () => client.replayWebhook({ webhookId: id, ...time }, as(who)),
    ];
    const reasons: string[] = [];
    for (const asked of tries)
      reasons.push(
        await asked().then(
          () => '',
          (error: { reason: string }) => error.reason,
        ),
      );
    return reasons;
  };
  const no = 'WEBHOOK_NOT_FOUND';
  expect(await refused('system-tax')).toEqual([no, no, no, no, no, 'DELIVERY_NOT_FOUND', no]);
  await client.deleteWebhook({ id }, as('system-tax'));
  expect((await client.listWebhooks({}, as('system-tax'))).webhooks).toEqual([]);
  expect((await client.listWebhooks({}, as('system-land'))).webhooks.map((one) => one.id)).toEqual([id]);
  expect(await refused('system-land')).toEqual(['', '', '', '', '', '', '']);
  await client.deleteWebhook({ id }, as('system-land'));
  await expect(client.getWebhook({ id }, admin())).rejects.toMatchObject({ reason: no });
});
