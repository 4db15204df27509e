import { topics } from '@civicline/contracts';
import { openEventLog, toRecord } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually, otlpReceiver, startHouse } from '@civicline/testkit';
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { explainedMetrics, metricsIn, namedMetrics } from './metrics-named';
import type { Call } from './world';
import { callOf, signedIn } from './world';

let house: House;
let traces: Awaited<ReturnType<typeof otlpReceiver>>;
let admin: Record<string, string>;
let citizens = 0;
const citizen = () => ({ name: 'Đỗ Thị Kín', phone: `09776543${10 + citizens++}` });

beforeAll(async () => {
  traces = await otlpReceiver();
  house = await startHouse({ OTEL_EXPORTER_OTLP_ENDPOINT: traces.url });
  admin = await signedIn(house.url, 'admin01');
});
afterAll(async () => {
  await house.stop();
  await traces.stop();
});

const call: Call = (...request) => callOf(house.url)(...request);
const api = (method: string, path: string, body?: unknown) =>
  call(method, `/api/v1${path}`, { headers: admin, ...(body === undefined ? {} : { body }) });

const samples = async (): Promise<string[]> => {
  const pages = await Promise.all(
    Object.values(house.metrics).map((url) => fetch(url).then((answer) => answer.text())),
  );
  return pages.flatMap((page) => page.split('\n')).filter((line) => line && !line.startsWith('#'));
};
const nameOf = (line: string) => /^[\w:]+/.exec(line)?.[0] ?? '';
/** No telephone system stands beside this house. */
const ofTelephony = 'telephone_system_attached';
/** A histogram is explained under its own name. */
const plain = (name: string) => name.replace(/_(?:bucket|count|sum)$/, '');

const book = async (headers: Record<string, string> = {}) => {
  const { body } = await call('GET', '/api/v1/slots?office=ppac&procedure=BD-01&limit=200');
  const [slot] = (body['items'] as { id: string; free: number }[]).filter(({ free }) => free > 0);
  const booked = await call('POST', '/api/v1/appointments', {
    headers,
    body: { slotId: slot?.id, procedureCode: 'BD-01', citizen: citizen() },
  });
  expect(booked.status).toBe(201);
  return String(booked.body['code']);
};

it('names metrics, and neither labels nor functions, in an expression', () => {
  const expression = 'sum by (a, b) (rate(x_total{c="d"}[5m])) / max(y) > 0.5 and on (a) z{e!~"f.*"} >= 20';
  expect(metricsIn(expression)).toEqual(['x_total', 'y', 'z']);
});

it('every metric of alerts and dashboards is told by a house at work, and explained; none tells who', async () => {
  await book();
  await eventually(async () => {
    const told = new Set((await samples()).map(nameOf));
    expect(namedMetrics().filter((name) => !told.has(name))).toEqual([ofTelephony]);
  });
  const lines = (await samples()).filter((line) => !line.startsWith('target_info'));
  const ours = [...new Set(lines.map((line) => plain(nameOf(line))))].sort();
  expect([...ours, ofTelephony].sort()).toEqual([...explainedMetrics()].sort());
  for (const line of lines) expect(line).not.toMatch(/9776543|Kín|[A-Z2-9]{4}-[A-Z2-9]{4}/);
});

/**
 * Begins a trace as a browser does: the headers, and the spans of it so far, each with the names from the beginning down to it.
 * A transaction on the way is left out: where it is the end of one, it is there.
 */
const begin = () => {
  const [traceId, first] = [randomUUID().replaceAll('-', ''), '00f067aa0ba902b7'];
  const ways = () => {
    const spans = new Map(traces.spans().flatMap((one) => (one.traceId === traceId ? [[one.spanId, one]] : [])));
    const wayTo = (id: string): string[] => {
      if (id === first) return ['browser'];
      const span = spans.get(id);
      return span ? [...wayTo(span.parentSpanId), `${span.service}: ${span.name}`] : ['lost'];
    };
    return [...spans.keys()].map((id) =>
      wayTo(id)
        .join(' > ')
        .replaceAll(/ > \w+: transaction(?= > )/g, ''),
    );
  };
  return { traceId, headers: { traceparent: `00-${traceId}-${first}-01` }, ways };
};

const heardBy = (ways: () => string[], ...steps: RegExp[]) =>
  eventually(() => {
    const found = ways();
    expect(found.filter((way) => way.startsWith('lost'))).toEqual([]);
    for (const step of steps) expect(found).toEqual(expect.arrayContaining([expect.stringMatching(step)]));
  });

it('a booking is one trace from the browser to the provider, and to the system of an office', async () => {
  const told: string[] = [];
  const system = createServer((request, response) => {
    told.push(String(request.headers['traceparent']));
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve));
  const { port } = system.address() as AddressInfo;
  const made = await api('POST', '/webhooks', {
    ...{ name: 'Một cửa', url: `http://127.0.0.1:${port}/events`, contactEmail: 'it@motcua.example' },
    eventTypes: ['civicline.appointment.*'],
  });
  expect(made.status).toBe(201);
  const { traceId, headers, ways } = begin();
  await book(headers);
  const type = 'civicline.appointment.booked.v1';
  const way = `^browser > gateway: .*BookAppointment.*scheduling: .*BookAppointment > scheduling: publish ${type}`;
  await heardBy(
    ways,
    new RegExp(`${way} > notification: consume ${type} > notification: deliver sms > notification: POST$`),
    new RegExp(`${way} > notification: consume ${type} > notification: deliver sms .*scheduling: .*Recipient`),
    new RegExp(`${way} > notification: consume ${type} > notification: deliver webhook > notification: POST$`),
  );
  expect(told.map((header) => header.split('-')[1])).toEqual([traceId]);
  system.closeAllConnections();
  await new Promise((resolve) => system.close(resolve));
});

it('a call that a telephone system tells of is one trace up to whoever hears of it', async () => {
  const { headers, ways } = begin();
  const events = [
    { id: '1', callId: randomUUID(), event: 'newCall', at: new Date().toISOString(), number: '0912345678' },
  ];
  const [text, at] = [JSON.stringify({ source: 'pbx', events }), String(Math.floor(Date.now() / 1_000))];
  const signature = createHmac('sha256', house.secrets.cti).update(`${at}.${text}`).digest('hex');
  const { status } = await call('POST', '/integrations/cti/v1/events', {
    body: text,
    headers: { ...headers, 'x-timestamp': at, 'x-signature': signature },
  });
  expect(status).toBe(200);
  await heardBy(ways, /^browser > gateway: .*intake: .*ReportEvents > intake: publish civicline\.call\.\w+\.v1/);
});

it('what an administrator sees of an event that was put aside: why, what is in it, and its replay', async () => {
  const events = openEventLog(house.events, { clientId: 'test', logger: logger('test', 'fatal') });
  await events.start();
  const [id, subject] = [randomUUID(), randomUUID()];
  const broken = toRecord({
    ...{ id, subject, type: 'civicline.appointment.booked.v1', topic: topics.appointment },
    ...{ source: '/test', time: new Date(), data: { appointment: { appointmentId: subject, code: 'X' } } as never },
  });
  // Bytes that are no message: whoever reads them can only put them aside.
  await events.append([{ ...broken, value: Buffer.from([0xff, 0xff, 0xff, 0xff]) }]);
  const waiting = async () =>
    (
      (await api('GET', '/dead-letters')).body['items'] as { id: string; group: string; replayedAt: string | null }[]
    ).filter((letter) => letter.id === id && !letter.replayedAt);
  const letters = await eventually(async () => {
    const found = await waiting();
    expect(found.map(({ group }) => group)).toEqual(expect.arrayContaining(['notification', 'notification-webhooks']));
    return found;
  });
  await eventually(async () => {
    const counted = (await samples()).find((line) =>
      /^event_dead_letters_waiting\{topic="civicline.appointment/.test(line),
    );
    expect(Number(counted?.split(' ').at(-1))).toBe(letters.length);
  });

  const path = `/dead-letters/notification/${id}`;
  expect((await api('GET', path)).body).toMatchObject({
    ...{ id, subject, topic: topics.appointment, group: 'notification', attempts: 6, replayedAt: null },
    content: '4 bytes that are no civicline.appointment.booked.v1',
  });
  expect((await api('POST', `${path}/replay`)).status).toBe(204);
  expect((await api('POST', `${path}/replay`)).status).toBe(204);
  await eventually(async () => {
    const { body } = await api('GET', path);
    expect(body['replayedAt']).toEqual(expect.any(String));
  });
  // Twice asked for, once sent; and it fails as before, so that it waits again.
  const sent = [];
  for await (const record of events.readAll(topics.appointment)) if (record.headers['ce_id'] === id) sent.push(record);
  expect(sent).toHaveLength(2);
  await eventually(async () => expect((await waiting()).map(({ group }) => group)).toContain('notification'));
  expect(house.log('gateway')).toContain('dead letter sent again');
  expect((await api('GET', `/dead-letters/notification/${randomUUID()}`)).status).toBe(404);
  await events.stop();
});
