import type { House } from '@civicline/testkit';
import { eventually, startHouse } from '@civicline/testkit';
import type { Call } from './world';
import { callOf, signedIn } from './world';

let house: House;
const as: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  house = await startHouse();
  for (const account of ['agent01', 'officer.tranbien', 'officer.tthc', 'supervisor01'])
    as[account] = await signedIn(house.url, account);
});
afterAll(() => house.stop());

const call: Call = (...request) => callOf(house.url)(...request);
const api = async (method: string, path: string, account?: string, body?: unknown) =>
  call(method, `/api/v1${path}`, {
    ...(account ? { headers: as[account] ?? {} } : {}),
    ...(body === undefined ? {} : { body }),
  });

interface Access {
  service: string;
  account: string;
  officeId: string;
  act: string;
  outcome: string;
  about: string[];
  people: number;
}
const purpose = 'Khiếu nại 12/2026';
const accesses = async (question: object) => {
  const { status, body } = await api('POST', '/privacy/accesses', 'supervisor01', { purpose, ...question });
  expect(status).toBe(200);
  return body as unknown as { items: Access[]; nextCursor: string | null };
};
const acts = ({ items }: { items: Access[] }) => items.map(({ account, act, outcome }) => [account, act, outcome]);

it('who saw or changed whose data is answered by number, by account and by code, over all services; who asks is noted too', async () => {
  const phone = '0912 777 001';
  const person = { name: 'Lê Thị Hoa', phone };
  const { items } = (await api('GET', '/slots?office=ppac&procedure=BD-01')).body as unknown as {
    items: { id: string }[];
  };
  const booked = await api('POST', '/appointments', undefined, {
    slotId: items[0]?.id,
    procedureCode: 'BD-01',
    citizen: person,
  });
  const visit = booked.body['code'] as string;
  const question = { question: 'Hồ sơ của tôi trễ hạn.', topic: 'land', procedureCode: 'BD-01' };
  const referred = await api('POST', '/referrals', 'agent01', { ...question, citizen: person });
  expect([booked.status, referred.status]).toEqual([201, 201]);
  const code = referred.body['code'] as string;

  await api('GET', `/appointments/${visit}`, 'agent01');
  await api('GET', `/appointments/${visit}`, 'officer.tranbien');
  expect((await api('GET', `/referrals/${code}`, 'officer.tranbien')).status).toBe(403);

  await eventually(async () => expect((await accesses({ number: phone })).items).not.toHaveLength(0));
  await eventually(async () => {
    const all = acts(await accesses({ number: '0912777001' }));
    expect(all).toContainEqual(['agent01', 'Refer', 'changed']);
    expect(all).toContainEqual(['agent01', 'GetAppointment', 'shown']);
    expect(all).toContainEqual(['officer.tranbien', 'GetReferral', 'FORBIDDEN']);
    // Masked, it shows nobody's number.
    expect(all).not.toContainEqual(['officer.tranbien', 'GetAppointment', 'shown']);
    expect(all).toContainEqual(['supervisor01', 'ListAccesses', 'shown']);
  });
  expect(acts(await accesses({ account: 'officer.tranbien' }))).toEqual([
    ['officer.tranbien', 'GetReferral', 'FORBIDDEN'],
  ]);
  expect(acts(await accesses({ about: visit }))).toContainEqual(['agent01', 'GetAppointment', 'shown']);
  const looked = (await accesses({ account: 'supervisor01' })).items.find(({ act }) => act === 'ListAccesses');
  expect(looked?.about).toContain(purpose);
  expect((await accesses({ number: '0912777009' })).items).toEqual([]);
});

it('pages are walked over all services, and nothing is told twice', async () => {
  const whole = await accesses({ account: 'agent01', limit: 200 });
  const walked: Access[] = [];
  for (let cursor: string | null = null, turns = 0; turns < 50; turns++) {
    const page = await accesses({ account: 'agent01', limit: 1, ...(cursor ? { cursor } : {}) });
    walked.push(...page.items);
    cursor = page.nextCursor;
    if (!cursor) break;
  }
  expect(whole.items.length).toBeGreaterThan(1);
  expect(walked).toEqual(whole.items);
});

it.each([
  ['nothing', { purpose }, 'number', 'required'],
  ['no purpose', { number: '0912777001' }, 'purpose', 'required'],
  ['a number that is none', { number: '123', purpose }, 'number', 'format.phone'],
  ['a place that is none', { number: '0912777001', purpose, cursor: 'x' }, 'cursor', 'format'],
])('asking for %s names the field and the rule', async (_, body, field, rule) => {
  const { status, body: said } = await api('POST', '/privacy/accesses', 'supervisor01', body);
  expect([status, said.violations]).toMatchObject([400, [{ field, rule }]]);
});

it('all that is held of somebody is told as JSON, and erased on demand, with progress', async () => {
  const wish = { number: '0912777001', purpose };
  const told = await api('POST', '/privacy/exports', 'supervisor01', wish);
  expect(told).toMatchObject({
    status: 200,
    body: {
      held: {
        scheduling: { appointments: [{ name: 'Lê Thị Hoa', phone: '+84912777001' }] },
        routing: { referrals: [{ name: 'Lê Thị Hoa' }] },
      },
    },
  });
  const begun = await api('POST', '/privacy/erasures', 'supervisor01', wish);
  expect(begun).toMatchObject({ status: 202, body: { askedBy: 'supervisor01', finishedAt: null } });
  expect(begun.text).not.toContain('912777001');
  await eventually(async () => {
    const { items } = (await api('GET', '/privacy/erasures', 'supervisor01')).body as unknown as {
      items: { id: string; parts: { service: string; left: number }[] }[];
    };
    const parts = items.find(({ id }) => id === begun.body['id'])?.parts ?? [];
    // The visit is ahead and the question open.
    expect(Object.fromEntries(parts.map(({ service, left }) => [service, left]))).toMatchObject({
      ...{ scheduling: 1, routing: 1, intake: 0 },
    });
  });
  expect((await api('POST', '/privacy/exports', 'agent01', wish)).status).toBe(403);
});
