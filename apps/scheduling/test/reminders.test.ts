import { addDays, localDay } from '@civicline/calendar';
import { common, directory, scheduling, topics } from '@civicline/contracts';
import { coreMigrations, openStore } from '@civicline/store';
import { logger } from '@civicline/service-kit';
import { eventually, fixedClock, freePort } from '@civicline/testkit';
import { remind } from '../src/commands/remind';
import { startProcess } from './process';
import type { World } from './world';
import { openWorld, slotAt, somebody } from './world';

const { ReminderKind } = scheduling;
const dayMs = 86_400_000;

/** What the log says of reminders; an event that was appended twice is one. */
const reminders = async (world: World) => {
  const found = new Map<string, { code: string; kind: scheduling.ReminderKind; version: number; missing: number }>();
  for await (const { headers, value } of world.events.readAll(topics.reminder)) {
    const { visit, kind, missing } = scheduling.ReminderDue.decode(value);
    found.set(headers['ce_id'] ?? '', { code: visit?.code ?? '', kind, version: visit?.version ?? 0, missing });
  }
  return [...found.values()];
};

describe('on two replicas, with the clock moved', () => {
  let world: World;
  let store: ReturnType<typeof openStore>;
  beforeAll(async () => {
    world = await openWorld({ replicas: 2 });
    const { url } = world.postgres;
    store = openStore({
      url,
      schema: 'scheduling',
      entities: [],
      migrations: coreMigrations,
      log: logger('test', 'silent'),
    });
    await store.start();
  });
  afterAll(async () => {
    await store.stop();
    await world.close();
  });

  const book = async (day: string, time: string) => {
    const { appointment } = await world.client.bookAppointment(world.booking(slotAt(day, time)), world.citizen());
    return { code: appointment?.code ?? '', phoneProof: appointment?.citizen?.phone ?? '' };
  };
  const rules = { dayBeforeAt: '17:00', hoursBefore: 2, notBefore: '06:30' };
  /** Four at once, beside the timers of both replicas, until none finds anything. */
  const remindAll = async () => {
    const one = async () => {
      const deps = { clock: world.clock, newId: crypto.randomUUID.bind(crypto) };
      while ((await store.transaction((tx) => remind(deps, rules)(tx, 3))) > 0);
    };
    await Promise.all([one(), one(), one(), one()]);
  };
  const remindersOf = async (code: string) => (await reminders(world)).filter((one) => one.code === code);

  it('each visit is reminded of once a kind, with what is missing then; what moved or ended is not reminded of as it was', async () => {
    const visits: Awaited<ReturnType<typeof book>>[] = [];
    for (const time of ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00'])
      for (let place = 0; place < 2; place++) visits.push(await book('2026-11-25', time));
    const [ready, moved, cancelled] = [
      await book('2026-11-25', '13:00'),
      await book('2026-11-25', '13:30'),
      await book('2026-11-25', '14:00'),
    ];
    await eventually(() =>
      world.client.setReadiness({ ...ready, items: [], allReady: true }, world.citizen()).then(({ readiness }) => {
        if (!readiness?.papers.length) throw new Error('checklist not known yet');
      }),
    );
    const to = { slotId: slotAt('2026-11-26', '09:00'), expectedVersion: 0, reason: undefined };
    await world.client.moveAppointment({ ...moved, ...to }, world.citizen());
    await world.client.cancelAppointment({ ...cancelled, expectedVersion: 0, reason: '' }, world.citizen());

    world.clock.set('2026-11-24T17:00:00+07:00');
    await remindAll();
    await eventually(async () => {
      const found = await reminders(world);
      expect(found.map(({ code }) => code).sort()).toEqual([...visits, ready].map(({ code }) => code).sort());
      expect(found.every(({ kind, version }) => kind === ReminderKind.DAY_BEFORE && version === 1)).toBe(true);
      expect(found.find(({ code }) => code === ready.code)?.missing).toBe(0);
      expect(found.find(({ code }) => code === visits[0]?.code)?.missing).toBe(2);
    });

    const late = await book('2026-11-25', '15:00');
    await remindAll();
    world.clock.set('2026-11-25T13:00:00+07:00');
    const soon = await book('2026-11-25', '14:30');
    await remindAll();
    await eventually(async () => {
      expect((await remindersOf(late.code)).map(({ kind }) => kind)).toEqual([ReminderKind.HOURS_BEFORE]);
    });
    expect(await remindersOf(soon.code)).toEqual([]);
    world.clock.set('2026-11-25T17:00:00+07:00');
    await remindAll();
    await eventually(async () => {
      expect(await remindersOf(moved.code)).toEqual([expect.objectContaining({ version: 2 })]);
    });
    expect(await remindersOf(cancelled.code)).toEqual([]);
  });

  it('visits that lacked papers when reminded are counted by what became of them', async () => {
    const day = '2026-11-27';
    const [completed, moved, cancelled, sentHome, ready] = [
      await book(day, '08:00'),
      await book(day, '08:30'),
      await book(day, '09:00'),
      await book(day, '09:30'),
      await book(day, '10:00'),
    ];
    await world.client.setReadiness({ ...ready, items: [], allReady: true }, world.citizen());
    world.clock.set('2026-11-26T17:00:00+07:00');
    await remindAll();
    await world.client.setReadiness({ ...completed, items: [], allReady: true }, world.citizen());
    const to = { slotId: slotAt('2026-11-30', '09:00'), expectedVersion: 0, reason: undefined };
    await world.client.moveAppointment({ ...moved, ...to }, world.citizen());
    await world.client.cancelAppointment({ ...cancelled, expectedVersion: 0, reason: '' }, world.citizen());
    world.clock.set('2026-11-27T09:30:00+07:00');
    // Brought to the counter: that is not before the visit, and it was in vain.
    await world.client.sendHome({ code: sentHome.code, missing: ['gcn'] }, world.officer());
    const ask = { officeId: 'ppac', fromDay: day, toDay: day };
    expect(await world.client.getReadinessFigures(ask, world.officer())).toMatchObject({
      ...{ reminded: 5, lacking: 4, completed: 1, moved: 1, cancelled: 1, saved: 3, sentHome: 1 },
    });
    expect(await world.client.getReadinessFigures({ ...ask, officeId: '' }, world.admin())).toMatchObject({ saved: 3 });
  });
});

it('killed with reminders half announced, on two processes: every visit of the next hours once', async () => {
  const now = Date.now();
  const world = await openWorld({ clock: fixedClock(new Date(now - 3 * dayMs).toISOString()) });
  const allDay = [{ opens: '00:00', closes: '24:00' }];
  const days = [localDay(new Date(now)), addDays(localDay(new Date(now)), 1)];
  const office = directory.Office.fromPartial({
    id: 'always-open',
    kind: directory.OfficeKind.PROVINCIAL_CENTER,
    name: { vi: 'Trực cả ngày' },
    hours: { exceptions: days.map((day) => common.DayException.fromPartial({ day, intervals: allDay })) },
  });
  await world.tell('office', { office }, office.id);
  const schedule = {
    id: 'always',
    officeId: office.id,
    name: { vi: 'Quầy' },
    slotMinutes: 30,
    places: 10,
    horizonDays: 30,
  };
  await world.client.importSchedules(
    { schedules: [scheduling.Schedule.fromPartial(schedule)], dryRun: false },
    world.admin(),
  );
  const ahead = { from: new Date(now + 3_600_000), to: new Date(now + 20 * 3_600_000) };
  const slots = await eventually(async () => {
    const ask = {
      officeId: office.id,
      procedureCode: 'BD-01',
      ...ahead,
      includeFull: false,
      pageSize: 0,
      pageToken: '',
    };
    const found = (await world.client.listSlots(ask, world.citizen())).slots;
    if (found.length < 30) throw new Error('office not known yet');
    return found;
  });
  const codes = new Set<string>();
  for (let n = 0; n < 240; n++) {
    const booking = world.booking(slots[n % 30]?.id ?? '', { citizen: somebody() });
    codes.add((await world.client.bookAppointment(booking, world.citizen())).appointment?.code ?? '');
  }
  await world.stopServices();

  const settings = { CIVICLINE_REMIND_HOURS_BEFORE: '24', CIVICLINE_REMIND_NOT_BEFORE: '00:00' };
  const start = async () => startProcess(world.postgres.url, await freePort(), settings);
  const running = [await start(), await start()];
  try {
    await eventually(async () => {
      if (!(await reminders(world)).length) throw new Error('none yet');
    });
    for (const n of [0, 1]) {
      await running[n]?.kill();
      running[n] = await start();
    }
    await eventually(async () => {
      const found = await reminders(world);
      expect(found.map(({ code }) => code).sort()).toEqual([...codes].sort());
    });
    for (const one of running) await eventually(one.ready);
    expect(await reminders(world)).toHaveLength(codes.size);
  } finally {
    for (const one of running) await one.kill();
    await world.close();
  }
});
