import type { scheduling } from '@civicline/contracts';
import { Client } from 'pg';
import type { World } from './world';
import { openWorld, slotAt } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ replicas: 2 });
});
afterAll(() => world.close());

const settle = async (attempts: Promise<unknown>[]) => {
  const results = await Promise.allSettled(attempts);
  const reasons = results.flatMap((result) =>
    result.status === 'rejected' ? [(result.reason as { reason?: string }).reason ?? 'fault'] : [],
  );
  return { granted: results.length - reasons.length, reasons: [...new Set(reasons)] };
};

it('of 64 who want one slot at once, on two replicas, as many get it as there are places', async () => {
  const slotId = slotAt('2026-11-25', '11:00');
  const attempts = Array.from(
    { length: 64 },
    (_, n) =>
      world.clients[n % 2]?.bookAppointment(world.booking(slotId), world.citizen()) ??
      Promise.reject(new Error('no replica')),
  );
  expect(await settle(attempts)).toEqual({ granted: 3, reasons: ['SLOT_FULL'] });
});

it('whatever is booked, moved and cancelled at once, a place has one appointment and an open appointment one place', async () => {
  const slots = ['08:00', '08:30', '09:00', '09:30'].map((time) => slotAt('2026-11-26', time));
  const any = (n: number) => slots[n % slots.length] ?? '';
  const granted: scheduling.Appointment[] = [];
  await settle(
    Array.from({ length: 60 }, async (_, n) => {
      const { appointment } =
        (await world.clients[n % 2]?.bookAppointment(world.booking(any(n)), world.citizen())) ?? {};
      if (appointment) granted.push(appointment);
    }),
  );
  expect(granted).toHaveLength(12);
  await settle(
    granted.flatMap((appointment, n) => {
      const own = { code: appointment.code, phoneProof: appointment.citizen?.phone ?? '', expectedVersion: 0 };
      const client = world.clients[n % 2];
      if (!client) return [];
      return [
        client.moveAppointment({ ...own, slotId: any(n + 1), reason: undefined }, world.citizen()),
        n % 3 === 0
          ? client.cancelAppointment({ ...own, reason: '' }, world.citizen())
          : client.moveAppointment({ ...own, slotId: any(n + 2), reason: undefined }, world.citizen()),
        client.bookAppointment(world.booking(any(n)), world.citizen()),
      ];
    }),
  );
  const db = new Client({ connectionString: world.postgres.url });
  await db.connect();
  const { rows: strays } = await db.query(
    `SELECT a.code FROM scheduling.appointment a LEFT JOIN scheduling.place p ON p.appointment_id = a.id AND p.slot_id = a.slot_id
     WHERE (a.status = 'booked') <> (p.slot_id IS NOT NULL)`,
  );
  const { rows: overbooked } = await db.query(
    `SELECT slot_id FROM scheduling.appointment WHERE status = 'booked' GROUP BY slot_id HAVING count(*) > 3`,
  );
  await db.end();
  expect({ strays, overbooked }).toEqual({ strays: [], overbooked: [] });
});
