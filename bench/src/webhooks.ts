import { notification, scheduling, topics } from '@civicline/contracts';
import { openEventLog, toRecord } from '@civicline/events';
import { callContext, grpcClient, logger } from '@civicline/service-kit';
import { eventually, freePort, tester } from '@civicline/testkit';
import { createHmac, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Row } from './measure';
import { load, quantile } from './measure';
import { nobody, startServiceAlone } from './service-alone';

const subscribers = 10;
/** As many as one process has for each system unless it is told otherwise. */
const lanes = 8;
const atOnce = 2_000;
const steady = { events: 400, everyMs: 25 };
const rounds = 3;
const within = 180_000;

const happened = (n: number) => {
  const id = randomUUID();
  const facts = { id, type: 'civicline.readiness.changed.v1', source: '/scheduling', time: new Date() };
  const data = { appointmentId: id, code: `A-${n}`, officeId: `office-${n % 50}`, missing: 2 };
  return toRecord({
    ...{ ...facts, subject: id, topic: topics.readiness },
    data: scheduling.ReadinessChanged.fromPartial(data),
  });
};

/** Other systems: a real server, on the path of each of them; the one at /hang never answers. */
const startSystems = async () => {
  const cameAt = new Map<string, number[]>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    request.resume().once('end', () => {
      if (request.url === '/hang') return;
      const id = String(request.headers['webhook-id']);
      const times = cameAt.get(id) ?? [];
      times.push(performance.now());
      cameAt.set(id, times);
      response.writeHead(204).end();
    });
  };
  const server = http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    cameAt,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

const startAll = async () => {
  const systems = await startSystems();
  const service = await startServiceAlone('notification', {
    env: {
      CIVICLINE_SCHEDULING_ADDRESS: nobody,
      CIVICLINE_DIRECTORY_ADDRESS: nobody,
      CIVICLINE_INTAKE_ADDRESS: nobody,
      CIVICLINE_ROUTING_ADDRESS: nobody,
      CIVICLINE_SMTP_URL: `smtp://${nobody}`,
      CIVICLINE_SMS_URL: `http://${nobody}`,
      CIVICLINE_SMS_API_KEY: 'none',
      CIVICLINE_ADDRESS_KEY: 'bench',
      CIVICLINE_WEBHOOK_KEY: 'bench',
      CIVICLINE_WEBHOOK_PRIVATE_NETWORKS: '127.0.0.1/32',
      CIVICLINE_WEBHOOK_LANES: String(lanes),
      CIVICLINE_PUBLIC_URL: 'http://127.0.0.1:8022',
    },
  });
  const client = grpcClient(notification.NotificationServiceService, service.addresses[0] ?? '', tester);
  const admin = () =>
    callContext({ caller: { role: 'admin', id: 'bench' }, idempotencyKey: randomUUID(), timeoutMs: 5_000 });
  await eventually(() => client.listWebhooks({}, admin()), 60_000);
  const events = openEventLog(service.postgres, { clientId: 'bench', logger: logger('bench', 'silent') });
  await events.start();
  const subscribe = async (url: string) => {
    const plan = { name: url, url, eventTypes: [], officeIds: [], contactEmail: 'bench@civicline.example' };
    const { webhook } = await client.createWebhook({ plan }, admin());
    return webhook?.id ?? '';
  };
  for (let n = 0; n < subscribers; n++) await subscribe(`${systems.url}/${n}`);
  return {
    systems,
    events,
    subscribe,
    remove: (id: string) => client.deleteWebhook({ id }, admin()),
    /** What autovacuum does when it comes by: plans that suit a quiet moment must suit the rush after it. */
    countRows: async () => {
      const db = new Client({ connectionString: service.postgres });
      await db.connect();
      await db.query('ANALYZE');
      await db.end();
    },
    stop: async () => {
      await events.stop();
      await client.stop();
      await service.stop();
      await systems.stop();
    },
  };
};
type All = Awaited<ReturnType<typeof startAll>>;

const untilTold = ({ systems }: All, ids: readonly string[]) =>
  eventually(() => {
    const told = ids.reduce((sum, id) => sum + (systems.cameAt.get(id)?.length ?? 0), 0);
    if (told < ids.length * subscribers) throw new Error(`${told} of ${ids.length * subscribers}`);
  }, within);

/** Deliveries a second when so many events happen at one moment. */
const rush = async (all: All): Promise<number> => {
  const records = Array.from({ length: atOnce }, (_, n) => happened(n));
  const ids = records.map(({ headers }) => headers['ce_id'] ?? '');
  const began = performance.now();
  await all.events.append(records);
  await untilTold(all, ids);
  const last = Math.max(...ids.flatMap((id) => all.systems.cameAt.get(id) ?? []));
  return (atOnce * subscribers * 1_000) / (last - began);
};

/** From the append of an event to each system that answers, in milliseconds, sorted, while events happen one after the other. */
const delays = async (all: All): Promise<number[]> => {
  const sent = new Map<string, number>();
  for (let n = 0; n < steady.events; n++) {
    const record = happened(n);
    sent.set(record.headers['ce_id'] ?? '', performance.now());
    await all.events.append([record]);
    await pause(steady.everyMs);
  }
  await untilTold(all, [...sent.keys()]);
  const times = [...sent].flatMap(([id, at]) => (all.systems.cameAt.get(id) ?? []).map((came) => came - at));
  return times.sort((a, b) => a - b);
};

/** The same requests, signed, over as many connections that are kept: nothing is written down, nothing tried again. */
const bareHttp = async ({ systems }: All): Promise<number> => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: subscribers * lanes });
  const body = JSON.stringify({ specversion: '1.0', data: happened(1).headers });
  const post = (n: number) =>
    new Promise<void>((resolve, reject) => {
      const headers = {
        'webhook-id': `bare-${n}`,
        'webhook-signature': createHmac('sha256', 'bench').update(body).digest('base64'),
        'content-length': Buffer.byteLength(body),
      };
      http
        .request(`${systems.url}/${n % subscribers}`, { method: 'POST', agent, headers }, (response) =>
          response.resume().once('end', resolve),
        )
        .once('error', reject)
        .end(body);
    });
  const { perSecond } = await load(atOnce * subscribers, subscribers * lanes, post);
  agent.destroy();
  return perSecond;
};

const p99Of = (times: readonly number[]) => quantile(times, 0.99);
const shown = (times: readonly number[]) => `p50 ${quantile(times, 0.5).toFixed(0)}, p99 ${p99Of(times).toFixed(0)}`;

/** How many deliveries a second, and whether a system that is dead delays another. */
export const benchWebhooks = async (): Promise<Row[]> => {
  const all = await startAll();
  await delays(all);
  // A machine halts for a moment now and then, and one halt is more than a hundredth of such a run: each is measured several
  // times, without a dead one before each with one, and all runs of a kind count together.
  const times = { without: [] as number[], hanging: [] as number[], refusing: [] as number[] };
  const measure = async (kind: 'hanging' | 'refusing', url: string) => {
    times.without.push(...(await delays(all)));
    const id = await all.subscribe(url);
    times[kind].push(...(await delays(all)));
    await all.remove(id);
  };
  for (let round = 0; round < rounds; round++) {
    await measure('hanging', `${all.systems.url}/hang`);
    await measure('refusing', `http://127.0.0.1:${await freePort()}/`);
  }
  for (const kind of Object.values(times)) kind.sort((a, b) => a - b);
  await all.countRows();
  const ours = await rush(all);
  const floor = await bareHttp(all);
  await all.stop();
  const beside = (what: string, one: readonly number[]): Row => ({
    what: `event to ${subscribers} systems, ${what}, ms`,
    floor: shown(times.without),
    ours: shown(one),
    ratio: (p99Of(one) / p99Of(times.without)).toFixed(2),
    goal: 'p99 as without',
  });
  return [
    {
      what: `webhooks, ${atOnce} events at once to ${subscribers} systems, deliveries a second`,
      floor: floor.toFixed(0),
      ours: ours.toFixed(0),
      ratio: (ours / floor).toFixed(2),
      goal: '',
    },
    beside('one more hangs', times.hanging),
    beside('one more refuses', times.refusing),
  ];
};
