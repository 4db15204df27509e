import { scheduling } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { freePort } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Row } from './measure';
import { against, load, spread } from './measure';
import type { AloneOptions } from './service-alone';
import { citizen, startSchedulingAlone } from './scheduling-alone';
import { unsealed } from './unsealed';

const atOnce = 32;
const attempts = 1_600;
const slots = 200;
const warmUps = 4;

/** Takes spans and forgets them, as a collector on another machine would for all that the service sees of it. */
const startCollector = async () => {
  let bytes = 0;
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => void (bytes += chunk.length));
    request.on('end', () => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};

const start = async (what: string, options: AloneOptions) => {
  const alone = await startSchedulingAlone(options);
  const rates: number[] = [];
  const costs: number[] = [];
  return {
    what,
    rates,
    costs,
    stop: alone.stop,
    book: async () => {
      const slot = await alone.freshSchedule(attempts / slots);
      const before = alone.processor();
      const { perSecond } = await load(attempts, atOnce, (n) => {
        const request = { slotId: slot(n % slots), procedureCode: 'BD-01', citizen: citizen() };
        return alone.client.bookAppointment(
          scheduling.BookAppointmentRequest.fromPartial(request),
          callContext({
            caller: { role: 'system', id: 'bench' },
            timeoutMs: 30_000,
            idempotencyKey: randomUUID(),
          }),
        );
      });
      rates.push(perSecond);
      costs.push(((alone.processor() - before) / attempts) * 1_000);
    },
  };
};

/**
 * What watching and sealing cost a booking: the same service with and without, taking turns on the same machine. Each has a
 * database of its own; who begins a round goes round, so that nobody is always the one with the warm caches.
 */
export const benchOverhead = async (runs: number): Promise<Row[]> => {
  const collector = await startCollector();
  const metrics = async () => ({ CIVICLINE_METRICS_PORT: String(await freePort()) });
  const spans = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
  const plain = await start('', { watched: false, env: unsealed() });
  const others = [
    await start('telemetry, spans taken', { env: { ...unsealed(), ...(await metrics()), ...spans } }),
    await start('telemetry, nobody takes spans', { env: { ...unsealed(), ...(await metrics()) } }),
    await start('sealing at rest', { watched: false }),
    await start('sealing, and telemetry with spans', { env: { ...(await metrics()), ...spans } }),
  ];
  const all = [plain, ...others];
  for (let run = 0; run < warmUps + runs; run++)
    for (let turn = 0; turn < all.length; turn++) await all[(run + turn) % all.length]?.book();
  for (const { stop } of all) await stop();
  if (collector.bytes() === 0) throw new Error('no span was taken');
  await collector.stop();
  const counted = (values: readonly number[]) => values.slice(warmUps);
  return others.map(({ what, rates, costs }) => {
    const row = against(`booking with ${what}`, counted(plain.rates), counted(rates), 'a second', '>= 0.9');
    const processor = `; ${spread(counted(costs), 2)} ms of the service's processor, without ${spread(counted(plain.costs), 2)}`;
    return { ...row, ours: row.ours + processor };
  });
};
