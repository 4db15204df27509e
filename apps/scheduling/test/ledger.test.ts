import { scheduling } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import fc from 'fast-check';
import type { World } from './world';
import { announced, ledgerOf, openWorld, slotAt, somebody } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ replicas: 2 });
});
afterAll(() => world.close());

const reasonOf = (error: unknown) => (error as { reason?: string }).reason ?? String(error);
const proof = ({ code, citizen }: scheduling.Appointment) => ({
  code,
  phoneProof: citizen?.phone ?? '',
  expectedVersion: 0,
});

interface Act {
  readonly act: 'book' | 'hold' | 'convert' | 'move' | 'cancel';
  /** Which slot, for those that want one. */
  readonly slot: number;
  /** Whose turn, for those that change something; counted round. */
  readonly who: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  act: fc.constantFrom('book', 'book', 'hold', 'hold', 'convert', 'move', 'move', 'move', 'cancel'),
  slot: fc.nat(3),
  who: fc.nat(20),
});

/** Carries acts out on two replicas, `atOnce` side by side; says of each what came of it. */
const carryOut = async (acts: readonly Act[], slots: readonly string[], atOnce: number) => {
  const booked: scheduling.Appointment[] = [];
  const holds: string[] = [];
  const one = async (wish: Act, n: number): Promise<string> => {
    const client = world.clients[n % world.clients.length] ?? world.client;
    const call = world.citizen();
    if (wish.act === 'book') {
      const { appointment } = await client.bookAppointment(world.booking(slots[wish.slot] ?? ''), call);
      if (appointment) booked.push(appointment);
      return 'done';
    }
    if (wish.act === 'hold') {
      const hold = { slotId: slots[wish.slot] ?? '', holder: crypto.randomUUID(), network: '', ttlSeconds: 900 };
      holds.push((await client.holdPlace(hold, call)).holdId);
      return 'done';
    }
    if (wish.act === 'convert') {
      const holdId = holds[wish.who % holds.length];
      if (!holdId) return 'nobody';
      const { appointment } = await client.bookAppointment(world.booking('', { holdId }), call);
      if (appointment) booked.push(appointment);
      return 'done';
    }
    const appointment = booked[wish.who % booked.length];
    if (!appointment) return 'nobody';
    if (wish.act === 'cancel') await client.cancelAppointment({ ...proof(appointment), reason: '' }, call);
    else
      await client.moveAppointment({ ...proof(appointment), slotId: slots[wish.slot] ?? '', reason: undefined }, call);
    return 'done';
  };
  const outcomes: string[] = [];
  for (let at = 0; at < acts.length; at += atOnce)
    outcomes.push(...(await Promise.all(acts.slice(at, at + atOnce).map((wish, n) => one(wish, n).catch(reasonOf)))));
  return outcomes;
};

const expected = new Set(['done', 'nobody', 'SLOT_FULL', 'APPOINTMENT_ENDED', 'SAME_SLOT', 'HOLD_EXPIRED']);
let runs = 0;
/** Four slots that nobody has touched: two of 3 places, two of 1. */
const freshSlots = async () => {
  const run = `run-${runs++}`;
  const schedules = [3, 1].map((places) =>
    scheduling.Schedule.fromPartial({
      id: `${run}-${places}`,
      officeId: 'ppac',
      name: { vi: run },
      slotMinutes: 30,
      places,
      horizonDays: 30,
    }),
  );
  await world.client.importSchedules({ schedules, dryRun: false }, world.admin());
  return schedules.flatMap(({ id }) => [slotAt('2026-11-25', '08:00', id), slotAt('2026-12-07', '14:30', id)]);
};

it('whatever happens side by side, no place is given twice and every open appointment has exactly one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      const outcomes = await carryOut(acts, await freshSlots(), 10);
      expect(outcomes.filter((outcome) => !expected.has(outcome))).toEqual([]);
      expect((await ledgerOf(world)).disagreements).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

it('one after the other, the ledger does what a table of numbers does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const slots = await freshSlots();
      const free = [3, 3, 1, 1];
      const left = (n: number) => free[n] ?? 0;
      const [at, holds]: [(number | null)[], number[]] = [[], []];
      const usedHolds = new Set<number>();
      const model = (wish: Act): string => {
        if (wish.act === 'book' || wish.act === 'hold') {
          if (!left(wish.slot)) return 'SLOT_FULL';
          free[wish.slot] = left(wish.slot) - 1;
          (wish.act === 'book' ? at : holds).push(wish.slot);
          return 'done';
        }
        if (wish.act === 'convert') {
          const index = wish.who % holds.length;
          const held = holds[index];
          if (held === undefined) return 'nobody';
          if (usedHolds.has(index)) return 'HOLD_EXPIRED';
          usedHolds.add(index);
          at.push(held);
          return 'done';
        }
        const index = wish.who % at.length;
        const now = at[index];
        if (now === undefined) return 'nobody';
        if (now === null) return 'APPOINTMENT_ENDED';
        if (wish.act === 'cancel') at[index] = null;
        else if (wish.slot === now) return 'SAME_SLOT';
        else if (!left(wish.slot)) return 'SLOT_FULL';
        else [at[index], free[wish.slot]] = [wish.slot, left(wish.slot) - 1];
        free[now] = left(now) + 1;
        return 'done';
      };
      const predicted = acts.map(model);
      expect(await carryOut(acts, slots, 1)).toEqual(predicted);
    }),
    { numRuns: 12 },
  );
});

it('limits hold for those who try side by side', async () => {
  const citizen = somebody();
  const ahead = [
    '2026-12-10',
    '2026-12-11',
    '2026-12-14',
    '2026-12-15',
    '2026-12-16',
    '2026-12-17',
    '2026-12-18',
    '2026-12-21',
  ];
  const bookings = await Promise.all(
    ahead.map((day, n) =>
      (world.clients[n % 2] ?? world.client)
        .bookAppointment({ ...world.booking(slotAt(day, '16:00')), citizen, confirmDuplicate: true }, world.citizen())
        .then(() => 'done', reasonOf),
    ),
  );
  expect(bookings.sort()).toEqual([...Array<string>(3).fill('BOOKING_LIMIT'), ...Array<string>(5).fill('done')]);
  const holds = await Promise.all(
    ahead.map((day, n) =>
      (world.clients[n % 2] ?? world.client)
        .holdPlace({ slotId: slotAt(day, '15:00'), holder: 'greedy', network: '', ttlSeconds: 60 }, world.citizen())
        .then(() => 'done', reasonOf),
    ),
  );
  expect(holds.sort()).toEqual([...Array<string>(5).fill('HOLD_LIMIT'), ...Array<string>(3).fill('done')]);
});

it('every change of an appointment is announced once, in the order in which it happened', async () => {
  const { appointment } = await world.client.bookAppointment(
    world.booking(slotAt('2026-12-22', '08:00')),
    world.citizen(),
  );
  if (!appointment) throw new Error('no appointment');
  for (const time of ['08:30', '09:00'])
    await world.client.moveAppointment(
      { ...proof(appointment), slotId: slotAt('2026-12-22', time), reason: undefined },
      world.citizen(),
    );
  await world.client.cancelAppointment({ ...proof(appointment), reason: '' }, world.citizen());
  await eventually(async () => {
    const own = (await announced(world)).filter(({ code }) => code === appointment.code);
    expect(own.map(({ type, version }) => `${type.split('.')[2]} ${version}`)).toEqual([
      'booked 1',
      'moved 2',
      'moved 3',
      'cancelled 4',
    ]);
  });
});
