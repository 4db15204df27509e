import { coreMigrations, openStore, schemaDrift } from '@civicline/store';
import { auditMigrations } from '@civicline/store/audit';
import { scheduling } from '@civicline/contracts';
import { eventMigrations } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { entities } from '../src/store/entities';
import { migrations } from '../src/store/migrations';
import { markNoShows } from '../src/commands/mark-noshows';
import { releaseExpired } from '../src/store/holds';
import type { World } from './world';
import { announced, ledgerOf, openWorld, slotAt } from './world';

let world: World;
let store: ReturnType<typeof openStore>;
beforeAll(async () => {
  world = await openWorld();
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

it('the entities say what the migrations made', async () => {
  expect(await schemaDrift(store)).toEqual([]);
});

it('holds that have run out are freed, in turns and each once; those that have not stay', async () => {
  const hold = (time: string, ttlSeconds: number) =>
    world.client.holdPlace(
      { slotId: slotAt('2026-11-25', time), holder: crypto.randomUUID(), network: '', ttlSeconds },
      world.citizen(),
    );
  for (const time of ['08:00', '08:30', '09:00']) await hold(time, 60);
  const kept = await hold('09:30', 900);
  world.clock.advance(61_000);
  const release = (limit: number) => store.transaction((tx) => releaseExpired(tx, world.clock.now(), limit));
  const freed = await Promise.all([release(2), release(2)]);
  expect([...freed.flat(), ...(await release(10))]).toHaveLength(3);
  await world.client.bookAppointment(world.booking('', { holdId: kept.holdId }), world.citizen());
});

it('who did not come is noted once the day is over, and announced once', async () => {
  const book = async (day: string, time: string) =>
    (await world.client.bookAppointment(world.booking(slotAt(day, time)), world.citizen())).appointment?.code ?? '';
  const [missed, came, later] = [
    await book('2026-11-24', '09:00'),
    await book('2026-11-24', '09:30'),
    await book('2026-11-26', '09:00'),
  ];
  await world.client.checkIn({ code: came }, world.officer());
  const note = () =>
    store.transaction((tx) => markNoShows({ clock: world.clock, newId: crypto.randomUUID.bind(crypto) })(tx, 10));
  world.clock.set('2026-11-24T23:59:00+07:00');
  expect(await note()).toBe(0);
  world.clock.set('2026-11-25T00:01:00+07:00');
  expect((await Promise.all([note(), note()])).sort()).toEqual([0, 1]);
  const statusOf = async (code: string) =>
    (await world.client.getAppointment({ code, phoneProof: '' }, world.agent())).appointment?.status;
  expect(await Promise.all([missed, came, later].map(statusOf))).toEqual([
    scheduling.AppointmentStatus.NOSHOW,
    scheduling.AppointmentStatus.ARRIVED,
    scheduling.AppointmentStatus.BOOKED,
  ]);
  await eventually(async () => {
    const noshows = (await announced(world)).filter(({ type }) => type === 'civicline.appointment.noshow.v1');
    expect(noshows.map(({ code }) => code)).toEqual([missed]);
  });
  expect((await ledgerOf(world)).outbox).toBe(0);
});
