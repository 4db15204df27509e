import { addDays, weekdayOf } from '@civicline/calendar';
import { scheduling } from '@civicline/contracts';
import { eventMigrations } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import { coreMigrations, openStore } from '@civicline/store';
import { auditMigrations } from '@civicline/store/audit';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { releaseHolds } from '../src/commands/release-holds';
import { entities } from '../src/store/entities';
import { migrations } from '../src/store/migrations';
import type { World } from './world';
import { ledgerOf, openWorld, slotAt, somebody } from './world';

let world: World;
let store: ReturnType<typeof openStore>;
beforeAll(async () => {
  world = await openWorld({ replicas: 2 });
  store = openStore({
    url: world.postgres.url,
    schema: 'scheduling',
    entities,
    migrations: [...coreMigrations, ...eventMigrations, ...auditMigrations, ...migrations],
    log: logger('test', 'silent'),
  });
  await store.start();
});
afterAll(async () => {
  await store.stop();
  await world.close();
});

const limits = { openAppointments: 5, holds: 3, holdsOfNetwork: 60, holdsOfNetworkPercent: 25 };
const moreLimits = { waiting: 3, waitingOfNetwork: 60, offerMinutes: 30 };
/** What the timer does, without waiting for it. */
const runOut = async () => {
  world.clock.advance(31 * 60_000);
  const release = releaseHolds({ clock: world.clock, newId: randomUUID, limits: { ...limits, ...moreLimits } });
  while (await store.transaction((tx) => release(tx, 100)));
};

const times = ['08:00', '08:30', '09:00', '09:30'] as const;
type Status = 'waiting' | 'offered' | 'taken' | 'passed' | 'left';

/** The line as it is promised: first come, first served, among those whom a place fits. */
const openLine = () => {
  const slots: { entry: number | undefined; taken: boolean }[] = times.map(() => ({ entry: undefined, taken: false }));
  const entries: { from: number; to: number; status: Status }[] = [];
  const free = (at: number) => {
    const next = entries.findIndex(({ status, from, to }) => status === 'waiting' && at >= from && at < to);
    slots[at] = { entry: next < 0 ? undefined : next, taken: next >= 0 };
    const found = entries[next];
    if (found) found.status = 'offered';
  };
  const slotOf = (entry: number) => slots.findIndex((slot) => slot.entry === entry);
  return {
    entries,
    isFree: (at: number) => !slots[at]?.taken,
    book: (at: number) => (slots[at] = { entry: undefined, taken: true }),
    join: (from: number, to: number) => {
      if (slots.slice(from, to).some(({ taken }) => !taken)) return false;
      entries.push({ from, to, status: 'waiting' });
      return true;
    },
    cancel: free,
    leave: (which: number) => {
      const entry = entries[which];
      if (!entry) return;
      const at = entry.status === 'offered' ? slotOf(which) : -1;
      entry.status = 'left';
      if (at >= 0) free(at);
    },
    accept: (which: number) => {
      const entry = entries[which];
      const at = slotOf(which);
      if (entry) entry.status = 'taken';
      slots[at] = { entry: undefined, taken: true };
      return at;
    },
    /** Every offer runs out at once; places are handed on in order of time. */
    runOut: () => {
      const out = slots.flatMap(({ entry }, at) => (entry === undefined ? [] : [{ entry, at }]));
      for (const { entry } of out) {
        const passed = entries[entry];
        if (passed) passed.status = 'passed';
      }
      for (const { at } of out) free(at);
    },
  };
};

const statuses: Partial<Record<scheduling.WaitlistStatus, Status>> = {
  [scheduling.WaitlistStatus.WAITING]: 'waiting',
  [scheduling.WaitlistStatus.OFFERED]: 'offered',
  [scheduling.WaitlistStatus.TAKEN]: 'taken',
  [scheduling.WaitlistStatus.PASSED]: 'passed',
  [scheduling.WaitlistStatus.LEFT]: 'left',
};

const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('join'), a: fc.nat(3), b: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('cancel'), a: fc.nat(3), b: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('leave'), a: fc.nat(9), b: fc.constant(0) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('accept'), a: fc.nat(9), b: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('book'), a: fc.nat(3), b: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('runOut'), a: fc.constant(0), b: fc.constant(0) }) },
);

let day = '2026-11-24';

it('whatever happens in whatever order, the line is as the model has it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 24 }), async (acts) => {
      world.clock.set('2026-11-24T08:00:00+07:00');
      do day = addDays(day, 1);
      while (weekdayOf(day) > 5);
      const line = openLine();
      const slotIds = times.map((time) => slotAt(day, time, 'ppac-any'));
      const appointments = new Map<number, scheduling.Appointment>();
      const entries: scheduling.WaitlistEntry[] = [];
      const proofOf = (which: number) => {
        const entry = entries[which];
        return { code: entry?.code ?? '', proof: entry?.citizen?.phone ?? '' };
      };
      let n = 0;
      const client = () => world.clients[n++ % 2] ?? world.client;
      const book = async (at: number) => {
        const { appointment } = await client().bookAppointment(world.booking(slotIds[at] ?? ''), world.stranger());
        if (appointment) appointments.set(at, appointment);
        line.book(at);
      };
      for (const at of times.keys()) await book(at);
      for (const { act: what, a, b } of acts) {
        const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
        if (what === 'book' && line.isFree(a)) await book(a);
        if (what === 'cancel' && appointments.has(a)) {
          const one = appointments.get(a);
          appointments.delete(a);
          const own = { code: one?.code ?? '', phoneProof: one?.citizen?.phone ?? '', expectedVersion: 0, reason: '' };
          await client().cancelAppointment(own, world.stranger());
          line.cancel(a);
        }
        if (what === 'join') {
          const wish = scheduling.JoinWaitlistRequest.fromPartial({
            officeId: 'ppac',
            scheduleId: 'ppac-any',
            procedureCode: 'BD-01',
            fromDay: day,
            toDay: day,
            earliest: times[from] ?? '',
            latest: times[to] ?? '10:00',
            citizen: somebody(),
          } as never);
          const joined = await client()
            .joinWaitlist(wish, world.stranger())
            .then(
              ({ entry }) => entry,
              (error: { reason?: string }) => error.reason,
            );
          const expected = line.join(from, to);
          expect(typeof joined === 'object').toBe(expected);
          if (typeof joined === 'object') entries.push(joined);
        }
        const status = line.entries[a]?.status;
        if (what === 'leave' && (status === 'waiting' || status === 'offered')) {
          await client().leaveWaitlist(proofOf(a), world.stranger());
          line.leave(a);
        }
        if (what === 'accept' && status === 'offered') {
          const { appointment } = await client().acceptWaitlistOffer(proofOf(a), world.stranger());
          const at = line.accept(a);
          expect(appointment?.slot?.id).toBe(slotIds[at]);
          if (appointment) appointments.set(at, appointment);
        }
        if (what === 'runOut') {
          await runOut();
          line.runOut();
        }
        const now = await Promise.all(
          entries.map(async (_, which) => {
            const { entry } = await client().getWaitlistEntry(proofOf(which), world.stranger());
            return entry && statuses[entry.status];
          }),
        );
        expect(now).toEqual(line.entries.map((one) => one.status));
      }
      // Nobody of this day is in the way of the next.
      for (const which of entries.keys())
        await client()
          .leaveWaitlist(proofOf(which), world.stranger())
          .catch(() => undefined);
      expect((await ledgerOf(world)).disagreements).toEqual([]);
    }),
    { numRuns: 15, endOnFailure: true },
  );
});

it('of places freed side by side on two replicas, each goes to one of the first, and passes in that order', async () => {
  const slotId = slotAt('2026-12-22', '08:00', 'ppac-land');
  const booked = await Promise.all(
    [0, 1, 2].map(() => world.client.bookAppointment(world.booking(slotId), world.stranger())),
  );
  const wish = () =>
    scheduling.JoinWaitlistRequest.fromPartial({
      officeId: 'ppac',
      scheduleId: 'ppac-land',
      procedureCode: 'BD-01',
      fromDay: '2026-12-22',
      toDay: '2026-12-22',
      earliest: '08:00',
      latest: '08:30',
      citizen: somebody(),
    } as never);
  const entries: scheduling.WaitlistEntry[] = [];
  for (let n = 0; n < 7; n++) {
    const { entry } = await world.client.joinWaitlist(wish(), world.stranger());
    if (entry) entries.push(entry);
  }
  const standing = () =>
    Promise.all(
      entries.map(async ({ code, citizen }) => {
        const proof = { code, proof: citizen?.phone ?? '' };
        const { entry } = await world.client.getWaitlistEntry(proof, world.stranger());
        return entry && statuses[entry.status];
      }),
    );
  await Promise.all(
    booked.map(({ appointment }, n) =>
      (world.clients[n % 2] ?? world.client).cancelAppointment(
        {
          code: appointment?.code ?? '',
          phoneProof: appointment?.citizen?.phone ?? '',
          expectedVersion: 0,
          reason: '',
        },
        world.stranger(),
      ),
    ),
  );
  const [o, w, p] = ['offered', 'waiting', 'passed'];
  expect(await standing()).toEqual([o, o, o, w, w, w, w]);
  await runOut();
  expect(await standing()).toEqual([p, p, p, o, o, o, w]);
  await runOut();
  expect(await standing()).toEqual([p, p, p, p, p, p, o]);
});
