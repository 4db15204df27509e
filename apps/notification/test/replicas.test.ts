import { notification } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { smsProvider } from './providers';
import type { World } from './world';
import { openWorld } from './world';

const perSecond = 20;
let world: World;
beforeAll(async () => {
  const sms = await smsProvider('sms');
  const file = { sms: [{ kind: 'http', name: 'sms', url: sms.url, apiKey: 'key', from: '1022', perSecond }] };
  world = await openWorld({ replicas: 3, providers: [sms], file });
});
afterAll(() => world.close());

it('three replicas share the delivery: one message each, no faster than the provider takes them', async () => {
  const codes = Array.from({ length: 60 }, (_, n) => `REPL-${String(n).padStart(4, '0')}`);
  const started = Date.now();
  for (const code of codes) await world.happen('booked', 1, code, randomUUID());
  await eventually(() => expect(world.sms.taken).toHaveLength(codes.length));
  const seconds = (Date.now() - started) / 1000;
  expect(codes.map((code) => world.sms.taken.filter(({ text }) => text.includes(code)).length)).toEqual(
    codes.map(() => 1),
  );
  // The first second's worth is there at once; the rest comes at the agreed rate, whoever asks.
  expect((codes.length - perSecond) / seconds).toBeLessThanOrEqual(perSecond);
  expect(world.sms.asked).toHaveLength(codes.length);
  expect((await world.messageOf('REPL-0059')).attempts).toBe(1);
});

it('a failed message is work until somebody has dealt with it', async () => {
  const [code, other] = ['REPL-0100', 'REPL-0101'];
  world.sms.answers = [422];
  await world.happen('booked', 1, code, randomUUID());
  const failed = await eventually(async () => {
    const page = await world.client.listFailedMessages({ pageSize: 0, pageToken: '' }, world.staff());
    expect(page).toMatchObject({ total: 1, messages: [{ subjectCode: code, reason: 'PROVIDER_422' }] });
    return page.messages[0];
  });
  const id = failed?.id ?? '';
  const resolve = (resolution: notification.Resolution) =>
    world.client.resolveMessage({ messageId: id, resolution }, world.staff());
  await expect(resolve(notification.Resolution.UNSPECIFIED)).rejects.toMatchObject({
    violations: [{ field: 'resolution', rule: 'required' }],
  });
  // They are of every office, and so for the hotline.
  for (const other of [world.system(), world.staff('officer')])
    await expect(world.client.listFailedMessages({ pageSize: 0, pageToken: '' }, other)).rejects.toMatchObject({
      reason: 'FORBIDDEN',
    });
  for (let n = 0; n < 2; n++)
    expect((await resolve(notification.Resolution.TOLD_BY_VOICE)).message?.resolution).toBe(
      notification.Resolution.TOLD_BY_VOICE,
    );
  expect(await world.client.listFailedMessages({ pageSize: 0, pageToken: '' }, world.staff())).toMatchObject({
    total: 0,
    messages: [],
  });
  await world.happen('booked', 1, other, randomUUID());
  await eventually(async () => expect((await world.messageOf(other)).status).toBe(notification.MessageStatus.SENT));
  await expect(
    world.client.resolveMessage(
      { messageId: (await world.messageOf(other)).id, resolution: notification.Resolution.NOT_NEEDED },
      world.staff(),
    ),
  ).rejects.toMatchObject({ reason: 'MESSAGE_NOT_FAILED' });
});

it('a message that never arrived can be sent anew, and the provider does not take it for the first', async () => {
  const code = 'REPL-0200';
  await world.happen('booked', 1, code, randomUUID());
  const message = await eventually(async () => {
    const found = await world.messageOf(code);
    expect(found.status).toBe(notification.MessageStatus.SENT);
    return found;
  });
  const receipt = (round: string, delivered: boolean) =>
    world.client.recordReceipt(
      {
        channel: notification.Channel.SMS,
        providerMessageId: `sms-${message.id}${round}`,
        messageId: `${message.id}${round}`,
        delivered,
        providerCode: '020',
        at: new Date(),
      },
      world.system(),
    );
  await receipt('', false);
  expect(await world.messageOf(code)).toMatchObject({ reason: 'UNDELIVERED_020' });
  await world.client.retryMessage({ messageId: message.id }, world.staff());
  await eventually(() =>
    expect(world.sms.taken.filter(({ text }) => text.includes(code)).map(({ requestId }) => requestId)).toEqual([
      message.id,
      `${message.id}.1`,
    ]),
  );
  await eventually(async () => expect((await world.messageOf(code)).status).toBe(notification.MessageStatus.SENT));
  // Late word of the first sending says nothing of the second.
  await receipt('', false);
  expect((await world.messageOf(code)).status).toBe(notification.MessageStatus.SENT);
  await receipt('.1', true);
  expect((await world.messageOf(code)).status).toBe(notification.MessageStatus.DELIVERED);
});
