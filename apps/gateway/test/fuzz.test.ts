import { intake } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { Known, Schema } from './generated-requests';
import { hostile, spoiled, valueOf } from './generated-requests';
import { callOf, signedIn } from './world';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    name: string;
    in: 'path' | 'query' | 'header';
    required?: boolean;
    schema: Schema;
  }[];
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly schema: Schema } } };
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema: Schema }>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** CI tries a few each time, always others; a longer run is CIVICLINE_FUZZ_CASES=1000. */
const casesEach = Number(process.env['CIVICLINE_FUZZ_CASES'] ?? 60);

let house: House;
let document: Document;
let known: Known;
let callers: readonly Readonly<Record<string, string>>[];

const unlimited = Object.fromEntries(
  ['READS_A_MINUTE', 'COMMANDS_A_MINUTE', 'HOLDS_A_VISITOR', 'HOLDS_AN_ADDRESS'].map((name) => [
    `CIVICLINE_${name}`,
    '1000000',
  ]),
);

/** Somebody calls. */
const aCall = async (): Promise<string> => {
  const client = grpcClient(intake.IntakeServiceService, house.addresses.intake, house.badge);
  const event = { source: 'pbx', callId: randomUUID(), at: new Date(), number: '0912345678', queueId: 'general' };
  const { outcomes } = await client.reportEvents(
    { events: [intake.TelephonyEvent.fromPartial({ ...event, kind: intake.TelephonyEventKind.NEW_CALL })] },
    callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 60_000 }),
  );
  await client.stop();
  return outcomes[0]?.callId ?? '';
};

/** What exists, so that requests come past the first check. */
const findKnown = async (): Promise<Known> => {
  const call = callOf(house.url);
  const slots = await call('GET', '/api/v1/slots?procedure=BD-01&office=ppac&limit=40');
  const free = (slots.body as unknown as { items: { id: string }[] }).items.map(({ id }) => id);
  const citizen = { name: 'Nguyễn Văn An', phone: '0912345678' };
  const body = { slotId: free[0], procedureCode: 'BD-01', citizen };
  const booked = await call('POST', '/api/v1/appointments', { body });
  const code = (booked.body as { code?: string }).code ?? '';
  expect(code).not.toBe('');
  const plan = {
    ...{ title: { vi: 'Đổi lối vào' }, text: { vi: 'Vui lòng vào bằng cổng số 2.' }, channels: ['sms'] },
    ...{ codes: [code], recipients: 1 },
  };
  const campaign = await call('POST', '/api/v1/campaigns', { body: plan, headers: callers.at(-1) ?? {} });
  expect(campaign.status).toBe(201);
  const told = await call('POST', '/api/v1/webhooks', {
    body: { name: 'Một cửa', url: 'http://127.0.0.1:9/events', contactEmail: 'it@motcua.example' },
    headers: callers.at(-1) ?? {},
  });
  expect(told.status).toBe(201);
  const referred = await call('POST', '/api/v1/referrals', {
    body: { topic: 'land', question: 'Bao giờ có kết quả?', citizen },
  });
  const { code: referral = '' } = referred.body as { code?: string };
  expect(referral).not.toBe('');
  const callId = await aCall();
  const windows = (await call('GET', '/api/v1/call-back-windows')).body as unknown as { items: { slotId: string }[] };
  const window = windows.items[0]?.slotId ?? '';
  const promised = await call('POST', '/api/v1/call-backs', {
    body: { ...citizen, topic: 'land', slotId: window },
    headers: callers.at(-1) ?? {},
  });
  expect(promised.status).toBe(201);
  const { callBack } = promised.body as unknown as { callBack: { id: string; code: string } };
  return {
    code: [code, 'BD-01', referral, callBack.code],
    topic: ['land'],
    previousCode: [referral],
    duplicateOf: [referral],
    slotId: [...free.slice(0, 4), ...windows.items.slice(0, 4).map((one) => one.slotId)],
    procedure: ['BD-01'],
    procedureCode: ['BD-01'],
    office: ['ppac'],
    id: [
      'ppac',
      'motcua-26041',
      randomUUID(),
      (campaign.body as { id?: string }).id,
      (told.body as { id?: string }).id,
      callId,
      'agent01',
    ],
    'campaigns/id': [(campaign.body as { id?: string }).id],
    'webhooks/id': [(told.body as { id?: string }).id],
    'offices/id': ['ppac'],
    'counters/id': ['ppac-land'],
    'calls/id': [callId],
    'agents/id': ['agent01'],
    'call-backs/id': [callBack.id],
    'call-backs/code': [callBack.code],
    'referrals/code': [referral],
    'appointments/code': [code],
    'procedures/code': ['BD-01'],
    url: ['http://127.0.0.1:9/events'],
    eventTypes: ['civicline.referral.*'],
    contactEmail: ['it@motcua.example'],
    officeId: ['ppac'],
    phone: ['0912345678', '+84912345678'],
    'X-Phone-Proof': ['0912345678'],
    name: ['Nguyễn Văn An', 'appointment-booked'],
    fromDay: ['2026-12-01'],
    toDay: ['2026-12-03'],
    day: ['2026-12-01'],
    from: ['2026-12-01T07:00:00+07:00', '2026-12-01'],
    to: ['2026-12-03T17:00:00+07:00', '2026-12-03'],
    unit: ['Trảng Bom', '75'],
    q: ['dang ky', 'gplx', 'sổ đỏ'],
  };
};

beforeAll(async () => {
  house = await startHouse(unlimited);
  document = (await (await fetch(`${house.url}/api/v1/openapi.json`)).json()) as Document;
  const staff = await Promise.all(
    ['agent01', 'officer.tthc', 'supervisor01', 'admin01'].map((account) => signedIn(house.url, account)),
  );
  callers = [{}, ...staff];
  known = await findKnown();
});

afterAll(() => house?.stop());

const resolve = (ref: string): Schema => document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {};

/** What may be sent: mostly as described, now and then spoiled in one place. */
const requestOf = (path: string, { parameters = [], requestBody }: Operation) => {
  const of = (place: string) => parameters.filter((one) => one.in === place);
  const valueOrWorse = (schema: Schema, name: string) =>
    fc.oneof({ arbitrary: valueOf(schema, known, resolve, name), weight: 6 }, { arbitrary: hostile, weight: 1 });
  const recordOf = (place: string) =>
    fc.record(
      Object.fromEntries(
        of(place).map(({ name, schema }) => {
          // What an id is of stands before it: webhooks/{id}.
          const whose = `${new RegExp(`([\\w-]+)/\\{${name}\\}`).exec(path)?.[1] ?? ''}/${name}`;
          return [name, valueOrWorse(schema, known[whose] ? whose : name)];
        }),
      ),
      { requiredKeys: of(place).flatMap(({ name, required }) => (required ? [name] : [])) },
    );
  const schema = requestBody?.content['application/json']?.schema;
  const good = schema ? valueOf(schema, known, resolve) : fc.constant(undefined);
  return fc.record({
    path: recordOf('path').map((values) => path.replace(/\{(\w+)\}/g, (_, name: string) => segmentOf(values[name]))),
    query: recordOf('query'),
    proof: fc.constantFrom(undefined, '0912345678', '12'),
    // Most often one who may: what is refused at the door tries little.
    caller: fc.oneof({ arbitrary: fc.nat(4), weight: 3 }, { arbitrary: fc.constant(4), weight: 2 }),
    language: fc.constantFrom('vi', 'en', '*'),
    body: schema ? fc.oneof({ arbitrary: good, weight: 3 }, { arbitrary: spoiled(good), weight: 2 }) : good,
  });
};

/** As a text that an address can carry: half a sign cannot be sent at all. */
const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 2_000).replace(/\p{Surrogate}/gu, '?');

/** As a part of a path: dots alone would be taken for another place by whoever sends it. */
const segmentOf = (value: unknown): string => {
  const text = textOf(value);
  return /^\.{0,2}$/.test(text) ? '-' : encodeURIComponent(text);
};

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
/** With references that a validator outside the document can follow. */
const validatorOf = (schema: Schema) => {
  if (!ajv.getSchema('document')) ajv.addSchema({ $id: 'document', components: document.components });
  return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object);
};

it('no generated request makes a fault, and every answer is one that is described', async () => {
  const call = callOf(house.url);
  const met = new Map<string, number>();
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const [success = '', described] = Object.entries(operation.responses)[0] ?? [];
      const [type = '', content] = Object.entries(described?.content ?? {})[0] ?? [];
      // A stream never ends; it has tests of its own.
      if (type === 'text/event-stream') continue;
      const fits = type === 'application/json' && content ? validatorOf(content.schema) : undefined;
      const isProblem = validatorOf({ $ref: '#/components/schemas/Problem' });
      await fc.assert(
        fc.asyncProperty(requestOf(path, operation), async ({ path: filled, query, proof, caller, language, body }) => {
          const search = new URLSearchParams(
            Object.fromEntries(Object.entries(query).map(([name, value]) => [name, textOf(value)])),
          );
          const headers = {
            ...callers[caller],
            'accept-language': language,
            ...(proof ? { 'x-phone-proof': proof } : {}),
          };
          const address = `/api/v1${filled}${search.size ? `?${search.toString()}` : ''}`;
          const answer = await call(method.toUpperCase(), address, { body, headers });
          met.set(
            `${operation.operationId} ${answer.status}`,
            1 + (met.get(`${operation.operationId} ${answer.status}`) ?? 0),
          );
          const where = `${method} ${address} ${JSON.stringify(body)} as ${caller}: ${answer.status} ${answer.text.slice(0, 500)}`;
          if (answer.status >= 500) throw new Error(where);
          if (String(answer.status) === success) {
            if (fits && !fits(answer.body)) throw new Error(`${where}: ${ajv.errorsText(fits.errors)}`);
          } else if (answer.status < 400 || !isProblem(answer.body)) throw new Error(`not described: ${where}`);
        }),
        { numRuns: casesEach, interruptAfterTimeLimit: 60_000 },
      );
    }
  // A fuzz that is refused at the first door proves little: most operations must have done their work too.
  const operations = new Set([...met.keys()].map((one) => one.split(' ')[0] ?? ''));
  const done = new Set([...met.keys()].flatMap((one) => (/ 20\d$/.test(one) ? one.split(' ')[0] : [])));
  const never = [...operations].filter((one) => !done.has(one));
  expect(never.length < operations.size * 0.5 ? [] : never).toEqual([]);
});
