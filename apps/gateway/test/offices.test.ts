import { calls } from '@civicline/contracts';
import type { Caller } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import type { Ask, Method, ServiceName } from './every-call';
import { callAs, clientsOf, emptyOf, methodsOf, serviceNames } from './every-call';
import type { Things } from './office-things';
import { asks, known, personal, settle } from './office-things';

/** Every call whose officers (and systems) are held to their own office, tried by those of others with what is another office's. */
let house: House;
let clients: ReturnType<typeof clientsOf>;
let things: Things;
beforeAll(async () => {
  house = await startHouse();
  clients = clientsOf(house);
  things = await settle(clients);
});
afterAll(async () => {
  await Promise.all(Object.values(clients ?? {}).map((client) => client.stop()));
  await house?.stop();
});

const officerOf = (officeId: string): Caller => ({ role: 'officer', id: `officer.${officeId}`, officeId });
/** A department, a one-stop window and a post office that have nothing to do with any of it, and an officer of no office. */
const strangers: readonly Caller[] = [
  ...['so-gtvt', 'motcua-26041', 'buudien-long-khanh'].map(officerOf),
  { role: 'officer', id: 'officer.nowhere' },
];
const systems: readonly Caller[] = [
  { role: 'system', id: 'system-department' },
  { role: 'system', id: 'system-transport', officeId: 'so-gtvt' },
  { role: 'system', id: 'system-post', officeId: 'buudien-long-khanh' },
];
const byPost = /Post(?:Step)?$/;
const ownerOf = (service: ServiceName, name: string) =>
  officerOf(service === 'scheduling' || byPost.test(name) ? 'ppac' : 'so-tnmt');

/** What others are told instead of being refused, and why that is right. Whatever else is not FORBIDDEN is a hole. */
const told: Readonly<Record<string, RegExp>> = {
  // Masked: an officer whom a citizen asks the way may say when and where, not who.
  getAppointment: /^\{"appointment"/,
  getReadiness: /^\{"readiness"/,
  getRelocation: /^\{"relocation"/,
  // As to any visitor: a code alone says nothing, and must not be found by trying.
  followPost: /^POST_NOT_FOUND$/,
  cancelPost: /^POST_NOT_FOUND$/,
  rescheduleCallBack: /^CALL_BACK_NOT_FOUND$/,
  cancelCallBack: /^CALL_BACK_NOT_FOUND$/,
  getCallBack: /^CALL_BACK_NOT_FOUND$/,
  listCallBacksAbout: /^\{"callBacks":\[\]\}$/,
  // Each is refused by itself.
  answerMany: /^\{"outcomes":\[\{"code":"[^"]+","reason":"FORBIDDEN"\}\]\}$/,
};
/** Between the hotline and the citizen: to an officer of whatever office it is as to anybody, code and number. */
const ofNoOffice = ['rescheduleCallBack', 'cancelCallBack', 'getCallBack', 'listCallBacksAbout'];
/** The hotline's and the citizen's to take back. */
const notTheOffices = ['cancelPost', 'reopenReferral'];

const asRead = (field: string, value: unknown) => {
  if (field === '_unknownFields') return undefined;
  if (typeof value === 'bigint') return String(value);
  const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown };
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data as number[]).toString() : value;
};
const outcomeOf = (service: ServiceName, [name, method]: readonly [string, Method], caller: Caller) => {
  const empty = emptyOf(method);
  const usual = Object.entries(known(things)[service] ?? {}).filter(
    ([field, value]) => typeof empty[field] === typeof value && Array.isArray(empty[field]) === Array.isArray(value),
  );
  const request = { ...empty, ...Object.fromEntries(usual), ...asks[name]?.(things) };
  return Promise.resolve((clients[service][name] as Ask)(request, callAs(caller))).then(
    (answer) => JSON.stringify(answer, asRead),
    (error: { reason?: string }) => error.reason ?? String(error),
  );
};
const held = (role: 'officer' | 'system') =>
  serviceNames.flatMap((service) =>
    methodsOf(service)
      .filter(([, { path }]) => calls[path]?.roles[role] === 'own')
      .map((method) => ({ service, method })),
  );

it('an officer of another office is refused, or sees nothing of whom it is about', async () => {
  const wrong: unknown[] = [];
  for (const { service, method } of held('officer'))
    for (const stranger of strangers) {
      const outcome = await outcomeOf(service, method, stranger);
      const right = told[method[0]] ?? /^FORBIDDEN$/;
      if (!right.test(outcome) || personal.test(outcome)) wrong.push([method[0], stranger.id, outcome.slice(0, 300)]);
    }
  expect(wrong).toEqual([]);
});

it('a system without an office, or of another, learns nothing of whom it is about', async () => {
  const wrong: unknown[] = [];
  for (const { service, method } of held('system'))
    for (const stranger of systems) {
      const outcome = await outcomeOf(service, method, stranger);
      if (personal.test(outcome)) wrong.push([method[0], stranger.id, outcome.slice(0, 300)]);
    }
  expect(wrong).toEqual([]);
});

it('the same asked by its own office is let in: nothing was wrong but who asked', async () => {
  const wrong: unknown[] = [];
  for (const { service, method } of held('officer')) {
    if (ofNoOffice.includes(method[0]) || notTheOffices.includes(method[0])) continue;
    const outcome = await outcomeOf(service, method, ownerOf(service, method[0]));
    if (/FORBIDDEN|INVALID_ARGUMENT|NOT_FOUND|Error|UNAUTHENTICATED/.test(outcome.slice(0, 80)))
      wrong.push([method[0], outcome.slice(0, 300)]);
  }
  expect(wrong).toEqual([]);
});
