import { scheduling } from '@civicline/contracts';
import { grpcClient } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import { eventually, fixedClock, freePort, tester } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { startProcess } from './process';
import type { World } from './world';
import { announced, ledgerOf, openWorld } from './world';

let world: World;
beforeAll(async () => {
  // The process that dies reads the real clock; so does this world.
  world = await openWorld({ clock: fixedClock(new Date().toISOString()) });
  await world.stopServices();
});
afterAll(() => world.close());

const freeSlotIds = async (client: World['client']) => {
  const ask = { officeId: 'ppac', procedureCode: 'BD-01', from: undefined, to: undefined, includeFull: false };
  const { slots } = await client.listSlots({ ...ask, pageSize: 60, pageToken: '' }, world.citizen());
  return slots.map(({ id }) => id);
};

it('killed in mid-traffic, three times: what was answered stands, what stands is announced, a second try adds nothing', async () => {
  const port = await freePort();
  const client = grpcClient(scheduling.SchedulingServiceService, `127.0.0.1:${port}`, tester);
  const answered = new Map<string, string>();
  const asked: { key: string; request: scheduling.BookAppointmentRequest }[] = [];
  const attempt = async ({ key, request }: (typeof asked)[number]) => {
    const { appointment } = await client.bookAppointment(request, world.citizen(key));
    const code = appointment?.code ?? '';
    expect(answered.get(key) ?? code).toBe(code);
    answered.set(key, code);
  };

  for (let life = 0; life < 3; life++) {
    const running = await startProcess(world.postgres.url, port);
    await eventually(running.ready);
    const slots = await eventually(() => freeSlotIds(client));
    const before = answered.size;
    const traffic = Array.from({ length: 60 }, (_, n) => {
      const one = { key: randomUUID(), request: world.booking(slots[n % slots.length] ?? '') };
      asked.push(one);
      return attempt(one).catch(() => undefined);
    });
    await eventually(() => {
      if (answered.size < before + 10) throw new Error('no traffic yet');
    });
    await running.kill();
    await Promise.all(traffic);
  }

  const last = await startProcess(world.postgres.url, port);
  await eventually(last.ready);
  await eventually(() => freeSlotIds(client));
  // Whoever got no answer tries again with the same key; whoever got one gets the same again.
  const insist = async (one: (typeof asked)[number]) => {
    const refusal = await eventually(
      () => attempt(one).catch((error: unknown) => (isRefusal(error) ? error : Promise.reject(error as Error))),
      60_000,
    );
    if (refusal) expect(refusal).toMatchObject({ reason: 'SLOT_FULL' });
  };
  await Promise.all(asked.map(insist));

  await eventually(async () => {
    const ledger = await ledgerOf(world);
    expect(ledger.disagreements).toEqual([]);
    expect(ledger.outbox).toBe(0);
    expect(ledger.booked.sort()).toEqual([...answered.values()].sort());
    expect([...new Set((await announced(world)).map(({ code }) => code))].sort()).toEqual(ledger.booked.sort());
  });
  await client.stop();
  await last.kill();
});
