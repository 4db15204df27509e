import { scheduling } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld, slotAt } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ replicas: 2 });
  const schedules = [
    scheduling.Schedule.fromPartial({
      id: 'call-back-lunch',
      officeId: 'hotline',
      name: { vi: 'Tổ gọi lại giờ nghỉ trưa', en: 'Call-back team, lunch break' },
      slotMinutes: 30,
      places: 3,
      horizonDays: 7,
      hours: { weekly: [{ weekday: 3, intervals: [{ opens: '11:30', closes: '13:00' }] }] },
      purpose: 'call-back',
    }),
  ];
  expect(await world.client.importSchedules({ schedules, dryRun: false }, world.admin())).toMatchObject({ added: 1 });
});
afterAll(() => world.close());

const service = () =>
  callContext({ caller: { role: 'system', id: 'call-intake' }, idempotencyKey: randomUUID(), timeoutMs: 60_000 });
const lunch = (time: string) => slotAt('2026-11-25', time, 'call-back-lunch');

const windows = async (includeFull = false) => {
  const asked = { purpose: 'call-back', from: undefined, to: undefined, includeFull };
  return (await world.client.listWindows(asked, service())).windows.map(({ id, free }) => [id, free]);
};

const take = (slotId: string, promiseId: string = randomUUID(), client = world.client) =>
  client.takePlace({ slotId, purpose: 'call-back', promiseId }, service());

it('of 100 who are promised one window at once, on two replicas, as many are as there are places; the others learn of the next', async () => {
  const slotId = lunch('11:30');
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, n) => take(slotId, randomUUID(), world.clients[n % 2])),
  );
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  expect(results.length - refused.length).toBe(3);
  for (const one of refused)
    expect(one).toMatchObject({ reason: 'SLOT_FULL', details: { alternatives: [{ id: lunch('12:00') }, {}] } });
  expect(await windows()).toEqual([
    [lunch('12:00'), 3],
    [lunch('12:30'), 3],
  ]);
  expect((await windows(true))[0]).toEqual([slotId, 0]);
});

it('a place is taken once under its name, given back once, and free again', async () => {
  const promiseId = randomUUID();
  const slotId = lunch('12:00');
  await Promise.all(Array.from({ length: 8 }, (_, n) => take(slotId, promiseId, world.clients[n % 2])));
  // The name keeps its window: whoever asks for another under it is told which it is.
  expect((await take(lunch('12:30'), promiseId)).window?.id).toBe(slotId);
  expect(await windows()).toContainEqual([slotId, 2]);
  for (const id of [promiseId, promiseId, randomUUID()]) await world.client.giveBackPlace({ promiseId: id }, service());
  expect(await windows()).toContainEqual([slotId, 3]);
});

it('visits and promised windows never meet: neither is listed, held, booked or promised as the other', async () => {
  for (const procedureCode of ['BD-01', 'TP-01']) {
    const asked = { procedureCode, from: undefined, to: undefined, includeFull: true, pageSize: 500, pageToken: '' };
    for (const officeId of ['ppac', 'hotline']) {
      const listed = await world.client.listSlots({ ...asked, officeId }, world.citizen()).catch(() => ({ slots: [] }));
      expect(listed.slots.filter(({ id }) => id.startsWith('call-back'))).toEqual([]);
    }
  }
  const slotId = lunch('12:30');
  await expect(world.client.bookAppointment(world.booking(slotId), world.citizen())).rejects.toMatchObject({
    reason: 'SLOT_NOT_FOUND',
  });
  await expect(take(slotAt('2026-11-25', '11:00'))).rejects.toMatchObject({ reason: 'SLOT_NOT_FOUND' });
  expect(await windows()).toContainEqual([slotId, 3]);
});

it('what is no window, past or too far is refused; so is whoever is no service, and what is no question', async () => {
  const refusals = {
    nowhere: 'SLOT_NOT_FOUND',
    [slotAt('2026-11-25', '14:00', 'call-back-lunch')]: 'SLOT_NOT_FOUND',
    [slotAt('2026-11-18', '11:30', 'call-back-lunch')]: 'SLOT_IN_PAST',
    [slotAt('2026-12-09', '11:30', 'call-back-lunch')]: 'SLOT_TOO_FAR',
  };
  for (const [slotId, reason] of Object.entries(refusals)) await expect(take(slotId)).rejects.toMatchObject({ reason });
  await expect(take(lunch('12:00'), 'mine')).rejects.toMatchObject({ violations: [{ field: 'promiseId' }] });
  const { from, to } = { from: new Date('2026-11-25'), to: new Date('2026-11-24') };
  await expect(
    world.client.listWindows({ purpose: '', from, to, includeFull: false }, service()),
  ).rejects.toMatchObject({
    violations: [
      { field: 'purpose', rule: 'required' },
      { field: 'from', rule: 'before' },
    ],
  });
  const windows = { purpose: 'call-back', from: undefined, to: undefined, includeFull: false };
  const place = { slotId: lunch('12:00'), purpose: 'call-back', promiseId: randomUUID() };
  for (const ask of [
    () => world.client.listWindows(windows, world.agent()),
    () => world.client.takePlace(place, world.citizen()),
    () => world.client.giveBackPlace({ promiseId: randomUUID() }, world.officer()),
    () => world.client.listVisitsOf({ phone: '+84912345678' }, world.agent()),
  ])
    await expect(ask()).rejects.toMatchObject({ reason: 'FORBIDDEN' });
});

it('the visits ahead of a number are known to services', async () => {
  const booking = world.booking(slotAt('2026-11-26', '09:00'));
  const later = { ...booking, slotId: slotAt('2026-11-27', '09:00') };
  const booked = await world.client.bookAppointment(later, world.citizen());
  const first = await world.client.bookAppointment(booking, world.citizen()).catch(() => undefined);
  const visits = async () =>
    (await world.client.listVisitsOf({ phone: booking.citizen?.phone ?? '' }, service())).appointments.map(
      ({ code }) => code,
    );
  expect(await visits()).toEqual([first, booked].flatMap((one) => (one?.appointment ? [one.appointment.code] : [])));
  const own = { code: booked.appointment?.code ?? '', phoneProof: booking.citizen?.phone ?? '', expectedVersion: 0 };
  await world.client.cancelAppointment({ ...own, reason: '' }, world.citizen());
  expect(await visits()).not.toContain(own.code);
});
