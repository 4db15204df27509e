import { intake } from '@civicline/contracts';
import { openSessions } from '@civicline/gateway/bench/session/sessions';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Row } from './measure';
import { quantile } from './measure';
import { costOf } from './process-cost';

const desks = 200;
const walls = 3;
const calls = 400;
const callsASecond = 20;
const changes = 200;

interface Told {
  readonly event: string;
  readonly data: Record<string, unknown>;
}
type Cookies = Readonly<Record<string, string>>;

/** A browser's side of one stream: whole events, as they come. */
const listen = (url: string, headers: Cookies, onTold: (told: Told) => void) => {
  const agent = new Agent({ maxSockets: 1 });
  const asking = request(url, { agent, headers: { ...headers, accept: 'text/event-stream' } });
  const open = new Promise<void>((resolve, reject) => {
    asking.once('error', reject).once('response', (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${url}: ${response.statusCode}`));
      let kept = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        const blocks = (kept + part).split('\n\n');
        kept = blocks.pop() ?? '';
        for (const block of blocks) {
          const [, event = '', data = '{}'] = /^event: (.*)\ndata: (.*)$/m.exec(block) ?? [];
          if (event) onTold({ event, data: JSON.parse(data) as Told['data'] });
        }
      });
      response.once('error', () => undefined);
      resolve();
    });
  });
  asking.end();
  return { open, close: () => asking.destroy() };
};

const eachSecond = (total: number, rate: number, work: (n: number) => Promise<unknown>) =>
  Promise.all(
    Array.from({ length: total }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, (n * 1_000) / rate));
      await work(n);
    }),
  );

/**
 * Two hundred desks and three walls on one gateway, each with a stream of its own, while calls come, are taken by keyboard's
 * speed of light, hung up and wrapped up; then callers who come and go, each seen on a wall.
 */
export const benchDesks = async (house: House): Promise<Row[]> => {
  const client = grpcClient(intake.IntakeServiceService, house.addresses.intake, house.badge);
  const asSystem = () => callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 30_000 });
  const sessions = openSessions((house.secrets as Readonly<Record<string, string>>)['session'] ?? '', house.url);
  const csrf = randomUUID();
  const cookies = async (id: string, role: 'agent' | 'supervisor'): Promise<Cookies> => ({
    cookie: `cl_session=${await sessions.session.close({ id, name: id, role, csrf, sid: randomUUID(), began: Date.now() })}; cl_csrf=${csrf}`,
    'x-csrf-token': csrf,
  });
  const ids = Array.from({ length: desks }, (_, n) => `bench${String(n).padStart(3, '0')}`);
  const queue = {
    id: 'bench',
    name: { vi: 'Đo', en: 'Bench' },
    skills: ['bench'],
    targetSeconds: 20,
    targetPercent: 80,
  };
  const agents = ids.map((id) => ({ id, name: id, skills: ['bench'], queues: ['bench'] }));
  await client.importCentre(intake.ImportCentreRequest.fromPartial({ queues: [queue], agents } as never), asSystem());

  const post = async (headers: Cookies, path: string, body?: unknown) => {
    const response = await fetch(`${house.url}/api/v1${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  const report = (events: Partial<intake.TelephonyEvent>[]) =>
    client.reportEvents(
      {
        events: events.map((one) =>
          intake.TelephonyEvent.fromPartial({ source: 'bench', at: new Date(), ...one } as never),
        ),
      },
      asSystem(),
    );
  const { NEW_CALL, HUNG_UP } = intake.TelephonyEventKind;

  let events = 0;
  let done = 0;
  const faults: unknown[] = [];
  const streams: ReturnType<typeof listen>[] = [];
  for (const id of ids) {
    const headers = await cookies(id, 'agent');
    const take = async (data: Told['data']) => {
      const { offer, call } = data as { offer: { id: string }; call: { id: string } };
      await post(headers, `/offers/${offer.id}/accept`);
      await post(headers, `/calls/${call.id}/control`, { action: 'hang-up' });
      await post(headers, `/calls/${call.id}/wrap-up`, { disposition: 'informed' });
      done++;
    };
    const stream = listen(`${house.url}/api/v1/desk/live?desk=${id}`, headers, ({ event, data }) => {
      events++;
      if (event === 'offer') take(data).catch((error: unknown) => faults.push(error));
    });
    streams.push(stream);
    await stream.open;
    await post(headers, '/desk/state', { state: 'ready' });
  }
  let seen: ((waiting: number) => void) | undefined;
  const lead = await cookies('supervisor01', 'supervisor');
  for (let n = 0; n < walls; n++) {
    const stream = listen(`${house.url}/api/v1/wall/live`, lead, ({ data }) => {
      events++;
      const queues = data['queues'] as { queue: { id: string }; waiting: number }[] | undefined;
      if (n === 0) seen?.(queues?.find((one) => one.queue.id === 'bench')?.waiting ?? 0);
    });
    streams.push(stream);
    await stream.open;
  }

  const [gateway = 0] = house.pidsOf('gateway');
  const began = performance.now();
  const before = { events, cpu: costOf(gateway).cpuSeconds };
  await eachSecond(calls, callsASecond, () =>
    report([{ callId: randomUUID(), kind: NEW_CALL, queueId: 'bench', number: '0912345678' }]),
  );
  for (const until = Date.now() + 30_000; done + faults.length < calls && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const seconds = (performance.now() - began) / 1_000;
  const used = {
    events: (events - before.events) / seconds,
    cpu: ((costOf(gateway).cpuSeconds - before.cpu) / seconds) * 100,
  };
  if (faults.length || done < calls) throw new Error(`${done} of ${calls} calls done: ${String(faults[0])}`);

  const idleBegan = performance.now();
  const idleCpu = costOf(gateway).cpuSeconds;
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const idle = ((costOf(gateway).cpuSeconds - idleCpu) / ((performance.now() - idleBegan) / 1_000)) * 100;

  // Everybody leaves: from here on whoever comes waits, and the wall has to say so.
  await Promise.all(ids.map(async (id) => post(await cookies(id, 'agent'), '/desk/state', { state: 'offline' })));
  const times: number[] = [];
  let callId = '';
  for (let n = 0; n < changes; n++) {
    const come = n % 2 === 0;
    if (come) callId = randomUUID();
    const shown = new Promise<void>((resolve) => {
      seen = (waiting) => waiting === (come ? 1 : 0) && resolve();
    });
    const at = performance.now();
    await report([
      come
        ? { callId, kind: NEW_CALL, queueId: 'bench', number: '0912345678' }
        : { callId, kind: HUNG_UP, detail: 'caller' },
    ]);
    await shown;
    times.push(performance.now() - at);
  }
  times.sort((a, b) => a - b);
  for (const stream of streams) stream.close();
  await client.stop();
  const row = (what: string, ours: string, goal = ''): Row => ({ what, floor: '', ours, ratio: '', goal });
  return [
    row(`${desks} desks, ${walls} walls, ${callsASecond} calls a second: events a second`, used.events.toFixed(0)),
    row('  gateway, % of one processor', `${used.cpu.toFixed(0)} (nobody calls: ${idle.toFixed(0)})`),
    row(
      '  a caller comes or goes, until the wall says so, p50 / p99, ms',
      `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.99).toFixed(0)}`,
      '<= 500',
    ),
  ];
};
