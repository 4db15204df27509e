import { common, notification } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.sms.answers = [];
  world.email = 'an@example.vn';
});

const happen = (what: 'booked' | 'moved' | 'cancelled', version: number, code: string, id: string, eventId?: string) =>
  world.happen(what, version, code, id, eventId ? { eventId } : {});
const messagesOf = (code: string) => world.messagesOf(code);
const statusOf = async (code: string, channel: notification.Channel) => (await world.messageOf(code, channel)).status;

it('tells once by SMS and once by e-mail, however often the event comes', async () => {
  const [code, id, event] = ['AAAA-0001', randomUUID(), randomUUID()];
  await happen('booked', 1, code, id, event);
  await happen('booked', 1, code, id, event);
  await happen('booked', 1, code, id);
  await eventually(async () =>
    expect((await messagesOf(code)).map(({ status }) => status)).toEqual([
      notification.MessageStatus.SENT,
      notification.MessageStatus.SENT,
    ]),
  );
  expect(world.sms.taken.filter(({ text }) => text.includes(code))).toHaveLength(1);
  expect(world.mails.filter(({ subject }) => subject.includes(code))).toHaveLength(1);
  expect(world.mails.find(({ subject }) => subject.includes(code))?.calendar).toMatch(/METHOD:REQUEST/);
  expect((await messagesOf(code)).map(({ notice }) => notice)).toEqual(['change', 'change']);
  expect((await messagesOf(code)).map(({ recipient }) => recipient).join()).not.toMatch(/912345|an@example/);
});

it('a change is told in the order of versions, with one calendar entry that follows', async () => {
  const [code, id] = ['AAAA-0002', randomUUID()];
  await happen('booked', 1, code, id);
  await happen('moved', 2, code, id);
  await happen('cancelled', 3, code, id);
  await eventually(() => expect(world.sms.taken.filter(({ text }) => text.includes(code))).toHaveLength(3));
  expect(
    world.sms.taken
      .filter(({ text }) => text.includes(code))
      .map(({ text }) => /ĐỔI|ĐÃ HỦY/.exec(text)?.[0] ?? 'booked'),
  ).toEqual(['booked', 'ĐỔI', 'ĐÃ HỦY']);
  await eventually(() => expect(world.mails.filter(({ subject }) => subject.includes(code))).toHaveLength(3));
  const calendars = world.mails.filter(({ subject }) => subject.includes(code)).map(({ calendar }) => calendar);
  expect(calendars.map((text) => /SEQUENCE:(\d)/.exec(text)?.[1])).toEqual(['1', '2', '3']);
  expect(new Set(calendars.map((text) => /UID:(.+)/.exec(text)?.[1]?.trim()))).toEqual(
    new Set([`${code}@civicline.vn`]),
  );
  expect(calendars[2]).toMatch(/METHOD:CANCEL/);
});

it('without an e-mail address that channel is suppressed', async () => {
  world.email = '';
  await happen('booked', 1, 'AAAA-0003', randomUUID());
  await eventually(async () =>
    expect(await statusOf('AAAA-0003', notification.Channel.EMAIL)).toBe(notification.MessageStatus.SUPPRESSED),
  );
});

it('a provider that fails is tried again, one that refuses is not; staff may try once more', async () => {
  world.sms.answers = [500];
  await happen('booked', 1, 'AAAA-0004', randomUUID());
  await eventually(
    async () => expect(await statusOf('AAAA-0004', notification.Channel.SMS)).toBe(notification.MessageStatus.SENT),
    20_000,
  );
  world.sms.answers = [422];
  await happen('booked', 1, 'AAAA-0005', randomUUID());
  await eventually(async () =>
    expect(await statusOf('AAAA-0005', notification.Channel.SMS)).toBe(notification.MessageStatus.FAILED),
  );
  const failed = (await messagesOf('AAAA-0005')).find(({ channel }) => channel === notification.Channel.SMS);
  expect(failed?.reason).toBe('PROVIDER_422');
  await world.client.retryMessage({ messageId: failed?.id ?? '' }, world.staff());
  await eventually(async () =>
    expect(await statusOf('AAAA-0005', notification.Channel.SMS)).toBe(notification.MessageStatus.SENT),
  );
  await expect(world.client.retryMessage({ messageId: failed?.id ?? '' }, world.staff())).rejects.toMatchObject({
    reason: 'MESSAGE_NOT_FAILED',
  });
  await expect(world.client.retryMessage({ messageId: randomUUID() }, world.staff())).rejects.toMatchObject({
    reason: 'MESSAGE_NOT_FOUND',
  });
});

it('receipts come late, twice and for strangers', async () => {
  await happen('booked', 1, 'AAAA-0006', randomUUID());
  const own = await eventually(() => {
    const found = world.sms.taken.find(({ text }) => text.includes('AAAA-0006'));
    if (!found) throw new Error('not sent');
    return found;
  });
  const receipt = {
    channel: notification.Channel.SMS,
    providerMessageId: own.messageId,
    messageId: own.requestId,
    delivered: true,
    providerCode: '000',
    at: new Date(),
  };
  await world.client.recordReceipt(receipt, world.system());
  await world.client.recordReceipt({ ...receipt, delivered: false }, world.system());
  await world.client.recordReceipt(
    { ...receipt, providerMessageId: 'unknown', messageId: randomUUID() },
    world.system(),
  );
  expect(await statusOf('AAAA-0006', notification.Channel.SMS)).toBe(notification.MessageStatus.DELIVERED);
  await expect(world.client.recordReceipt(receipt, world.staff())).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  await expect(world.client.recordReceipt({ ...receipt, providerMessageId: '' }, world.system())).rejects.toMatchObject(
    {
      violations: [{ field: 'providerMessageId', rule: 'required' }],
    },
  );
});

it('a template can be seen before it is used', async () => {
  const preview = await world.client.previewMessage(
    { template: 'appointment-moved', channel: notification.Channel.SMS, locale: common.Locale.VI, values: {} },
    world.staff(),
  );
  expect(preview).toMatchObject({ encoding: 'UCS-2', price: BigInt(preview.segments * 500) });
  expect(preview.plainText).not.toMatch(/[ĐỔạ]/);
  expect(preview.plainSegments).toBeLessThan(preview.segments);
  expect(preview.plainPrice).toBe(BigInt(preview.plainSegments * 500));
  await expect(
    world.client.previewMessage(
      { template: 'x', channel: notification.Channel.SMS, locale: common.Locale.VI, values: {} },
      world.staff(),
    ),
  ).rejects.toMatchObject({ reason: 'TEMPLATE_NOT_FOUND' });
});
