import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { publicDoors } from './public-doors';
import { roleTable } from './role-table';
import type { Call } from './world';
import { browserOf, callOf, signedIn, systemHeaders } from './world';

let house: House;
const as: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  // Nobody knocks at every door within a minute but this test; limits have a test of their own.
  house = await startHouse({ CIVICLINE_COMMANDS_A_MINUTE: '150' });
  const accounts = { agent: 'agent01', officer: 'officer.tthc', supervisor: 'supervisor01', admin: 'admin01' };
  for (const [role, account] of Object.entries(accounts)) as[role] = await signedIn(house.url, account);
  as['neighbour'] = await signedIn(house.url, 'officer.tranbien');
  as['system'] = await systemHeaders(house.url, house.secrets.system);
});
afterAll(() => house.stop());

const call: Call = (...request) => callOf(house.url)(...request);
const api = (method: string, path: string, role: string, body?: unknown) =>
  call(method, `/api/v1${path}`, { headers: as[role] ?? {}, ...(body === undefined ? {} : { body }) });

it('every door of the description is in the role table or public, and none besides', async () => {
  const { paths } = (await call('GET', '/api/v1/openapi.json')).body as unknown as {
    paths: Record<string, Record<string, { security: unknown[] }>>;
  };
  const doors = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { security }]) => ({
      door: `${method.toUpperCase()} ${path}`,
      shut: security.length > 0,
    })),
  );
  const named = (shut: boolean) => doors.filter((one) => one.shut === shut).map(({ door }) => door);
  expect(named(true).sort()).toEqual(Object.keys(roleTable).sort());
  expect(named(false).sort()).toEqual([...publicDoors].sort());
});

it.each(Object.entries(roleTable))('%s is for %s', async (door, allowed) => {
  const [method = '', pattern = ''] = door.split(' ');
  const code = 'MPV9-6PHJ';
  const path = pattern
    .replace('{code}', code)
    .replace('{kind}', 'hotlines')
    .replace('{words}', 'x')
    .replace('{id}', pattern.startsWith('/offices') ? 'ppac' : randomUUID());
  const seen: Record<string, number> = {};
  for (const role of ['nobody', 'agent', 'officer', 'supervisor', 'admin', 'system']) {
    // Nothing is wrong but who asks; what is missing is told only to those who may.
    const { status } = await api(method === 'GET' && pattern.endsWith('/live') ? 'HEAD' : method, path, role);
    seen[role] = status;
  }
  const shut = Object.entries(seen).filter(([role]) => !allowed.split(' ').includes(role));
  expect(shut).toEqual(shut.map(([role]) => [role, role === 'nobody' ? 401 : 403]));
  for (const role of allowed.split(' ')) expect([role, [401, 403].includes(seen[role] ?? 0)]).toEqual([role, false]);
});

it.each([
  ['GET', '/offices/ppac/day-sheet?day=2026-11-25', undefined],
  ['GET', '/offices/ppac/overbookings?from=2026-11-25&to=2026-11-26', undefined],
  ['GET', '/waitlist?office=ppac', undefined],
  ['POST', '/offices/ppac/closures/preview', { from: '2099-01-05', to: '2099-01-06' }],
  ['POST', '/offices/ppac/closures', { from: '2099-01-05', to: '2099-01-06', reason: { vi: 'Tập huấn' } }],
  ['GET', '/offices/ppac/closures', undefined],
  ['GET', '/untold?office=ppac', undefined],
  ['PUT', '/offices/ppac/hours', { weekly: [] }],
  ['GET', '/offices/ppac/readiness-figures?from=2026-11-01&to=2026-11-30', undefined],
  ['HEAD', '/live?office=ppac', undefined],
])('an officer does not %s %s of another office', async (method, path, body) => {
  expect((await api(method, path, 'neighbour', body)).status).toBe(403);
});

it('signing in makes a session that pages cannot read, and a token that commands must give back', async () => {
  const browser = browserOf(house.url);
  const response = await browser.browse(await browser.chooseAccount('officer.tthc', '/desk/office?day=2026-11-25'));
  expect([response.status, response.headers.get('location')]).toEqual([303, '/desk/office?day=2026-11-25']);
  const cookies = Object.fromEntries(response.headers.getSetCookie().map((line) => [line.split('=')[0], line]));
  expect(cookies['cl_session']).toMatch(/HttpOnly.*SameSite=Lax/);
  expect(cookies['cl_csrf']).not.toMatch(/HttpOnly/);
  expect(browser.jar.has('cl_sign_in')).toBe(false);
  // Sealed: neither the name nor the office is in it to read.
  const sealed = browser.jar.get('cl_session') ?? '';
  const parts = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  expect(JSON.parse(parts[0] ?? '')).toEqual({ alg: 'dir', enc: 'A256GCM' });
  expect(parts.join()).not.toMatch(/ppac|officer/);
  const { body } = await call('GET', '/api/v1/session', { headers: browser.headers() });
  expect(body).toMatchObject({
    signedIn: true,
    user: { id: 'officer.tthc', name: 'Lê Văn Hùng', role: 'officer', officeId: 'ppac' },
    csrfToken: browser.jar.get('cl_csrf'),
  });
});

it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/%5cevil\n', 'javascript:alert(1)', ''])(
  'nobody is sent to %j after signing in',
  async (returnTo) => {
    const browser = browserOf(house.url);
    const response = await browser.browse(await browser.chooseAccount('agent01', returnTo));
    expect(response.headers.get('location')).toBe('/desk');
  },
);

it('an answer of the provider is worth something only in the browser that asked, and once', async () => {
  const victim = browserOf(house.url);
  const attacker = browserOf(house.url);
  const planted = await attacker.chooseAccount('agent01');
  await victim.browse('/auth/sign-in');
  for (const browser of [victim, browserOf(house.url)]) {
    const response = await browser.browse(planted);
    expect([response.status, browser.jar.has('cl_session')]).toEqual([409, false]);
  }
  expect((await attacker.browse(planted)).status).toBe(303);
  expect((await attacker.browse(planted)).status).toBe(409);
});

it('a session that was planted before is gone after signing in', async () => {
  const browser = browserOf(house.url);
  browser.jar.set('cl_session', /cl_session=([^;]+)/.exec(as['admin']?.['cookie'] ?? '')?.[1] ?? '');
  const before = browser.jar.get('cl_session');
  await browser.browse(await browser.chooseAccount('agent01'));
  expect(browser.jar.get('cl_session')).not.toBe(before);
  const { body } = await call('GET', '/api/v1/session', { headers: browser.headers() });
  expect(body['user']).toMatchObject({ role: 'agent' });
});

it.each([
  ['changed by a sign', (session: string) => `${session.slice(0, -2)}${session.endsWith('AA') ? 'BB' : 'AA'}`],
  ['made of nothing', () => 'x.y.z'],
  ['of another purpose', (_: string, begun: string) => begun],
])('a session cookie %s is no session', async (_, change) => {
  const other = browserOf(house.url);
  await other.browse('/auth/sign-in');
  const session = /cl_session=([^;]+)/.exec(as['admin']?.['cookie'] ?? '')?.[1] ?? '';
  const cookie = `cl_session=${change(session, other.jar.get('cl_sign_in') ?? '')}`;
  const { status, body } = await call('GET', '/api/v1/session', { headers: { cookie } });
  expect([status, body['signedIn']]).toEqual([200, false]);
  expect((await call('GET', '/api/v1/live', { headers: { cookie } })).status).toBe(401);
});

it.each([
  ['no token', ''],
  ['a wrong one', 'x'.repeat(32)],
  ['one of other letters', 'é'.repeat(32)],
])('a command of a signed-in browser with %s is refused', async (_, token) => {
  const headers = { ...as['agent'], 'x-csrf-token': token };
  const { status, body } = await call('POST', '/api/v1/holds', { headers, body: { slotId: 'x' } });
  expect([status, body.reason]).toEqual([403, 'FORBIDDEN']);
});

it('signing out takes the session away and leads to the provider; another site cannot do it', async () => {
  const browser = browserOf(house.url);
  await browser.browse(await browser.chooseAccount('agent01'));
  const foreign = await call('POST', '/auth/sign-out', {
    headers: { ...browser.headers(), 'sec-fetch-site': 'cross-site' },
  });
  expect([foreign.status, foreign.headers.getSetCookie()]).toEqual([403, []]);
  const response = await browser.browse('/auth/sign-out', { method: 'POST' });
  const { location } = (await response.json()) as { location: string };
  expect(browser.jar.has('cl_session') || browser.jar.has('cl_csrf')).toBe(false);
  const end = new URL(location);
  expect(end.href.startsWith(`${house.url}/oidc/`)).toBe(true);
  expect(end.searchParams.get('post_logout_redirect_uri')).toBe(`${house.url}/`);
  expect((await browser.browse(location)).status).toBe(200);
});

interface Slot {
  readonly id: string;
  readonly officeId: string;
}
const freeSlot = async (office: string, procedure: string): Promise<Slot> => {
  const { body } = await call('GET', `/api/v1/slots?office=${office}&procedure=${procedure}&limit=1`);
  const [slot] = body['items'] as Slot[];
  if (!slot) throw new Error(`no free slot at ${office}`);
  return slot;
};

/** What a screen is told, until `enough` of it has come. */
const watch = async (role: string, path: string, enough: (told: Record<string, string>[]) => boolean) => {
  const stop = AbortSignal.timeout(30_000);
  const response = await fetch(`${house.url}/api/v1${path}`, { headers: as[role] ?? {}, signal: stop });
  const told: Record<string, string>[] = [];
  const all = (async () => {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      for (const [, data = '{}'] of Buffer.from(chunk)
        .toString()
        .matchAll(/^data: (.*)$/gm))
        told.push(JSON.parse(data) as Record<string, string>);
      if (enough(told)) return told;
    }
    return told;
  })();
  return { type: response.headers.get('content-type'), all };
};

it('screens are told what changes at their own office, as it happens, and nothing of whom', async () => {
  const of = (code: string) => (told: Record<string, string>[]) => told.some((one) => one['code'] === code);
  const codes: string[] = [];
  const enough = (told: Record<string, string>[]) =>
    told.filter((one) => one['kind'] === 'message').length > 1 && of(codes[1] ?? '')(told);
  const desk = await watch('supervisor', '/live', enough);
  const neighbour = await watch('neighbour', '/live', (told) => of(codes[1] ?? '')(told));
  expect(desk.type).toBe('text/event-stream');
  for (const [office, procedure] of [
    ['ppac', 'BD-01'],
    ['motcua-26041', 'HT-01'],
  ] as const) {
    const slot = await freeSlot(office, procedure);
    const citizen = { name: 'Đỗ Kín Đáo', phone: '0988777666' };
    const { body, status } = await api('POST', '/appointments', 'agent', {
      slotId: slot.id,
      procedureCode: procedure,
      citizen,
    });
    expect(status).toBe(201);
    codes.push(String(body['code']));
  }
  const seen = await desk.all;
  expect(seen).toContainEqual({
    kind: 'appointment',
    officeId: 'ppac',
    code: codes[0],
    happened: 'booked',
    at: expect.stringMatching(/\+07:00$/) as string,
  });
  expect(JSON.stringify(seen)).not.toMatch(/Kín Đáo|988777666/);
  // What happened at the other office came before, and was not told.
  for (const one of await neighbour.all) expect([one['officeId'], one['code']]).toEqual(['motcua-26041', codes[1]]);
});

it('a counter’s calendar is subscribed to by its address, which opens that one alone and says nothing of whom', async () => {
  const slot = await freeSlot('ppac', 'BD-01');
  const citizen = { name: 'Phan Kín Tiếng', phone: '0988777555' };
  const booked = await api('POST', '/appointments', 'agent', { slotId: slot.id, procedureCode: 'BD-01', citizen });
  const { scheduleId } = booked.body['slot'] as { scheduleId: string };
  const { status, body } = await api('GET', `/counters/${scheduleId}/calendar-feed`, 'supervisor');
  expect(status).toBe(200);
  expect((await api('GET', `/counters/${scheduleId}/calendar-feed`, 'neighbour')).status).toBe(403);
  const { pathname, search } = new URL(String(body['url']));
  const feed = await call('GET', pathname + search);
  expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const text = feed.text.replace(/\r\n /g, '');
  expect(text).toContain(`UID:${String(booked.body['code'])}@civicline.vn`);
  expect(text).not.toMatch(/Kín Tiếng|988777555/);
  for (const wrong of [`${pathname}?key=x`, pathname, `/feeds/counters/another.ics${search}`])
    expect((await call('GET', wrong)).body.reason).toBe('SCHEDULE_NOT_FOUND');
});

it('an officer changes the hours of the own office; a fault is named by its path', async () => {
  const week = (closes: string) => ({
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, intervals: [{ opens: '07:30', closes }] })),
    exceptions: [{ day: '2026-12-24', intervals: [], reason: { vi: 'Tập huấn', en: 'Training' } }],
  });
  const { status, body } = await api('PUT', '/offices/motcua-26041/hours', 'neighbour', week('11:00'));
  expect(status).toBe(200);
  expect(body).toMatchObject({ unit: { code: '26041' }, hours: { exceptions: [{ reason: 'Tập huấn' }] } });
  const wrong = await api('PUT', '/offices/motcua-26041/hours', 'neighbour', week('7:5'));
  expect(wrong.body.violations?.[0]).toMatchObject({ field: 'weekly[0].intervals[0].closes', rule: 'format.time' });
  const backwards = await api('PUT', '/offices/motcua-26041/hours', 'neighbour', week('07:00'));
  expect(backwards.body.violations?.[0]).toMatchObject({ field: 'weekly[0].intervals[0].opens', rule: 'before' });
});

it('a bearer token of another issuer, audience or time is none', async () => {
  const [head = '', , signature = ''] = (as['system']?.['authorization'] ?? '').replace('Bearer ', '').split('.');
  const forged = Buffer.from(JSON.stringify({ sub: 'x', aud: 'civicline', exp: 4e9 })).toString('base64url');
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
  for (const token of [`${head}.${forged}.${signature}`, `${unsigned}.${forged}.`, 'a.b.c', 'é']) {
    const { status, body, headers } = await call('GET', '/api/v1/procedures', {
      headers: { authorization: `Bearer ${Buffer.from(token).toString('latin1')}` },
    });
    expect([token.length, status, body.reason]).toEqual([token.length, 401, 'UNAUTHENTICATED']);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  }
});
