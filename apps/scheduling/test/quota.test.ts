import { scheduling } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import type { World } from './world';
import { counter, ledgerOf, openWorld, slotAt, somebody } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ replicas: 2 });
  await world.client.importSchedules(
    { schedules: [counter('ppac-kept', ['land'], 3, 1)], dryRun: false },
    world.admin(),
  );
});
afterAll(() => world.close());

const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });
const reasonOf = (error: unknown) => (error as { reason?: string }).reason ?? 'fault';
const replica = (n: number) => world.clients[n % 2] ?? world.client;

const book = async (slotId: string, call: CallContext, more: Partial<scheduling.BookAppointmentRequest> = {}) =>
  world.client.bookAppointment(world.booking(slotId, more), call);
const seen = async (slotId: string, call: CallContext) => {
  const start = scheduling.Slot.fromPartial({ id: slotId });
  const ask = { officeId: 'ppac', procedureCode: 'BD-01', from: undefined, to: undefined, includeFull: true };
  const { slots } = await world.client.listSlots({ ...ask, pageSize: 1_000, pageToken: '' }, call);
  const { free, capacity, overbooked } = slots.find(({ id }) => id === start.id) ?? start;
  return { free, capacity, overbooked };
};

describe('places kept for staff', () => {
  it('citizens and systems see and take the public ones, staff all, beginning with those kept for them', async () => {
    const slotId = slotAt('2026-11-25', '08:00', 'ppac-kept');
    expect(await seen(slotId, world.citizen())).toMatchObject({ free: 2, capacity: 2 });
    expect(await seen(slotId, world.agent())).toMatchObject({ free: 3, capacity: 3 });
    // The agent's booking leaves the public's two alone.
    await book(slotId, world.agent());
    expect(await seen(slotId, world.citizen())).toMatchObject({ free: 2, capacity: 2 });
    expect(await seen(slotId, world.agent())).toMatchObject({ free: 2, capacity: 3 });
    await book(slotId, world.citizen());
    await book(slotId, world.system());
    await expect(book(slotId, world.citizen())).rejects.toEqual(refused('SLOT_FULL'));
  });

  it('of many at once, citizens get the public places and agents the rest, on two replicas', async () => {
    const slotId = slotAt('2026-11-25', '08:30', 'ppac-kept');
    const asCitizens = Array.from({ length: 12 }, (_, n) =>
      replica(n)
        .bookAppointment(world.booking(slotId), world.stranger())
        .then(() => 'done', reasonOf),
    );
    expect((await Promise.all(asCitizens)).sort()).toEqual([...Array<string>(10).fill('SLOT_FULL'), 'done', 'done']);
    const asAgents = Array.from({ length: 6 }, (_, n) =>
      replica(n)
        .bookAppointment(world.booking(slotId), world.agent())
        .then(() => 'done', reasonOf),
    );
    expect((await Promise.all(asAgents)).sort()).toEqual([...Array<string>(5).fill('SLOT_FULL'), 'done']);
    expect((await ledgerOf(world)).disagreements).toEqual([]);
  });

  it('holds, moves and the nearest times keep to them as well', async () => {
    const slotId = slotAt('2026-11-25', '09:00', 'ppac-kept');
    const hold = (n: number, call: CallContext) =>
      world.client.holdPlace({ slotId, holder: `quota-${n}`, network: '', ttlSeconds: 60 }, call);
    await hold(1, world.citizen());
    await hold(2, world.citizen());
    await expect(hold(3, world.citizen())).rejects.toEqual(refused('SLOT_FULL'));
    const { appointment } = await book(slotAt('2026-11-25', '09:30', 'ppac-kept'), world.citizen());
    const move = { code: appointment?.code ?? '', phoneProof: appointment?.citizen?.phone ?? '', slotId };
    const moving = { ...move, expectedVersion: 0, reason: undefined };
    await expect(world.client.moveAppointment(moving, world.citizen())).rejects.toEqual(refused('SLOT_FULL'));
    await world.client.moveAppointment(moving, world.agent());
  });

  it('what staff gave back is kept for staff; a closing sends citizens to public places only', async () => {
    const slotId = slotAt('2026-11-25', '10:00', 'ppac-kept');
    const { appointment } = await book(slotId, world.agent());
    const own = { code: appointment?.code ?? '', phoneProof: '', expectedVersion: 0, reason: '' };
    await world.client.cancelAppointment(own, world.agent());
    await book(slotId, world.citizen());
    await book(slotId, world.citizen());
    await expect(book(slotId, world.citizen())).rejects.toEqual(refused('SLOT_FULL'));
    await world.client.closeDay(
      {
        ...{ officeId: 'ppac', scheduleId: '', places: 0, tellAfterSeconds: 0 },
        from: new Date('2026-11-25T10:00:00+07:00'),
        to: new Date('2026-11-25T10:30:00+07:00'),
        reason: { vi: 'Mất điện', en: '' },
      },
      world.officer(),
    );
    const after = slotAt('2026-11-25', '10:30', 'ppac-kept');
    expect(await seen(after, world.citizen())).toMatchObject({ free: 0 });
    expect(await seen(after, world.agent())).toMatchObject({ free: 1 });
  });

  it('a changed number of kept places applies to slots in use: staff first keep what they have, then what is free', async () => {
    const slotId = slotAt('2026-11-25', '13:00', 'ppac-kept');
    await book(slotId, world.citizen());
    const change = (internal: number) =>
      world.client.importSchedules(
        { schedules: [counter('ppac-kept', ['land'], 3, internal)], dryRun: false },
        world.admin(),
      );
    await change(2);
    expect(await seen(slotId, world.citizen())).toMatchObject({ free: 0, capacity: 1 });
    expect(await seen(slotId, world.agent())).toMatchObject({ free: 2, capacity: 3 });
    await change(0);
    expect(await seen(slotId, world.citizen())).toMatchObject({ free: 2, capacity: 3 });
    await change(1);
    const { faults } = await change(4);
    expect(faults).toEqual([expect.objectContaining({ field: 'schedules[0].internalPlaces', rule: 'range' })]);
  });
});

describe('holds of one network', () => {
  it('many browsers behind one address hold a part of a counter’s day at most, on two replicas; others hold on', async () => {
    // Land: 15 slots of 3 places a day; a quarter of 45 is 11.
    // No more attempts than places at each, so that none is refused because a slot is full.
    const times = [
      ...['07:30', '08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00'],
      ...['13:00', '13:30', '14:30', '15:00', '15:30', '16:00'],
    ];
    const attempts = Array.from({ length: 40 }, (_, n) =>
      replica(n)
        .holdPlace(
          {
            slotId: slotAt('2026-11-27', times[n % times.length] ?? '', 'ppac-land'),
            holder: `cookie-${n}`,
            network: 'attacker',
            ttlSeconds: 600,
          },
          world.stranger(),
        )
        .then(() => 'held', reasonOf),
    );
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter((one) => one === 'held')).toHaveLength(11);
    expect(new Set(outcomes)).toEqual(new Set(['held', 'NETWORK_HOLD_LIMIT']));
    const neighbour = { slotId: slotAt('2026-11-27', '14:00'), holder: 'neighbour', ttlSeconds: 60 };
    await world.client.holdPlace({ ...neighbour, network: 'other' }, world.stranger());
    // Another day is another quota.
    await world.client.holdPlace(
      { slotId: slotAt('2026-11-30', '14:00'), holder: 'cookie-1', network: 'attacker', ttlSeconds: 60 },
      world.stranger(),
    );
  });
});

describe('overbooking', () => {
  const slotId = () => slotAt('2026-12-01', '08:00', 'ppac-any');
  const beyond = (reason = 'Người khuyết tật, đã hẹn trước') => ({ overbook: { reason } });

  it('only with a role, a reason and a full slot; who and why is told', async () => {
    const { appointment: first } = await book(slotId(), world.officer(), beyond());
    // There was a place, so nothing was overbooked.
    expect(first?.overbooking).toBeUndefined();
    await expect(book(slotId(), world.citizen(), beyond())).rejects.toEqual(refused('FORBIDDEN'));
    await expect(book(slotId(), world.agent(), beyond())).rejects.toEqual(refused('FORBIDDEN'));
    const elsewhere = { ...world.officer(), caller: { role: 'officer', id: 'x', officeId: 'elsewhere' } as const };
    await expect(book(slotId(), elsewhere, beyond())).rejects.toEqual(refused('FORBIDDEN'));
    await expect(book(slotId(), world.officer(), beyond(' '))).rejects.toMatchObject({
      violations: [{ field: 'overbook.reason', rule: 'required' }],
    });
    await expect(book(slotId(), world.officer())).rejects.toEqual(refused('SLOT_FULL'));
    const { appointment } = await book(slotId(), world.officer(), beyond());
    expect(appointment?.overbooking).toMatchObject({ by: 'officer', reason: 'Người khuyết tật, đã hẹn trước' });
    expect(await seen(slotId(), world.agent())).toEqual({ free: 0, capacity: 1, overbooked: 1 });
    const sheet = await world.client.getDaySheet({ officeId: 'ppac', day: '2026-12-01' }, world.officer());
    expect(sheet.appointments.find(({ code }) => code === appointment?.code)?.overbooking?.by).toBe('officer');
    const ask = { officeId: 'ppac', fromDay: '2026-12-01', toDay: '2026-12-31' };
    const { items } = await world.client.listOverbookings(ask, world.supervisor());
    expect(items).toMatchObject([{ appointment: { code: appointment?.code }, slot: { id: slotId() } }]);
    await expect(world.client.listOverbookings(ask, world.agent())).rejects.toEqual(refused('FORBIDDEN'));
    await expect(
      world.client.listOverbookings({ ...ask, toDay: '2026-11-30' }, world.supervisor()),
    ).rejects.toMatchObject({ violations: [{ field: 'fromDay', rule: 'before' }] });
    expect((await ledgerOf(world)).disagreements).toEqual([]);
  });

  it('a place that becomes free takes one of them in; the report keeps what was decided', async () => {
    const sheet = await world.client.getDaySheet({ officeId: 'ppac', day: '2026-12-01' }, world.officer());
    const ordinary = sheet.appointments.find(({ overbooking }) => !overbooking);
    const cancelling = { code: ordinary?.code ?? '', phoneProof: '', expectedVersion: 0, reason: '' };
    await world.client.cancelAppointment(cancelling, world.officer());
    expect(await seen(slotId(), world.agent())).toEqual({ free: 0, capacity: 1, overbooked: 0 });
    await expect(book(slotId(), world.citizen())).rejects.toEqual(refused('SLOT_FULL'));
    const ask = { officeId: 'ppac', fromDay: '2026-12-01', toDay: '2026-12-01' };
    expect((await world.client.listOverbookings(ask, world.officer())).items).toHaveLength(1);
  });

  it('whatever is overbooked, cancelled, moved and closed at once, the ledger agrees', async () => {
    const at = (time: string) => slotAt('2026-12-02', time, 'ppac-any');
    const made: scheduling.Appointment[] = [];
    for (const time of ['08:00', '08:30', '09:00']) {
      const { appointment } = await book(at(time), world.officer());
      if (appointment) made.push(appointment);
    }
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const wish = world.booking(at(['08:00', '08:30', '09:00'][n % 3] ?? ''), beyond());
        const { appointment } = await replica(n).bookAppointment(wish, world.officer());
        if (appointment) made.push(appointment);
      }),
    );
    const own = ({ code }: scheduling.Appointment) => ({ code, phoneProof: '', expectedVersion: 0 });
    const closing = {
      ...{ officeId: 'ppac', scheduleId: '', places: 0, tellAfterSeconds: 0 },
      from: new Date('2026-12-02T08:30:00+07:00'),
      to: new Date('2026-12-02T09:00:00+07:00'),
      reason: { vi: 'Mất điện', en: '' },
    };
    const outcomes = await Promise.all([
      ...made.map((one, n) =>
        (n % 2
          ? replica(n).cancelAppointment({ ...own(one), reason: '' }, world.officer())
          : replica(n).moveAppointment({ ...own(one), slotId: at('14:00'), reason: undefined }, world.officer())
        ).then(() => 'done', reasonOf),
      ),
      world.client.closeDay(closing, world.officer()).then(() => 'done', reasonOf),
    ]);
    expect(outcomes).not.toContain('fault');
    expect((await ledgerOf(world)).disagreements).toEqual([]);
  });
});

describe('two appointments for one thing', () => {
  it('who booked here is asked first, staff are told, a stranger who types the number learns nothing', async () => {
    const citizen = somebody();
    const { appointment } = await book(slotAt('2026-12-03', '08:00'), world.citizen(), { citizen });
    const other = slotAt('2026-12-04', '08:00');
    await expect(book(other, world.citizen(), { citizen })).rejects.toMatchObject({
      reason: 'DUPLICATE_APPOINTMENT',
      details: { duplicates: [{ officeId: 'ppac' }] },
    });
    const asStranger = await book(other, world.stranger(), { citizen });
    expect(asStranger.possibleDuplicates).toEqual([]);
    const confirmed = await book(slotAt('2026-12-07', '08:00'), world.citizen(), { citizen, confirmDuplicate: true });
    expect(confirmed.possibleDuplicates).toEqual([]);
    const byAgent = await book(slotAt('2026-12-08', '08:00'), world.agent(), { citizen });
    expect(byAgent.possibleDuplicates.map(({ code }) => code)).toContain(appointment?.code);
    const bySystem = await book(slotAt('2026-12-09', '08:00'), world.system(), { citizen });
    expect(bySystem.possibleDuplicates[0]?.code).toMatch(/^\S{4}-••••$/);
  });

  it('the same day is refused to who booked it and to staff; to a stranger it reads like a number never seen', async () => {
    const citizen = somebody();
    await book(slotAt('2026-12-03', '09:00'), world.citizen(), { citizen });
    const same = slotAt('2026-12-03', '10:00');
    for (const call of [world.citizen(), world.agent(), world.system()])
      await expect(book(same, call, { citizen, confirmDuplicate: true })).rejects.toEqual(refused('ALREADY_BOOKED'));
    const known = await book(same, world.stranger(), { citizen });
    const unknown = await book(same, world.stranger());
    expect(Object.keys(known.appointment ?? {})).toEqual(Object.keys(unknown.appointment ?? {}));
    expect(known.possibleDuplicates).toEqual([]);
  });

  it('the limit of a number holds whoever asks, side by side and on two replicas', async () => {
    const citizen = somebody();
    const days = ['03', '04', '07', '08', '09', '10', '11', '14'];
    const outcomes = await Promise.all(
      days.map((day, n) =>
        replica(n)
          .bookAppointment(
            { ...world.booking(slotAt(`2026-12-${day}`, '15:00')), citizen },
            n % 2 ? world.stranger() : world.agent(),
          )
          .then(() => 'done', reasonOf),
      ),
    );
    expect(outcomes.sort()).toEqual([...Array<string>(3).fill('BOOKING_LIMIT'), ...Array<string>(5).fill('done')]);
  });
});
