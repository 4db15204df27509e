import { scheduling } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import type { World } from './world';
import { announced, openWorld, slotAt } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const day = {
  officeId: 'ppac',
  from: new Date('2026-11-25T00:00:00+07:00'),
  to: new Date('2026-11-26T00:00:00+07:00'),
};
const reason = { vi: 'Mất điện', en: 'Power cut' };
const refused = (why: string) => expect.objectContaining({ name: 'Refusal', reason: why });

it('closing moves everybody as the preview said, tells each once, and lets nobody in meanwhile', async () => {
  const times = ['08:00', '08:30', '11:00', '11:00', '11:00', '15:30'];
  for (const time of times)
    await world.client.bookAppointment(world.booking(slotAt('2026-11-25', time)), world.citizen());
  await expect(world.client.previewClosure(day, world.agent())).rejects.toEqual(refused('FORBIDDEN'));
  const { relocations: preview } = await world.client.previewClosure(day, world.officer());
  expect(preview).toHaveLength(times.length);

  const rush = Array.from({ length: 20 }, (_, n) =>
    world.client
      .bookAppointment(world.booking(slotAt('2026-11-25', n % 2 ? '09:00' : '14:00')), world.citizen())
      .catch((error: { reason: string }) => error.reason),
  );
  const [{ relocations, closure }, ...results] = await Promise.all([
    world.client.closeDay({ ...day, reason }, world.officer('close-1')),
    ...rush,
  ]);
  const slippedIn = results.filter((result) => typeof result !== 'string').length;
  expect(relocations).toHaveLength(times.length + slippedIn);
  for (const { from, to } of relocations) {
    expect(to?.start?.getTime()).toBeGreaterThanOrEqual(day.to.getTime());
    expect(to?.scheduleId).toBe(from?.scheduleId);
  }
  await eventually(async () => {
    const moved = (await announced(world)).filter(({ type }) => type === 'civicline.appointment.moved.v1');
    expect(moved.map(({ code }) => code).sort()).toEqual(
      relocations.map(({ appointmentCode }) => appointmentCode).sort(),
    );
  });
  const sheet = await world.client.getDaySheet({ officeId: 'ppac', day: '2026-11-25' }, world.officer());
  expect(sheet.appointments).toEqual([]);
  expect(sheet.closures).toHaveLength(1);
  await expect(
    world.client.bookAppointment(world.booking(slotAt('2026-11-25', '08:00')), world.citizen()),
  ).rejects.toEqual(refused('SLOT_NOT_FOUND'));
  await expect(world.client.closeDay({ ...day, reason }, world.officer('close-2'))).rejects.toEqual(
    refused('ALREADY_CLOSED'),
  );
  expect((await world.client.closeDay({ ...day, reason }, world.officer('close-1'))).closure?.id).toBe(closure?.id);

  await world.client.reopenDay({ closureId: closure?.id ?? '' }, world.officer());
  await world.client.bookAppointment(world.booking(slotAt('2026-11-25', '08:00')), world.citizen());
});

it('three hundred people are moved in one go', async () => {
  const times = ['07:30', '08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00'];
  const big = scheduling.Schedule.fromPartial({
    id: 'ppac-big',
    officeId: 'ppac',
    name: { vi: 'Lớn', en: 'Big' },
    slotMinutes: 30,
    places: 40,
    horizonDays: 30,
  });
  await world.client.importSchedules({ schedules: [big], dryRun: false }, world.admin());
  const bookings = times.flatMap((time) =>
    Array.from({ length: 38 }, () => world.booking(slotAt('2026-12-01', time, 'ppac-big'))),
  );
  for (let at = 0; at < bookings.length; at += 38)
    await Promise.all(
      bookings.slice(at, at + 38).map((booking) => world.client.bookAppointment(booking, world.citizen())),
    );
  const closing = {
    officeId: 'ppac',
    from: new Date('2026-12-01T00:00:00+07:00'),
    to: new Date('2026-12-02T00:00:00+07:00'),
    reason,
  };
  const { relocations } = await world.client.closeDay(closing, world.officer());
  expect(relocations.filter(({ to }) => to)).toHaveLength(bookings.length);
});

it.each([
  [
    'the past',
    { from: new Date('2026-11-20T00:00:00+07:00'), to: new Date('2026-11-21T00:00:00+07:00') },
    'CLOSURE_IN_PAST',
  ],
  ['an end before its beginning', { from: day.to, to: day.from }, 'INVALID_ARGUMENT'],
  ['an office that does not exist', { officeId: 'nowhere' }, 'FORBIDDEN'],
])('refuses %s', async (_, more, why) => {
  await expect(world.client.closeDay({ ...day, reason, ...more }, world.officer())).rejects.toEqual(refused(why));
});
