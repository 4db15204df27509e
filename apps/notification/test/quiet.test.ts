import { notification } from '@civicline/contracts';
import { eventually, fixedClock } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

// Half past ten in the evening in Bien Hoa.
const evening = '2026-11-25T15:30:00Z';
const clock = fixedClock(evening);
let world: World;
beforeAll(async () => {
  world = await openWorld({ clock, env: { CIVICLINE_QUIET_HOURS: '21:00-07:00' } });
});
afterAll(() => world.close());

const texts = (code: string) => world.sms.taken.filter(({ text }) => text.includes(code)).length;
const visitIn = (days: number) => ({ start: new Date(new Date(evening).getTime() + days * 86_400_000) });

it('what the office changed for another week waits for the morning by phone, not by mail; the night is not woken', async () => {
  const code = 'QUIE-0001';
  await world.happen('moved', 2, code, randomUUID(), visitIn(7));
  await eventually(() => expect(world.mails.filter(({ subject }) => subject.includes(code))).toHaveLength(1));
  expect(await world.messageOf(code)).toMatchObject({
    status: notification.MessageStatus.QUEUED,
    dueAt: new Date('2026-11-26T00:00:00Z'),
    attempts: 0,
  });
});

it('what changes within a day, and what the citizen has just done, is told at once', async () => {
  await world.happen('cancelled', 3, 'QUIE-0002', randomUUID(), visitIn(0.5));
  await world.happen('booked', 1, 'QUIE-0003', randomUUID(), visitIn(7));
  await eventually(() => expect([texts('QUIE-0002'), texts('QUIE-0003')]).toEqual([1, 1]));
});

it('two changes in one night are one word in the morning; a retry that falls into the night waits as well', async () => {
  const id = randomUUID();
  await world.happen('moved', 2, 'QUIE-0004', id, visitIn(7));
  await world.happen('moved', 3, 'QUIE-0004', id, visitIn(8));
  await eventually(async () =>
    expect(
      (await world.messagesOf('QUIE-0004'))
        .filter(({ channel }) => channel === notification.Channel.SMS)
        .map(({ subjectVersion, status, reason }) => [subjectVersion, status, reason])
        // Both were made at one instant of the clock.
        .sort(([a = 0], [b = 0]) => Number(b) - Number(a)),
    ).toEqual([
      [3, notification.MessageStatus.QUEUED, ''],
      [2, notification.MessageStatus.SUPPRESSED, 'SUPERSEDED'],
    ]),
  );
  expect([texts('QUIE-0001'), texts('QUIE-0004')]).toEqual([0, 0]);
  clock.set('2026-11-26T00:00:00Z');
  await eventually(() => expect([texts('QUIE-0001'), texts('QUIE-0004')]).toEqual([1, 1]));

  // Shortly before nine in the evening the provider is away; the next try would ring after nine.
  clock.set('2026-11-26T13:59:58Z');
  world.sms.answers = [503];
  await world.happen('moved', 2, 'QUIE-0005', randomUUID(), visitIn(7));
  await eventually(async () => expect((await world.messageOf('QUIE-0005')).attempts).toBe(1));
  await eventually(async () => expect((await world.messageOf('QUIE-0005')).reason).toBe('PROVIDER_503'));
  clock.advance(10_000);
  await eventually(async () =>
    expect(await world.messageOf('QUIE-0005')).toMatchObject({
      reason: 'QUIET_HOURS',
      dueAt: new Date('2026-11-27T00:00:00Z'),
      attempts: 1,
    }),
  );
  expect(texts('QUIE-0005')).toBe(0);
});
