import { scheduling } from '@civicline/contracts';
import { grpcClient } from '@civicline/service-kit';
import { eventually, fixedClock, freePort, tester } from '@civicline/testkit';
import { Client } from 'pg';
import { startProcess } from './process';
import type { World } from './world';
import { announced, ledgerOf, openWorld } from './world';

let world: World;
beforeAll(async () => {
  // The process that dies reads the real clock; so does this world.
  world = await openWorld({ clock: fixedClock(new Date().toISOString()) });
});
afterAll(() => world.close());

const people = 304;
const places = 40;
const times = ['07:00', '07:30', '08:00', '08:30', '09:00', '09:30', '10:00', '10:30'];
const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, intervals: [{ opens: '07:00', closes: '11:00' }] }));
const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

it('killed again and again while three hundred are moved: the end that the preview showed, and each is told once', async () => {
  const crowd = { id: 'crowd', officeId: 'ppac', slotMinutes: 30, places, horizonDays: 40, hours: { weekly } };
  const schedule = scheduling.Schedule.fromPartial({ ...crowd, name: { vi: 'Đông', en: 'Crowd' } });
  await world.client.importSchedules({ schedules: [schedule], dryRun: false }, world.admin());
  const slotOf = (n: number) => `crowd.${day.replaceAll('-', '')}T${(times[n % times.length] ?? '').replace(':', '')}`;
  for (let at = 0; at < people; at += 38)
    await Promise.all(
      Array.from({ length: Math.min(38, people - at) }, (_, n) =>
        world.client.bookAppointment(world.booking(slotOf(at + n)), world.citizen()),
      ),
    );
  const wish = {
    ...{ officeId: 'ppac', scheduleId: 'crowd', places: 0, tellAfterSeconds: 0, reason: { vi: 'Mất điện', en: '' } },
    from: new Date(`${day}T00:00:00+07:00`),
    to: new Date(`${day}T23:00:00+07:00`),
  };
  const { relocations: preview } = await world.client.previewClosure(wish, world.officer());
  expect(preview).toHaveLength(people);
  await world.stopServices();

  const db = new Client({ connectionString: world.postgres.url, options: '-c search_path=scheduling' });
  await db.connect();
  const made = async () => {
    const { rows } = await db.query<{ made: number }>(
      `SELECT count(*)::int AS made FROM relocation WHERE state = 'made'`,
    );
    return rows[0]?.made ?? 0;
  };
  const port = await freePort();
  const client = grpcClient(scheduling.SchedulingServiceService, `127.0.0.1:${port}`, tester);
  const deaths: number[] = [];
  for (let life = 0; life < 3; life++) {
    const running = await startProcess(world.postgres.url, port);
    await eventually(running.ready);
    const before = await made();
    // The caller is cut off each time and asks once: what it began goes on without it.
    const asked = life
      ? Promise.resolve()
      : client.closeDay(wish, world.officer('close')).then(undefined, () => undefined);
    const limit = Date.now() + 30_000;
    while ((await made()) <= before && (await made()) < people && Date.now() < limit);
    await running.kill();
    await asked;
    deaths.push(await made());
  }
  expect(deaths[0]).toBeGreaterThan(0);
  expect(deaths[0]).toBeLessThan(people);

  const last = await startProcess(world.postgres.url, port);
  await eventually(last.ready);
  const { closure } = await eventually(() => client.closeDay(wish, world.officer('close')));
  await eventually(async () => {
    const view = await client.getClosure({ closureId: closure?.id ?? '' }, world.officer());
    expect(view.closure?.phase).toBe(scheduling.ClosurePhase.DONE);
    const ways = (all: readonly scheduling.Relocation[]) =>
      all.map(({ appointmentCode, to }) => `${appointmentCode} ${to?.id ?? ''}`).sort();
    expect(ways(view.relocations)).toEqual(ways(preview));
  });
  await eventually(async () => {
    const ledger = await ledgerOf(world);
    expect(ledger.disagreements).toEqual([]);
    expect(ledger.outbox).toBe(0);
    const moved = (await announced(world)).filter(({ type }) => type === 'civicline.appointment.moved.v1');
    // A relay that died between appending and removing appends again: the same event, which consumers know by its id.
    const told = new Map(moved.map(({ id, code }) => [id, code]));
    expect([...told.values()].sort()).toEqual(preview.map(({ appointmentCode }) => appointmentCode).sort());
  });
  await client.stop();
  await last.kill();
  await db.end();
});
