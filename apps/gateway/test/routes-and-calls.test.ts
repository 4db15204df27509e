import type { CallMarks } from '@civicline/contracts';
import { calls, directory, intake, notification, privacy, routing, scheduling } from '@civicline/contracts';
import type { Role } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import fc from 'fast-check';
import { apiRoutes } from '../src/http/app';
import { openApiOf } from '../src/http/openapi';
import type { Route } from '../src/http/route';
import type { Visitor } from '../src/session/visitor';
import type { Known, Schema } from './generated-requests';
import { valueOf } from './generated-requests';

/**
 * Each door of the API against the calls behind it: whom a door lets in, its calls let in, and whom its calls let in, the door does, or
 * it is said here why not. That doors do as they say is tried with everybody's sessions (staff.test.ts), that calls do, with everybody's
 * tokens (access.test.ts).
 */
interface Method {
  readonly path: string;
  readonly responseStream: boolean;
  readonly responseDeserialize: (bytes: Buffer) => unknown;
}

let asked = new Set<string>();
/** What stands behind the gateway: notes what it is asked, and answers with nothing in it. */
const behind = (contract: object) =>
  new Proxy(contract as Record<string, Method>, {
    get: (methods, name) => () => {
      const method = methods[String(name)];
      if (!method) return undefined;
      asked.add(method.path);
      const { responseStream, responseDeserialize } = method;
      return responseStream ? (async function* () {})() : Promise.resolve(responseDeserialize(Buffer.alloc(0)));
    },
  });
const keeper = () => behind(privacy.PrivacyServiceService);
const backends = {
  directory: behind(directory.DirectoryServiceService),
  scheduling: behind(scheduling.SchedulingServiceService),
  routing: behind(routing.RoutingServiceService),
  notification: behind(notification.NotificationServiceService),
  intake: behind(intake.IntakeServiceService),
  erasures: behind(privacy.ErasureServiceService),
  keepers: { scheduling: keeper(), routing: keeper(), notification: keeper(), intake: keeper() },
};

/** Whatever is asked of it, it is that again. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === 'then' ? undefined : name === Symbol.toPrimitive ? () => '' : anything),
  apply: () => anything,
});

const register = { of: () => [], find: () => ({ account: 'me' }), end: () => Promise.resolve() };
const routes = apiRoutes(
  { backends, deadLetters: { letters: () => [] }, log: anything } as never,
  { sessions: anything, register } as never,
  anything as never,
  anything as never,
  anything as never,
  'wss://phones.example.vn/ws',
);
const { paths = {}, components } = openApiOf(routes, 'https://1022.example.vn') as unknown as {
  paths: Record<
    string,
    Record<string, { parameters?: { name: string; in: string; schema: Schema; required?: boolean }[] }>
  >;
  components: { schemas: Record<string, Schema> };
};
const resolve = (ref: string): Schema => components.schemas[ref.split('/').at(-1) ?? ''] ?? {};

const days = ['2026-12-01', '2026-12-02T08:00:00+07:00'];
/** What rules ask of a value beyond its shape. */
const known: Known = {
  ...{ from: days, to: ['2026-12-09', '2026-12-09T08:00:00+07:00'], day: days, newDay: days, reviewBy: days },
  ...{
    number: ['0912345678'],
    phone: ['0912345678'],
    earliest: ['08:00'],
    latest: ['09:00'],
    at: days,
    topic: ['land'],
  },
};

/** Requests in the shape that a door asks for; the same each time. */
const requestsOf = ({ method, path, params, query, body, file }: Route, numRuns: number) => {
  const operation = paths[path]?.[method] as (typeof paths)[string][string] & {
    requestBody?: { content: Record<string, { schema: Schema }> };
  };
  const from = (place: string) => {
    const fields = (operation.parameters ?? []).filter((one) => one.in === place);
    return valueOf(
      {
        type: 'object',
        properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
        required: fields.filter(({ required }) => required).map(({ name }) => name),
      },
      known,
      resolve,
    );
  };
  const schema = operation.requestBody?.content['application/json']?.schema;
  const input = fc.record({
    params: params ? from('path') : fc.constant({}),
    query: query ? from('query') : fc.constant({}),
    body: body && schema ? valueOf(schema, known, resolve) : fc.constant(undefined),
  });
  const texts = (value: unknown) =>
    Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, String(one)]));
  return fc.sample(input, { seed: 1, numRuns }).flatMap((one) => {
    const read = [
      [params, texts(one.params)],
      [query, texts(one.query)],
      [body, one.body],
    ] as const;
    const parsed = read.map(([shape, value]) => shape?.safeParse(value) ?? { success: true as const, data: value });
    if (parsed.some(({ success }) => !success)) return [];
    const [p, q, b] = parsed.map(({ data }) => data);
    return [{ params: p, query: q, body: b, file: file ? Buffer.from('[]') : undefined }];
  });
};

const visitorOf = (role: Role): Visitor => ({
  caller: { role, id: 'me', ...(role === 'officer' ? { officeId: 'ppac' } : {}) },
  signedIn: role !== 'citizen',
  network: 'here',
  session: undefined,
  until: undefined,
  whenEnded: () => () => undefined,
  checkForgery: () => undefined,
});

const ask = async (route: Route, input: ReturnType<typeof requestsOf>[number], visitor: Visitor): Promise<void> => {
  const call = callContext({ caller: visitor.caller, idempotencyKey: 'key' });
  const more = { request: anything, response: anything, visitor };
  // An answer with nothing in it may be refused; what was asked has been asked.
  await Promise.resolve()
    .then(() => route.handle({ ...input, ...more } as never, call))
    .catch(() => undefined);
};

/** Which calls a door makes for somebody. */
const callsOf = async (route: Route, role: Role): Promise<string[]> => {
  asked = new Set();
  const visitor = visitorOf(role);
  // Some shapes are hard to meet: they are tried for longer.
  for (const numRuns of [20, 400]) {
    if (asked.size) break;
    for (const input of requestsOf(route, numRuns)) await ask(route, input, visitor);
  }
  return [...asked];
};
const roles: readonly Role[] = ['citizen', 'agent', 'officer', 'supervisor', 'admin', 'system'];
const doorOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const letsIn = ({ access }: Route, role: Role) => access === 'public' || access.includes(role);
const marksOf = (path: string) => calls[path] as CallMarks;

/** Doors behind which nobody is called: the gateway's own, and streams, which are followed as long as somebody looks. */
const ownDoors = [
  ...['GET /live', 'GET /desk/live', 'GET /wall/live', 'GET /wallboard', 'GET /session', 'GET /sessions'],
  ...['GET /dead-letters', 'GET /dead-letters/{group}/{id}', 'POST /dead-letters/{group}/{id}/replay'],
];

/** Whom a door keeps out although its calls would not, and why: a door opens a page or serves systems, and not every call is asked from there. */
const overGrpc = 'a system asks the service itself (docs/integrate.md)';
const ofTheLead = 'a page of those who lead; what an agent needs of it is on the desk and on the wall';
const narrower: Readonly<Record<string, Partial<Record<Role, string>>>> = {
  'GET /counters/{id}/calendar-feed': {
    agent: 'whoever has the address of a feed may read it: its office gives it out',
  },
  'GET /readiness-figures': { officer: 'of all offices at once; their own stand under their office' },
  'GET /message-providers': { system: overGrpc },
  'GET /message-templates/{name}/preview': { system: overGrpc },
  'GET /centre': {
    citizen: 'lines and queues are no secret, and no page of theirs shows them',
    officer: 'queues and reasons for a break are of the centre’s own pages',
    system: overGrpc,
  },
  'GET /agents': { agent: ofTheLead },
  'GET /referrals': { system: overGrpc },
  'GET /referral-figures': { agent: ofTheLead },
  'GET /referral-figures.csv': { agent: ofTheLead },
  'POST /routing/decide': { system: overGrpc },
  'GET /routing/rules': { system: overGrpc },
  'GET /routing/rule-versions': { system: overGrpc },
};

it('whom a door lets in, its calls let in; and whom they let in, the door does', async () => {
  const laxer: unknown[] = [];
  const stricter: [string, Role][] = [];
  const silent: string[] = [];
  for (const route of routes) {
    const door = doorOf(route);
    if (ownDoors.includes(door)) continue;
    const all = new Set<string>();
    for (const role of roles.filter((one) => letsIn(route, one))) {
      const made = await callsOf(route, role);
      made.forEach((path) => all.add(path));
      for (const path of made) if (!marksOf(path).roles[role]) laxer.push([door, role, path]);
    }
    if (!all.size) silent.push(door);
    for (const role of roles.filter((one) => !letsIn(route, one)))
      if (all.size && [...all].every((path) => marksOf(path).roles[role])) stricter.push([door, role]);
  }
  expect({ laxer, silent }).toEqual({ laxer: [], silent: [] });
  const said = Object.entries(narrower).flatMap(([door, ones]) => Object.keys(ones).map((role) => [door, role]));
  expect(stricter.map(String).sort()).toEqual(said.map(String).sort());
});
