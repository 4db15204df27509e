import type { CallMarks } from '@civicline/contracts';
import { calls, directory, intake, notification, privacy, routing, scheduling } from '@civicline/contracts';
import type { Caller } from '@civicline/service-kit';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';

/** Every call of every service, as everybody, against the house at work: what the contracts say of it is what happens. */
let house: House;
jest.setTimeout(240_000);
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());

const contracts = {
  directory: directory.DirectoryServiceService,
  scheduling: scheduling.SchedulingServiceService,
  routing: routing.RoutingServiceService,
  notification: notification.NotificationServiceService,
  intake: intake.IntakeServiceService,
  privacy: privacy.PrivacyServiceService,
  erasure: privacy.ErasureServiceService,
} as const;
type ServiceName = keyof typeof contracts;
/** Every service that keeps something of citizens answers for it; one of them sees erasures through. */
const answers = { privacy: 'scheduling', erasure: 'notification' } as const;
const addressOf = (service: ServiceName) =>
  house.addresses[service === 'privacy' || service === 'erasure' ? answers[service] : service];

interface Method {
  readonly path: string;
  readonly responseStream: boolean;
  readonly requestDeserialize: (bytes: Buffer) => object;
}
type Ask = (request: object, call: ReturnType<typeof callContext>) => Promise<unknown> | AsyncIterable<unknown>;

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

const methodsOf = (service: ServiceName) => Object.entries(contracts[service] as unknown as Record<string, Method>);
const clientsOf = ({ badge }: House) =>
  Object.fromEntries(
    Object.entries(contracts).map(([name, contract]) => [
      name,
      grpcClient(contract as never, addressOf(name as ServiceName), badge),
    ]),
  ) as unknown as Record<ServiceName, Record<string, Ask> & { stop(): Promise<void> }>;

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
  const paths = (Object.keys(contracts) as ServiceName[]).flatMap((name) =>
    methodsOf(name).map(([, { path }]) => path),
  );
  expect(Object.keys(calls).sort()).toEqual(paths.sort());
  for (const { roles, services } of Object.values(calls))
    expect(Object.keys(roles).length + services.length).toBeGreaterThan(0);
});

it.each(Object.keys(contracts) as ServiceName[])(
  '%s: each call is open to whom its contract names, and to nobody else',
  async (service) => {
    const clients = clientsOf(house);
    const wrong: unknown[] = [];
    for (const [name, { path, requestDeserialize }] of methodsOf(service)) {
      const marks = calls[path] as CallMarks;
      const tries = everybody.map(async (caller) => {
        const call = callContext({ caller, timeoutMs: 20_000, idempotencyKey: `access-${name}-${caller.id}` });
        const outcome = await outcomeOf(() =>
          (clients[service][name] as Ask)(requestDeserialize(Buffer.alloc(0)), call),
        );
        const reach = reachOf(marks, caller);
        if (!(reach ? may[reach] : ['FORBIDDEN']).includes(outcome ?? '')) wrong.push({ path, caller, outcome, reach });
      });
      await Promise.all(tries);
    }
    expect(wrong).toEqual([]);
    await Promise.all(Object.values(clients).map((client) => client.stop()));
  },
);

it('who shows nothing is believed nowhere', async () => {
  for (const service of Object.keys(contracts) as ServiceName[]) {
    const nobody = { ...house.badge, tokenFor: () => undefined };
    const client = grpcClient(contracts[service] as never, addressOf(service), nobody) as unknown as Record<
      string,
      Ask
    >;
    for (const [name, { requestDeserialize }] of methodsOf(service))
      expect([
        name,
        await outcomeOf(() => (client[name] as Ask)(requestDeserialize(Buffer.alloc(0)), callContext())),
      ]).toEqual([name, 'not believed']);
  }
});

/** A citizen's appointment, question and parcel at one office, as far as requests name them. */
const settle = async (clients: ReturnType<typeof clientsOf>) => {
  const call = () => callContext({ caller: { role: 'admin', id: 'admin01' }, idempotencyKey: randomUUID() });
  const citizen = { name: 'Lý Thị Riêng', phone: '0966112233' };
  const { slots } = (await clients.scheduling['listSlots']?.(
    scheduling.ListSlotsRequest.fromPartial({ officeId: 'ppac', procedureCode: 'BD-01', pageSize: 1 } as never),
    call(),
  )) as scheduling.ListSlotsResponse;
  const [slot] = slots;
  const { appointment } = (await clients.scheduling['bookAppointment']?.(
    scheduling.BookAppointmentRequest.fromPartial({ slotId: slot?.id, procedureCode: 'BD-01', citizen } as never),
    call(),
  )) as scheduling.BookAppointmentResponse;
  const matter = { topic: 'land', procedureCode: 'BD-01' };
  const { referral } = (await clients.routing['refer']?.(
    routing.ReferRequest.fromPartial({ matter, question: 'Bao giờ có?', citizen } as never),
    call(),
  )) as routing.ReferResponse;
  return {
    scheduling: {
      code: appointment?.code,
      officeId: 'ppac',
      scheduleId: slot?.scheduleId,
      day: '2027-01-04',
      slotId: slot?.id,
    },
    routing: {
      code: referral?.code,
      codes: [referral?.code],
      officeId: referral?.officeId,
      text: 'Đã có.',
      name: 'a.pdf',
    },
    directory: { officeId: 'ppac' },
    notification: {},
    intake: {},
    privacy: {},
    erasure: {},
  };
};
const emptyOf = (service: ServiceName, name: string) =>
  ((contracts[service] as unknown as Record<string, Method>)[name] as Method).requestDeserialize(Buffer.alloc(0));

/** What these ask for has to be there first, or to be whole, before anybody looks whose it is: tests of their rooms try them. */
const needMore = [
  ...['setOfficeHours', 'setRoster', 'saveArticle', 'decideArticle', 'getArticleHistory', 'compareArticleVersions'],
  ...['setReadiness', 'getReadinessFigures', 'previewClosure', 'closeDay', 'reopenDay', 'undoClosure', 'getClosure'],
  ...['getRelocation', 'answerRelocation', 'recordTold', 'listOverbookings'],
  ...['getWaitlistEntry', 'acceptWaitlistOffer', 'leaveWaitlist'],
  ...['returnReferral', 'askBack', 'reopenReferral', 'markDuplicate', 'explainDelay', 'addAttachment', 'getAttachment'],
  ...['getReferralFigures', 'followPost', 'recordPostStep', 'cancelPost'],
  ...['rescheduleCallBack', 'cancelCallBack', 'getCallBack', 'listCallBacksAbout'],
];

it('an officer of another office is refused, or sees nothing of whom it is about', async () => {
  const clients = clientsOf(house);
  const about = await settle(clients);
  const stranger: Caller = { role: 'officer', id: 'officer.elsewhere', officeId: 'elsewhere' };
  const untried: string[] = [];
  for (const service of Object.keys(contracts) as ServiceName[]) {
    for (const [name, { path, responseStream }] of methodsOf(service)) {
      if (calls[path]?.roles.officer !== 'own' || responseStream) continue;
      const empty = emptyOf(service, name) as Record<string, unknown>;
      const known = Object.entries(about[service]).filter(([field, value]) => typeof empty[field] === typeof value);
      const request = { ...empty, ...Object.fromEntries(known) };
      const call = callContext({ caller: stranger, idempotencyKey: randomUUID() });
      const told = await Promise.resolve((clients[service][name] as Ask)(request, call)).then(
        (answer) => JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
        (error: { reason?: string }) => error.reason ?? String(error),
      );
      expect([name, told]).toEqual([name, expect.not.stringMatching(/Riêng|966112233/)]);
      if (!told.startsWith('{') && told !== 'FORBIDDEN') untried.push(name);
    }
  }
  expect(needMore).toEqual(expect.arrayContaining(untried));
  await Promise.all(Object.values(clients).map((client) => client.stop()));
});
