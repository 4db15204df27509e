import { common, notification, scheduling, topics } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

const key = 'CDFG-HJKN-PRTV-WXCD';

let world: World;
beforeAll(async () => {
  world = await openWorld({
    scheduling: {
      getWaitlistRecipient: ({ entryId }: scheduling.GetWaitlistRecipientRequest) =>
        Promise.resolve({
          citizen: { name: 'Trần Thị Bình', phone: '+84912345678', email: 'binh@example.vn' },
          locale: common.Locale.VI,
          key,
          entry: scheduling.WaitlistEntry.fromPartial({ id: entryId, code: 'DN4K-7X3P' }),
        }),
    } as never,
  });
});
afterAll(() => world.close());

const offer = (entryId: string, code: string, until: Date, id = randomUUID()) =>
  world.events.append([
    toRecord({
      id,
      type: 'civicline.waitlist.offered.v1',
      source: '/test',
      subject: entryId,
      time: new Date(),
      topic: topics.waitlist,
      data: scheduling.WaitlistOffered.fromPartial({
        place: {
          entryId,
          code,
          version: 2,
          officeName: { vi: 'Trung tâm', en: 'Center' },
          procedureName: { vi: 'Đăng ký thế chấp', en: 'Mortgage' },
        },
        slotId: 'ppac-any.20991125T1100',
        start: new Date('2099-11-25T04:00:00Z'),
        end: new Date('2099-11-25T04:30:00Z'),
        until,
      }),
    }),
  ]);

it('the first in line is told once of the place that is held, with a link that proves who taps', async () => {
  const [entryId, event] = [randomUUID(), randomUUID()];
  const until = new Date(Date.now() + 1_800_000);
  await offer(entryId, 'DN4K-7X3P', until, event);
  await offer(entryId, 'DN4K-7X3P', until, event);
  await eventually(async () =>
    expect((await world.messageOf('DN4K-7X3P')).status).toBe(notification.MessageStatus.SENT),
  );
  expect(world.sms.taken.map(({ to, text }) => [to, text.includes(`/cho-cho#DN4K-7X3P.${key}`)])).toEqual([
    ['+84912345678', true],
  ]);
  expect((await world.messageOf('DN4K-7X3P')).notice).toBe('waitlist-offer');
});

it('word of an offer that is over is not sent', async () => {
  await offer(randomUUID(), 'DN4K-7X4C', new Date(Date.now() - 1_000));
  await eventually(async () =>
    expect(await world.messageOf('DN4K-7X4C')).toMatchObject({
      status: notification.MessageStatus.SUPPRESSED,
      reason: 'TOO_LATE',
    }),
  );
});
