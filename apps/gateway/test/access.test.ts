import type { CallMarks } from '@civicline/contracts';
import { calls } from '@civicline/contracts';
import type { Caller } from '@civicline/service-kit';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import type { Ask } from './every-call';
import { addressOf, clientsOf, contracts, emptyOf, methodsOf, serviceNames } from './every-call';

/** Every call of every service, as everybody, against the house at work: what the contracts say of it is what happens. */
let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());

/** Systems that a contract names somewhere, one that it never names, and people. An officer without an office has none of their own. */
const named = [...new Set(Object.values(calls).flatMap(({ services }) => services))].sort();
const everybody: readonly Caller[] = [
  { role: 'citizen', id: 'web-access' },
  { role: 'agent', id: 'agent01' },
  { role: 'officer', id: 'officer.ppac', officeId: 'ppac' },
  { role: 'supervisor', id: 'supervisor01' },
  { role: 'admin', id: 'admin01' },
  { role: 'system', id: 'system-department' },
  ...named.map((id) => ({ role: 'system', id }) as const),
];

/** What became of a call: refused at a door or by a room's rule, not believed, or anything else. */
const outcomeOf = async (answer: () => Promise<unknown> | AsyncIterable<unknown>) => {
  try {
    const given = answer();
    if (Symbol.asyncIterator in given) for await (const _ of given) break;
    else await given;
    return 'let in';
  } catch (error) {
    const { kind, reason, message } = error as { kind?: string; reason?: string; message: string };
    if (kind === 'denied') return reason;
    return message.endsWith('UNAUTHENTICATED') ? 'not believed' : 'let in';
  }
};

const reachOf = ({ roles, services }: CallMarks, { role, id }: Caller) =>
  roles[role] ?? (role === 'system' && services.includes(id) ? 'any' : undefined);
/** `own` may be refused by the room: an empty request is about nobody's. */
const may = { any: ['let in'], own: ['let in', 'FORBIDDEN'] };

it('every call says who may make it', () => {
  const paths = serviceNames.flatMap((name) => methodsOf(name).map(([, { path }]) => path));
  expect(Object.keys(calls).sort()).toEqual(paths.sort());
  for (const { roles, services } of Object.values(calls))
    expect(Object.keys(roles).length + services.length).toBeGreaterThan(0);
});

it.each(serviceNames)('%s: each call is open to whom its contract names, and to nobody else', async (service) => {
  const clients = clientsOf(house);
  const wrong: unknown[] = [];
  for (const [name, method] of methodsOf(service)) {
    const { path } = method;
    const marks = calls[path] as CallMarks;
    const tries = everybody.map(async (caller) => {
      const call = callContext({ caller, timeoutMs: 60_000, idempotencyKey: `access-${name}-${caller.id}` });
      const outcome = await outcomeOf(() => (clients[service][name] as Ask)(emptyOf(method), call));
      const reach = reachOf(marks, caller);
      if (!(reach ? may[reach] : ['FORBIDDEN']).includes(outcome ?? '')) wrong.push({ path, caller, outcome, reach });
    });
    await Promise.all(tries);
  }
  expect(wrong).toEqual([]);
  await Promise.all(Object.values(clients).map((client) => client.stop()));
});

it('who shows nothing is believed nowhere', async () => {
  for (const service of serviceNames) {
    const nobody = { ...house.badge, tokenFor: () => undefined };
    const client = grpcClient(contracts[service] as never, addressOf(house, service), nobody) as unknown as Record<
      string,
      Ask
    >;
    for (const [name, method] of methodsOf(service))
      expect([name, await outcomeOf(() => (client[name] as Ask)(emptyOf(method), callContext()))]).toEqual([
        name,
        'not believed',
      ]);
  }
});
