import { topics } from '@civicline/contracts';
import { deadLetters, openEventLog } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually, otlpReceiver, startHouse } from '@civicline/testkit';
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call } from './world';
import { callOf, signedIn } from './world';

let house: House;
let traces: Awaited<ReturnType<typeof otlpReceiver>>;
/** What a department's system is told. */
const told: string[] = [];
const system = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    told.push(JSON.stringify(request.headers) + body);
    response.writeHead(204).end();
  });
});
beforeAll(async () => {
  traces = await otlpReceiver();
  house = await startHouse({ OTEL_EXPORTER_OTLP_ENDPOINT: traces.url, CIVICLINE_COMMANDS_A_MINUTE: '150' });
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await house?.stop();
  await traces.stop();
  system.closeAllConnections();
  await new Promise((resolve) => system.close(resolve));
});

const call: Call = (...request) => callOf(house.url)(...request);
/** Canaries: nothing else here has such a name, such a number, or such words. */
const own = { name: 'Kỳ Bí Mật', phone: '0977655443', email: 'kybimat@motnoi.vn' };
const words = 'thầmkín';
const canary = /Kỳ Bí Mật|977.?655.?443|kybimat|thầmkín|th%E1%BA%A7mk%C3%ADn/i;

const api = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
  const answer = await call(method, `/api/v1${path}`, { headers, ...(body === undefined ? {} : { body }) });
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
};

/** Whatever a citizen may tell us, through the doors of the house. */
const tellEverything = async () => {
  const staff = await signedIn(house.url, 'admin01');
  const proof = { 'x-phone-proof': own.phone };
  await api('POST', '/webhooks', staff, {
    ...{ name: 'Một cửa', url: `http://127.0.0.1:${(system.address() as AddressInfo).port}/`, contactEmail: own.email },
    eventTypes: ['appointment', 'referral', 'call', 'call-back'].map((about) => `civicline.${about}.*`),
  });
  await api('GET', `/procedures?q=${encodeURIComponent(words)}`, {});
  const [first, second] = (await api('GET', '/slots?office=ppac&procedure=BD-01&limit=200', {}))['items'] as {
    id: string;
  }[];
  const booked = await api('POST', '/appointments', {}, { slotId: first?.id, procedureCode: 'BD-01', citizen: own });
  const code = String(booked['code']);
  await api('GET', `/appointments/${code}`, proof);
  await api('POST', `/appointments/${code}/move`, proof, { slotId: second?.id });
  await api('POST', `/appointments/${code}/cancel`, proof, { reason: words });
  const referral = await api('POST', '/referrals', staff, {
    ...{ topic: 'land', procedureCode: 'BD-01', question: words, citizen: own },
  });
  await api('GET', `/referrals?search=${encodeURIComponent(words)}`, staff);
  await api('POST', `/referrals/${String(referral['code'])}/ask-back`, staff, { question: words });
  await api('POST', `/referrals/${String(referral['code'])}/resume`, proof, { reply: words });
  await api('POST', `/referrals/${String(referral['code'])}/answer`, staff, { text: words });
  await api('POST', '/call-backs', {}, { name: own.name, phone: own.phone, topic: 'land' });
  const events = [{ id: '1', callId: randomUUID(), event: 'newCall', at: new Date().toISOString(), number: own.phone }];
  const [text, at] = [JSON.stringify({ source: 'pbx', events }), String(Math.floor(Date.now() / 1_000))];
  const signature = createHmac('sha256', house.secrets.cti).update(`${at}.${text}`).digest('hex');
  await call('POST', '/integrations/cti/v1/events', {
    body: text,
    headers: { 'x-timestamp': at, 'x-signature': signature },
  });
  // What is refused may be told about as well.
  await call('GET', `/api/v1/appointments/${code}?phone=${own.phone}`);
  await call('POST', '/api/v1/appointments', {
    body: { slotId: first?.id, citizen: { ...own, phone: `${own.phone}99` } },
  });
};

const recordsOf = async () => {
  const log = openEventLog(house.events, { clientId: 'test', logger: logger('test', 'fatal') });
  await log.start();
  const seen: string[] = [];
  for (const topic of Object.values(topics)) {
    for await (const { key, value, headers } of log.readAll(topic))
      seen.push(
        `${key} ${JSON.stringify(headers)} ${Buffer.from(value).toString('latin1')} ${Buffer.from(value).toString()}`,
      );
    for (const letter of await deadLetters(log, topic)) seen.push(JSON.stringify(letter));
  }
  await log.stop();
  return seen;
};

it('what a citizen told us is in no log, span, metric or event, and no other system is told', async () => {
  await tellEverything();
  await eventually(() => {
    for (const type of ['appointment.cancelled', 'referral.answered', 'call-back.promised', 'call.offered'])
      expect(told.some((body) => body.includes(`civicline.${type}.v1`))).toBe(true);
    expect(new Set(traces.spans().map(({ service }) => service)).size).toBeGreaterThanOrEqual(6);
  });
  const names = ['gateway', 'scheduling', 'notification', 'directory', 'routing', 'intake'];
  const metrics = Object.values(house.metrics).map((url) => fetch(url).then((answer) => answer.text()));
  const records = await recordsOf();
  expect(records.length).toBeGreaterThan(10);
  for (const [where, texts] of Object.entries({
    logs: names.map(house.log),
    spans: traces.spans().map(({ text }) => text),
    metrics: await Promise.all(metrics),
    records,
    webhooks: told,
  })) {
    expect(texts.join('').length).toBeGreaterThan(100);
    expect([where, texts.filter((text) => canary.test(text))]).toEqual([where, []]);
  }
});
