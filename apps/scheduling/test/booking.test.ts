import { scheduling } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { callEnded } from './telling';
import type { World } from './world';
import { announced, openWorld, slotAt, somebody } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });
const book = async (slotId: string, key?: string) => {
  const { appointment } = await world.client.bookAppointment(world.booking(slotId), world.citizen(key));
  if (!appointment) throw new Error('no appointment');
  return appointment;
};
const proof = (appointment: scheduling.Appointment) => ({
  code: appointment.code,
  phoneProof: appointment.citizen?.phone ?? '',
});
const moving = (appointment: scheduling.Appointment, slotId: string) => ({
  ...proof(appointment),
  slotId,
  expectedVersion: 0,
  reason: undefined,
});

it('a booking takes a place and is announced once', async () => {
  const slotId = slotAt('2026-11-25', '11:00');
  const appointment = await book(slotId);
  expect(appointment).toMatchObject({ status: scheduling.AppointmentStatus.BOOKED, version: 1 });
  await eventually(async () => {
    const own = (await announced(world)).filter(({ code }) => code === appointment.code);
    expect(own).toEqual([expect.objectContaining({ type: 'civicline.appointment.booked.v1', version: 1 })]);
  });
  const ask = {
    officeId: 'ppac',
    procedureCode: 'BD-01',
    from: new Date('2026-11-25T11:00:00+07:00'),
    to: new Date('2026-11-25T11:30:00+07:00'),
  };
  const { slots } = await world.client.listSlots(
    { ...ask, includeFull: false, pageSize: 0, pageToken: '' },
    world.citizen(),
  );
  expect(slots.find(({ id }) => id === slotId)).toMatchObject({ free: 2, capacity: 3 });
});

it('the second try with one key gets the first answer, another request under it is refused', async () => {
  const request = world.booking(slotAt('2026-11-25', '08:00'));
  const [first, twin] = await Promise.all([
    world.client.bookAppointment(request, world.citizen('key-1')),
    world.client.bookAppointment(request, world.citizen('key-1')),
  ]);
  expect(twin).toEqual(first);
  expect(await world.client.bookAppointment(request, world.citizen('key-1'))).toEqual(first);
  await expect(
    world.client.bookAppointment(world.booking(slotAt('2026-11-25', '08:30')), world.citizen('key-1')),
  ).rejects.toEqual(refused('IDEMPOTENCY_KEY_REUSED'));
});

it('a full slot names the three nearest', async () => {
  const slotId = slotAt('2026-11-25', '09:00');
  for (let n = 0; n < 3; n++) await book(slotId);
  await expect(book(slotId)).rejects.toMatchObject({
    reason: 'SLOT_FULL',
    details: { alternatives: [expect.anything(), expect.anything(), expect.anything()] },
  });
});

it('a hold keeps a place, becomes an appointment, and runs out', async () => {
  const slotId = slotAt('2026-11-25', '10:00', 'ppac-any');
  const held = await world.client.holdPlace(
    { slotId, holder: 'session-1', network: '', ttlSeconds: 60 },
    world.citizen(),
  );
  await expect(book(slotId)).rejects.toEqual(refused('SLOT_FULL'));
  const { appointment } = await world.client.bookAppointment(
    world.booking('', { holdId: held.holdId }),
    world.citizen(),
  );
  expect(appointment?.slot?.id).toBe(slotId);

  const other = slotAt('2026-11-25', '10:30', 'ppac-any');
  const late = await world.client.holdPlace(
    { slotId: other, holder: 'session-1', network: '', ttlSeconds: 60 },
    world.citizen(),
  );
  world.clock.advance(61_000);
  await expect(
    world.client.bookAppointment(world.booking('', { holdId: late.holdId }), world.citizen()),
  ).rejects.toEqual(refused('HOLD_EXPIRED'));
  await book(other);
});

it('nobody holds more places than are allowed, and a hold can be given back', async () => {
  const holds = [];
  for (const time of ['13:00', '13:30', '14:00']) {
    holds.push(
      await world.client.holdPlace(
        { slotId: slotAt('2026-11-25', time), holder: 'greedy', network: '', ttlSeconds: 60 },
        world.citizen(),
      ),
    );
  }
  const fourth = { slotId: slotAt('2026-11-25', '14:30'), holder: 'greedy', network: '', ttlSeconds: 60 };
  await expect(world.client.holdPlace(fourth, world.citizen())).rejects.toEqual(refused('HOLD_LIMIT'));
  await world.client.releaseHold({ holdId: holds[0]?.holdId ?? '' }, world.citizen());
  await world.client.holdPlace(fourth, world.citizen());
});

it('moving gives the old place back and counts the version up', async () => {
  const appointment = await book(slotAt('2026-11-26', '08:00', 'ppac-any'));
  const { appointment: moved } = await world.client.moveAppointment(
    moving(appointment, slotAt('2026-11-26', '08:30', 'ppac-any')),
    world.citizen(),
  );
  expect(moved).toMatchObject({ version: 2, movedFrom: { id: slotAt('2026-11-26', '08:00', 'ppac-any') } });
  await book(slotAt('2026-11-26', '08:00', 'ppac-any'));
  await expect(
    world.client.moveAppointment(
      { ...moving(appointment, slotAt('2026-11-26', '09:00')), expectedVersion: 1 },
      world.citizen(),
    ),
  ).rejects.toEqual(refused('VERSION_CONFLICT'));
});

it('cancelling frees the place and ends the appointment', async () => {
  const slotId = slotAt('2026-11-26', '10:00', 'ppac-any');
  const appointment = await book(slotId);
  const wish = { ...proof(appointment), expectedVersion: 0, reason: 'Bận' };
  expect((await world.client.cancelAppointment(wish, world.citizen())).appointment?.status).toBe(
    scheduling.AppointmentStatus.CANCELLED,
  );
  await expect(world.client.cancelAppointment(wish, world.citizen())).rejects.toEqual(refused('APPOINTMENT_ENDED'));
  await book(slotId);
});

it('a wrong phone number reads like a code that does not exist', async () => {
  const appointment = await book(slotAt('2026-11-26', '14:00'));
  const ask = { code: appointment.code, phoneProof: '0999999999' };
  await expect(world.client.getAppointment(ask, world.citizen())).rejects.toEqual(refused('APPOINTMENT_NOT_FOUND'));
  await expect(world.client.getAppointment({ code: '3333-3333', phoneProof: '' }, world.citizen())).rejects.toEqual(
    refused('APPOINTMENT_NOT_FOUND'),
  );
  expect((await world.client.getAppointment(proof(appointment), world.citizen())).appointment?.code).toBe(
    appointment.code,
  );
  expect((await world.client.getAppointment({ ...ask, phoneProof: '' }, world.agent())).appointment?.code).toBe(
    appointment.code,
  );
});

it('only services are told whom to tell', async () => {
  const appointment = await book(slotAt('2026-11-26', '14:30'));
  const ask = { appointmentId: appointment.id };
  await expect(world.client.getRecipient(ask, world.citizen())).rejects.toEqual(refused('FORBIDDEN'));
  const system = { ...world.citizen(), caller: { role: 'system', id: 'notification' } as const };
  expect((await world.client.getRecipient(ask, system)).citizen?.phone).toBe(appointment.citizen?.phone);
});

it('the same number has a procedure once a day, and only so many ahead', async () => {
  const citizen = somebody();
  const request = (day: string) => ({ ...world.booking(slotAt(day, '15:00')), citizen, confirmDuplicate: true });
  await world.client.bookAppointment(request('2026-11-26'), world.citizen());
  await expect(
    world.client.bookAppointment({ ...request('2026-11-26'), slotId: slotAt('2026-11-26', '15:30') }, world.citizen()),
  ).rejects.toEqual(refused('ALREADY_BOOKED'));
  for (const day of ['2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02'])
    await world.client.bookAppointment(request(day), world.citizen());
  await expect(world.client.bookAppointment(request('2026-12-03'), world.citizen())).rejects.toEqual(
    refused('BOOKING_LIMIT'),
  );
});

it.each<[string, Partial<scheduling.BookAppointmentRequest>, string, string]>([
  ['no slot', { slotId: '' }, 'slotId', 'required'],
  ['a slot id that is too long', { slotId: 'x'.repeat(200) }, 'slotId', 'too_long'],
  ['no procedure', { procedureCode: '' }, 'procedureCode', 'required'],
  ['no citizen', { citizen: undefined }, 'citizen.name', 'required'],
  [
    'markup for a name',
    { citizen: { name: '<script>', phone: '0912345678', email: '' } },
    'citizen.name',
    'format.name',
  ],
  ['a long name', { citizen: { name: 'A'.repeat(101), phone: '0912345678', email: '' } }, 'citizen.name', 'too_long'],
  ['a short phone number', { citizen: { name: 'An', phone: '12', email: '' } }, 'citizen.phone', 'format.phone'],
  ['a service number', { citizen: { name: 'An', phone: '1022', email: '' } }, 'citizen.phone', 'format.phone'],
  ['a bad e-mail', { citizen: { name: 'An', phone: '0912345678', email: 'a@b' } }, 'citizen.email', 'format.email'],
  ['a hold that is no id', { holdId: 'x', slotId: '' }, 'holdId', 'format'],
])('refuses %s by field and rule', async (_, more, field, rule) => {
  const request = { ...world.booking(slotAt('2026-11-27', '08:00')), ...more };
  await expect(world.client.bookAppointment(request, world.citizen())).rejects.toMatchObject({
    reason: 'INVALID_ARGUMENT',
    violations: expect.arrayContaining([expect.objectContaining({ field, rule })]) as unknown,
  });
});

it.each([
  ['nowhere', slotAt('2026-11-27', '08:00', 'nowhere'), 'SLOT_NOT_FOUND'],
  ['lunch', slotAt('2026-11-27', '12:00'), 'SLOT_NOT_FOUND'],
  ['a Sunday', slotAt('2026-11-29', '08:00'), 'SLOT_NOT_FOUND'],
  ['yesterday', slotAt('2026-11-23', '08:00'), 'SLOT_IN_PAST'],
  ['next year', slotAt('2027-11-24', '08:00'), 'SLOT_TOO_FAR'],
  ['another field', slotAt('2026-11-27', '08:00', 'ppac-justice'), 'PROCEDURE_NOT_SERVED'],
])('refuses %s', async (_, slotId, reason) => {
  await expect(book(slotId)).rejects.toEqual(refused(reason));
});

it('the counter checks in, serves, and notes who did not come', async () => {
  const today = await book(slotAt('2026-11-24', '09:00'));
  const tomorrow = await book(slotAt('2026-11-27', '09:00'));
  await expect(world.client.checkIn({ code: today.code }, world.agent())).rejects.toEqual(refused('FORBIDDEN'));
  await expect(world.client.checkIn({ code: tomorrow.code }, world.officer())).rejects.toEqual(refused('NOT_TODAY'));
  await expect(world.client.markNoShow({ code: today.code }, world.officer())).rejects.toEqual(refused('TOO_EARLY'));
  expect((await world.client.checkIn({ code: today.code }, world.officer())).appointment?.status).toBe(
    scheduling.AppointmentStatus.ARRIVED,
  );
  expect((await world.client.fulfil({ code: today.code }, world.officer())).appointment?.status).toBe(
    scheduling.AppointmentStatus.FULFILLED,
  );
  const sheet = await world.client.getDaySheet({ officeId: 'ppac', day: '2026-11-24' }, world.officer());
  expect(sheet.appointments.map(({ code }) => code)).toContain(today.code);
});

it('a counter’s agenda has its visits without who comes, for its own staff and for the calendar that is subscribed to', async () => {
  const slotId = slotAt('2026-12-08', '08:00', 'ppac-any');
  const { appointment } = await world.client.bookAppointment(world.booking(slotId), world.agent());
  const [from, to] = [new Date('2026-12-08T00:00:00+07:00'), new Date('2026-12-09T00:00:00+07:00')];
  const ask = (scheduleId: string, call = world.officer()) => world.client.getAgenda({ scheduleId, from, to }, call);
  const status = scheduling.AppointmentStatus.BOOKED;
  const feed = callContext({ caller: { role: 'system', id: 'calendar-feed' }, timeoutMs: 60_000 });
  for (const call of [world.officer(), feed, world.supervisor()]) {
    const agenda = await ask('ppac-any', call);
    expect(agenda).toMatchObject({ officeId: 'ppac', visits: [{ code: appointment?.code, status, version: 1 }] });
    expect(JSON.stringify(agenda)).not.toContain(appointment?.citizen?.name);
  }
  expect((await ask('ppac-land')).visits).toEqual([]);
  await expect(ask('nowhere')).rejects.toEqual(refused('SCHEDULE_NOT_FOUND'));
  for (const call of [world.citizen(), world.system()])
    await expect(ask('ppac-any', call)).rejects.toEqual(refused('FORBIDDEN'));
});

it('a place that is held for a call lives while the call does, and is free when that is over', async () => {
  const start = '2026-11-27T14:00:00+07:00';
  const slotId = slotAt('2026-11-27', '14:00');
  const [callId, other] = [randomUUID(), randomUUID()];
  const hold = (holder: string) =>
    world.client.holdPlace({ slotId, holder, network: '', ttlSeconds: 0 }, world.officer());
  const free = async () => {
    const ask = { officeId: 'ppac', procedureCode: 'BD-01', from: new Date(start), includeFull: true };
    const { slots } = await world.client.listSlots(scheduling.ListSlotsRequest.fromPartial(ask), world.officer());
    return slots.find(({ id }) => id === slotId)?.free;
  };
  const before = (await free()) ?? 0;
  await hold(`call:${callId}`);
  const kept = await hold(`call:${other}`);
  world.clock.advance(20 * 60_000);
  expect(await free()).toBe(before - 2);
  await callEnded(world, callId);
  await eventually(async () => expect(await free()).toBe(before - 1));
  // The other call goes on, with its place.
  await world.client.releaseHold({ holdId: kept.holdId }, world.officer());
});
