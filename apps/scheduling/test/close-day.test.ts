import { directory, scheduling } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { World } from './world';
import { announced, ledgerOf, office, openWorld, procedureOf, slotAt } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const whole = { scheduleId: '', places: 0, tellAfterSeconds: 0 };
const day = {
  ...whole,
  officeId: 'ppac',
  from: new Date('2026-11-25T00:00:00+07:00'),
  to: new Date('2026-11-26T00:00:00+07:00'),
};
const wholeDay = (date: string) => ({
  ...whole,
  officeId: 'ppac',
  from: new Date(`${date}T00:00:00+07:00`),
  to: new Date(Date.parse(`${date}T00:00:00+07:00`) + 86_400_000),
});
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

it('who books, moves in, moves out or cancels while the day closes is either out of it or told', async () => {
  const race = scheduling.Schedule.fromPartial({
    id: 'race',
    officeId: 'ppac',
    name: { vi: 'Đua' },
    slotMinutes: 30,
    places: 12,
    horizonDays: 30,
  });
  await world.client.importSchedules({ schedules: [race], dryRun: false }, world.admin());
  const at = (day: string, time: string) => slotAt(day, time, 'race');
  for (const date of ['2026-12-08', '2026-12-09', '2026-12-10']) {
    const [slots, next] = [['08:00', '08:30', '09:00'].map((time) => at(date, time)), at('2026-12-11', '09:00')];
    const book = async (slotId: string) =>
      (await world.client.bookAppointment(world.booking(slotId), world.citizen())).appointment;
    const inside = await Promise.all([...slots, ...slots].map(book));
    const outside = await Promise.all(['15:00', '15:30'].map((time) => book(at('2026-12-14', time))));
    const own = (appointment: scheduling.Appointment | undefined) => ({
      code: appointment?.code ?? '',
      phoneProof: appointment?.citizen?.phone ?? '',
      expectedVersion: 0,
    });
    const [first, second, third] = inside;
    await Promise.allSettled([
      ...slots.map(book),
      world.client.cancelAppointment({ ...own(first), reason: '' }, world.citizen()),
      world.client.cancelAppointment({ ...own(second), reason: '' }, world.citizen()),
      world.client.moveAppointment({ ...own(third), slotId: next, reason: undefined }, world.citizen()),
      world.client.closeDay({ ...wholeDay(date), reason }, world.officer()),
      ...outside.map((one, n) =>
        world.client.moveAppointment({ ...own(one), slotId: slots[n] ?? '', reason: undefined }, world.citizen()),
      ),
      ...slots.map(book),
    ]);
    const sheet = await world.client.getDaySheet({ officeId: 'ppac', day: date }, world.officer());
    expect(sheet.closures).toHaveLength(1);
    expect(sheet.appointments.filter(({ status }) => status !== scheduling.AppointmentStatus.CANCELLED)).toEqual([]);
    expect((await ledgerOf(world)).disagreements).toEqual([]);
  }
});

it('the part of the day that is over stays as it was', async () => {
  const book = async (time: string) =>
    (await world.client.bookAppointment(world.booking(slotAt('2026-11-24', time)), world.citizen())).appointment;
  const [early, late] = [await book('08:30'), await book('14:00')];
  world.clock.set('2026-11-24T10:00:00+07:00');
  const { relocations } = await world.client.closeDay({ ...wholeDay('2026-11-24'), reason }, world.officer());
  expect(relocations.map(({ appointmentCode }) => appointmentCode)).toEqual([late?.code]);
  const { appointment } = await world.client.getAppointment({ code: early?.code ?? '', phoneProof: '' }, world.agent());
  expect(appointment).toMatchObject({ status: scheduling.AppointmentStatus.BOOKED, version: 1 });
});

it('when the days after are full, people go on to the first that is not, then to a counter that serves them, then home', async () => {
  const lone = (id: string, fields: string[], validFrom: string, validTo: string) =>
    scheduling.Schedule.fromPartial({
      id,
      officeId: 'small',
      name: { vi: id },
      fields,
      slotMinutes: 240,
      places: 1,
      horizonDays: 30,
      validFrom,
      validTo,
    });
  // One place a morning: the 15th closes, the 16th to 18th are taken, the 21st is free; nothing of "lone" after that.
  const schedules = [
    lone('lone', ['lonely'], '2026-12-15', '2026-12-22'),
    lone('lone-late', ['lonely'], '2026-12-23', '2026-12-24'),
    lone('stranger', ['strange'], '2026-12-15', '2026-12-24'),
  ];
  await world.client.importSchedules({ schedules, dryRun: false }, world.admin());
  // No other office takes in what communes do.
  await world.tell('office', { office: { ...office, id: 'small', kind: directory.OfficeKind.ONE_STOP } }, 'small');
  const lonely = { ...procedureOf('LO-01', 'lonely'), levels: [directory.UnitLevel.COMMUNE] };
  await world.tell('procedure', { procedure: lonely }, 'LO-01');
  const book = async (day: string) =>
    (
      await world.client.bookAppointment(
        world.booking(slotAt(day, '07:30', 'lone'), { procedureCode: 'LO-01' }),
        world.citizen(),
      )
    ).appointment?.code;
  const codes = [await eventually(() => book('2026-12-15'))];
  for (const day of ['2026-12-16', '2026-12-17', '2026-12-18']) codes.push(await book(day));
  const close = async (day: string) =>
    (await world.client.closeDay({ ...wholeDay(day), officeId: 'small', reason }, world.admin())).relocations.map(
      ({ appointmentCode, to }) => [codes.indexOf(appointmentCode), to?.id],
    );
  expect(await close('2026-12-15')).toEqual([[0, 'lone.20261221T0730']]);
  expect(await close('2026-12-16')).toEqual([[1, 'lone-late.20261223T0730']]);
  expect(await close('2026-12-17')).toEqual([[2, undefined]]);
  await eventually(async () => {
    const own = (await announced(world)).filter(({ code }) => code === codes[2]);
    expect(own.at(-1)?.type).toBe('civicline.appointment.cancelled.v1');
  });
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
    ...whole,
    officeId: 'ppac',
    from: new Date('2026-12-01T00:00:00+07:00'),
    to: new Date('2026-12-02T00:00:00+07:00'),
    reason,
  };
  const { relocations: preview } = await world.client.previewClosure(closing, world.officer());
  // How fast is measured by the bench; here it is enough that asking again gives the same.
  const key = randomUUID();
  const { relocations } = await eventually(() => world.client.closeDay(closing, world.officer(key)));
  expect(relocations.filter(({ to }) => to)).toHaveLength(bookings.length);
  const ways = (all: readonly scheduling.Relocation[]) =>
    all.map(({ appointmentCode, to }) => [appointmentCode, to?.id]);
  expect(ways(relocations)).toEqual(ways(preview));
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

it('a place that is given back while the day closes is closed with it', async () => {
  const slotId = slotAt('2026-12-21', '09:00', 'ppac-any');
  const { appointment } = await world.client.bookAppointment(world.booking(slotId), world.citizen());
  const open = async () => {
    const client = new Client({ connectionString: world.postgres.url, options: '-c search_path=scheduling' });
    await client.connect();
    return client;
  };
  const [db, watch] = [await open(), await open()];
  try {
    // A cancellation that has not committed yet, held at the moment that matters.
    await db.query('BEGIN');
    await db.query(`UPDATE appointment SET status = 'cancelled' WHERE id = $1`, [appointment?.id]);
    await db.query(`UPDATE place SET state = 'free', appointment_id = NULL WHERE slot_id = $1`, [slotId]);
    const closing = world.client.closeDay({ ...wholeDay('2026-12-21'), reason }, world.officer());
    await eventually(async () => {
      const { rowCount } = await watch.query(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      expect(rowCount).toBeGreaterThan(0);
    });
    await db.query('COMMIT');
    expect((await closing).relocations.filter(({ from }) => from?.id === slotId)).toEqual([]);
    const { rows } = await db.query('SELECT state FROM place WHERE slot_id = $1', [slotId]);
    expect(rows).toEqual([{ state: 'closed' }]);
  } finally {
    await db.end();
    await watch.end();
  }
});
