import type { House } from '@civicline/testkit';
import { eventually, otlpReceiver, startHouse } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Answer, Call } from './world';
import { callOf } from './world';

let house: House;
let traces: Awaited<ReturnType<typeof otlpReceiver>>;

beforeAll(async () => {
  traces = await otlpReceiver();
  // More doors than one citizen knocks at in a minute; limits have a test of their own.
  house = await startHouse({ OTEL_EXPORTER_OTLP_ENDPOINT: traces.url, CIVICLINE_COMMANDS_A_MINUTE: '150' });
});
afterAll(async () => {
  await house.stop();
  await traces.stop();
});

const call: Call = (...request) => callOf(house.url)(...request);

const slots = async () =>
  ((await call('GET', '/api/v1/slots?office=ppac&procedure=BD-01&limit=200')).body['items'] ?? []) as {
    id: string;
    free: number;
  }[];
let phones = 0;
const citizen = () => ({ name: 'Lê Thị Hoa', phone: `09345${String(10_000 + phones++)}` });
const booking = (slotId: string) => ({ slotId, procedureCode: 'BD-01', citizen: citizen() });
const book = (slotId: string, headers?: Record<string, string>) =>
  call('POST', '/api/v1/appointments', { body: booking(slotId), ...(headers ? { headers } : {}) });

it.each<[string, unknown, string, string]>([
  ['nothing', {}, 'procedureCode', 'required'],
  ['a wrong type', { slotId: 5, procedureCode: 'BD-01', citizen: citizen() }, 'slotId', 'type'],
  ['an unknown field', { ...booking('x'), extra: 1 }, 'extra', 'unknown_field'],
  ['an unknown field inside', { ...booking('x'), citizen: { ...citizen(), age: 5 } }, 'citizen.age', 'unknown_field'],
  [
    'a phone number that is none',
    { ...booking('x'), citizen: { name: 'An', phone: '123' } },
    'citizen.phone',
    'format.phone',
  ],
  [
    'a name that is markup',
    { ...booking('x'), citizen: { name: '<b>', phone: '0912345678' } },
    'citizen.name',
    'format.name',
  ],
  ['a slot id that is too long', { ...booking('x'.repeat(500)) }, 'slotId', 'too_long'],
  ['a language that we do not speak', { ...booking('x'), locale: 'fr' }, 'locale', 'unknown_value'],
  ['a list instead of a booking', [], '', 'type'],
])('booking with %s names the field and the rule, in both languages', async (_, body, field, rule) => {
  const texts = [];
  for (const language of ['vi', 'en']) {
    const answer = await call('POST', '/api/v1/appointments', { body, headers: { 'accept-language': language } });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const violation = answer.body.violations?.find((one) => one.field === field);
    expect(violation).toMatchObject({ rule });
    texts.push(violation?.message);
  }
  expect(texts[0]).not.toBe(texts[1]);
});

it.each<[string, () => Promise<Answer>, number, string]>([
  ['malformed JSON', () => call('POST', '/api/v1/appointments', { body: '{"a":' }), 400, 'INVALID_ARGUMENT'],
  [
    'a body that is too large',
    () => call('POST', '/api/v1/appointments', { body: { a: 'x'.repeat(140_000) } }),
    413,
    'PAYLOAD_TOO_LARGE',
  ],
  [
    'a form instead of JSON',
    () =>
      call('POST', '/api/v1/appointments', {
        body: 'a=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'no idempotency key',
    () => call('POST', '/api/v1/appointments', { body: booking('x'), headers: { 'idempotency-key': '' } }),
    400,
    'IDEMPOTENCY_KEY_REQUIRED',
  ],
  [
    'a key that is too long',
    () => call('POST', '/api/v1/appointments', { body: booking('x'), headers: { 'idempotency-key': 'k'.repeat(129) } }),
    400,
    'INVALID_ARGUMENT',
  ],
  ['an unknown slot', () => book('nowhere.20261125T1100'), 404, 'SLOT_NOT_FOUND'],
  ['a past slot', () => book('ppac-mortgage.20201125T1100'), 409, 'SLOT_IN_PAST'],
  ['an unknown code', () => call('GET', '/api/v1/appointments/3333-3333'), 404, 'APPOINTMENT_NOT_FOUND'],
  ['an unknown procedure', () => call('GET', '/api/v1/procedures/XX-99'), 404, 'PROCEDURE_NOT_FOUND'],
  ['an unknown query', () => call('GET', '/api/v1/procedures?frobnicate=1'), 400, 'INVALID_ARGUMENT'],
  ['a time that is none', () => call('GET', '/api/v1/slots?office=ppac&from=yesterday'), 400, 'INVALID_ARGUMENT'],
  ['an unknown address', () => call('GET', '/api/v1/nothing'), 404, 'NOT_FOUND'],
  ['an unknown method', () => call('PUT', '/api/v1/procedures', { body: {} }), 405, 'METHOD_NOT_ALLOWED'],
  [
    'a bearer token that is none',
    () => call('GET', '/api/v1/offices/ppac/day-sheet?day=2026-11-25', { headers: { authorization: 'Bearer x' } }),
    401,
    'UNAUTHENTICATED',
  ],
  [
    'a receipt that nobody signed',
    () => call('POST', '/integrations/sms/v1/receipts', { body: { messageId: 'x', delivered: true } }),
    401,
    'SIGNATURE_INVALID',
  ],
])('%s is a problem, not a failure', async (_, ask, status, reason) => {
  const answer = await ask();
  expect({ status: answer.status, reason: answer.body.reason }).toEqual({ status, reason });
});

it.each([
  ['a question', 'GET', '/procedures?q=%00', undefined, 'q', 'control_characters'],
  ['an address', 'GET', '/offices/%00', undefined, 'id', 'control_characters'],
  ['a code', 'GET', '/procedures/a%1Fb', undefined, 'code', 'control_characters'],
  ['an order', 'POST', '/holds', { slotId: 'a\u0000b' }, 'slotId', 'control_characters'],
  ['a question asked twice', 'GET', '/procedures?q=a&q=b', undefined, 'q', 'type'],
  ['a page of no length', 'GET', '/procedures?limit=0', undefined, 'limit', 'range'],
  ['a page of another count', 'GET', '/procedures?limit=0x10', undefined, 'limit', 'format'],
  ['a page that does not exist', 'GET', '/procedures?cursor=x', undefined, 'cursor', 'format'],
  ['a day that does not exist', 'GET', '/slots?office=ppac&from=2026-02-30', undefined, 'from', 'format.instant'],
  ['a day that no calendar has', 'GET', '/slots?office=ppac&from=9999-12-31', undefined, 'from', 'format.instant'],
  [
    'an end before the beginning',
    'GET',
    '/slots?office=ppac&from=2026-12-02&to=2026-12-01',
    undefined,
    'from',
    'before',
  ],
  ['a hold that is none', 'DELETE', '/holds/abc', undefined, 'id', 'format'],
  ['a body where none belongs', 'DELETE', '/holds/abc', { x: 1 }, 'x', 'unknown_field'],
  [
    'a number that is none',
    'POST',
    '/appointments/A/move',
    { slotId: 'x', expectedVersion: 1.5 },
    'expectedVersion',
    'range',
  ],
  ['a prototype', 'POST', '/holds', '{"__proto__":{"x":1},"slotId":"x"}', '__proto__', 'unknown_field'],
  ['nothing but brackets', 'POST', '/holds', '['.repeat(15_000) + ']'.repeat(15_000), '', 'type'],
  ['null', 'POST', '/holds', 'null', '', 'type'],
])('%s is named as the request has it', async (_, method, path, body, field, rule) => {
  const answer = await call(method, `/api/v1${path}`, body === undefined ? {} : { body });
  expect([answer.status, answer.body.violations?.[0]]).toEqual([
    400,
    { field, rule, message: expect.any(String) as string },
  ]);
});

it('every door but the public ones is shut to whoever is not signed in', async () => {
  const { paths } = (await call('GET', '/api/v1/openapi.json')).body as unknown as {
    paths: Record<string, Record<string, { security: unknown[] }>>;
  };
  const shut = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { security }]) => security.length > 0)
      .map(([method]) => [method.toUpperCase(), path.replace('{code}', 'MPV9-6PHJ').replace('{id}', 'ppac')] as const),
  );
  expect(shut.length).toBeGreaterThan(8);
  for (const [method, path] of shut) {
    const { status, body } = await call(method, `/api/v1${path}`, method === 'GET' ? {} : { body: {} });
    expect([method, path, status, body.reason]).toEqual([method, path, 401, 'UNAUTHENTICATED']);
  }
});

it('a replayed key gives the first answer, another body under it is refused', async () => {
  const [slot] = await slots();
  const [key, body] = [{ 'idempotency-key': randomUUID() }, booking(slot?.id ?? '')];
  const first = await call('POST', '/api/v1/appointments', { body, headers: key });
  const second = await call('POST', '/api/v1/appointments', { body, headers: key });
  expect(first.status).toBe(201);
  expect(second.body).toEqual(first.body);
  const other = await call('POST', '/api/v1/appointments', { body: booking(slot?.id ?? ''), headers: key });
  expect([other.status, other.body.reason]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
});

it('a full slot offers three others; the wrong number proves nothing', async () => {
  const slot = (await slots()).find(({ free }) => free === 3);
  const granted = [];
  for (let n = 0; n < 3; n++) granted.push(await book(slot?.id ?? ''));
  expect(granted.map(({ status }) => status)).toEqual([201, 201, 201]);
  const full = await book(slot?.id ?? '');
  expect([full.status, full.body.reason]).toEqual([409, 'SLOT_FULL']);
  expect(full.body['alternatives']).toHaveLength(3);
  const code = String(granted[0]?.body['code']);
  const wrong = await call('GET', `/api/v1/appointments/${code}`, { headers: { 'x-phone-proof': '0999999999' } });
  expect([wrong.status, wrong.body.reason]).toEqual([404, 'APPOINTMENT_NOT_FOUND']);
});

it('one booking is one trace, from the request to the message, and nothing personal is in it', async () => {
  const slot = (await slots()).find(({ free }) => free > 0);
  const traceId = randomUUID().replaceAll('-', '');
  const own = { name: 'Phạm Bí Mật', phone: '0977123456' };
  const traced = await call('POST', '/api/v1/appointments', {
    body: { ...booking(slot?.id ?? ''), citizen: own },
    headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  });
  expect(traced.status).toBe(201);
  const spans = await eventually(() => {
    const found = traces.spans().filter((span) => span.traceId === traceId);
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['consume civicline.appointment.booked.v1', 'deliver sms', 'deliver email']),
    );
    // Each process sends its spans when it likes.
    expect(new Set(found.map(({ service }) => service))).toEqual(
      new Set(['gateway', 'scheduling', 'notification', 'directory']),
    );
    return found;
  });
  expect(spans.length).toBeGreaterThan(5);
  for (const { text } of traces.spans()) expect(text).not.toMatch(/Phạm Bí Mật|977123456/);
  for (const name of ['gateway', 'scheduling', 'notification', 'directory'])
    expect(house.log(name)).not.toMatch(/Phạm Bí Mật|977123456/);
});

it('what somebody looked for, and whose appointment, stands in no log and no span', async () => {
  const asked = `bimat${randomUUID().slice(0, 8)}`;
  const code = 'MPV9-6PHJ';
  await call('GET', `/api/v1/procedures?q=${asked}`);
  await call('GET', `/api/v1/appointments/${code}?phone=0966554433`);
  await eventually(() => {
    const lines = house.log('gateway').split('\n');
    expect(lines.some((line) => line.includes('"route":"/api/v1/appointments/{code}"'))).toBe(true);
    const named = traces.spans().filter(({ service }) => service === 'gateway');
    expect(named.map(({ name }) => name)).toContain('GET /api/v1/appointments/:code');
  });
  const said = [house.log('gateway'), ...traces.spans().map(({ text }) => text)].join('\n');
  for (const secret of [asked, code, '966554433']) expect(said).not.toContain(secret);
});

it('pages come with a policy that lets no foreign script in', async () => {
  const { headers, status } = await call('GET', '/', { headers: { accept: 'text/html' } });
  expect(status).toBe(200);
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self'/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

it('who comes too often is told when to come again', async () => {
  let last: Answer | undefined;
  for (let n = 0; n < 200 && last?.status !== 429; n++) last = await call('POST', '/api/v1/holds', { body: {} });
  expect([last?.status, last?.body.reason]).toEqual([429, 'RATE_LIMITED']);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
});
