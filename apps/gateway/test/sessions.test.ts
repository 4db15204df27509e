import type { House } from '@civicline/testkit';
import { eventually, startHouse } from '@civicline/testkit';
import type { Call } from './world';
import { browserOf, callOf, signedIn } from './world';

/** Three gateways: whoever is out is out at each. */
let house: House;
beforeAll(async () => {
  house = await startHouse({}, ['--replicas', 'gateway=3']);
});
afterAll(() => house?.stop());

type Headers = Record<string, string>;
const call: Call = (...request) => callOf(house.url)(...request);
const api = (method: string, path: string, headers: Headers, body?: unknown) =>
  call(method, `/api/v1${path}`, { headers, ...(body === undefined ? {} : { body }) });
const agents = {
  phone: 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0',
  desk: 'Mozilla/5.0 (Windows NT 10.0) Firefox/127.0',
};

interface OpenSession {
  id: string;
  account: string;
  device: string;
  current: boolean;
}
const listed = async (headers: Headers, query = '') =>
  (await api('GET', `/sessions${query}`, headers)).body['items'] as OpenSession[];
const statusAt = async (gateway: string, { cookie = '' }: Headers) =>
  (await callOf(gateway)('GET', '/api/v1/sessions', { headers: { cookie } })).status;
/** What each gateway says to a cookie. */
const everywhere = (headers: Headers) => Promise.all(house.gateways.map((gateway) => statusAt(gateway, headers)));
const out = [401, 401, 401];
const goneEverywhere = (headers: Headers) => eventually(async () => expect(await everywhere(headers)).toEqual(out));

it('somebody sees where they are signed in, at every gateway, and ends the others: their own stays', async () => {
  const [here, there, elsewhere] = [
    await signedIn(house.url, 'agent01'),
    await signedIn(house.url, 'agent01'),
    await signedIn(house.url, 'agent02'),
  ];
  await eventually(async () => {
    for (const gateway of house.gateways) {
      const { body } = await callOf(gateway)('GET', '/api/v1/sessions', { headers: here });
      expect((body['items'] as OpenSession[]).map(({ current }) => current)).toEqual([false, true]);
    }
  });
  expect((await api('POST', '/sessions/end', here, {})).status).toBe(204);
  await goneEverywhere(there);
  expect([await everywhere(here), await everywhere(elsewhere)]).toEqual([
    [200, 200, 200],
    [200, 200, 200],
  ]);
  expect(await listed(here)).toMatchObject([{ account: 'agent01', current: true }]);
});

it('one session is ended by its name: by its owner, by who answers for all, and by nobody else', async () => {
  const [own, other] = [await signedIn(house.url, 'agent01'), await signedIn(house.url, 'agent02')];
  const [one] = await listed(own);
  const id = one?.id ?? '';
  expect((await api('DELETE', `/sessions/${id}`, other)).status).toBe(404);
  expect((await api('GET', '/sessions?account=agent01', other)).status).toBe(403);
  expect((await api('POST', '/sessions/end', other, { account: 'agent01' })).status).toBe(403);
  expect(await everywhere(own)).toEqual([200, 200, 200]);
  const admin = await signedIn(house.url, 'admin01');
  expect((await api('DELETE', `/sessions/${id}`, admin)).status).toBe(204);
  await goneEverywhere(own);
  expect((await api('DELETE', `/sessions/${id}`, admin)).status).toBe(404);
});

it('a supervisor ends all sessions of an account; screens that are open go dark, and it stands in the audit with the tries', async () => {
  const lead = await signedIn(house.url, 'supervisor01');
  const lost = await signedIn(house.url, 'officer.tthc');
  const screen = await fetch(`${house.gateways[1]}/api/v1/live`, { headers: { cookie: lost['cookie'] ?? '' } });
  const dark = (async () => {
    for await (const _ of screen.body as unknown as AsyncIterable<Uint8Array>);
    return 'dark';
  })();
  expect((await api('POST', '/sessions/end', lost, { account: 'supervisor01' })).status).toBe(403);
  expect((await api('POST', '/sessions/end', lead, { account: 'officer.tthc' })).status).toBe(204);
  await goneEverywhere(lost);
  expect(await dark).toBe('dark');
  await eventually(async () => {
    const acts = async (account: string) => {
      const { body } = await api('POST', '/privacy/accesses', lead, { account, purpose: 'Thử' });
      return (body['items'] as { act: string; outcome: string; about: string[] }[]).filter(
        ({ act }) => act === 'NoteSessionsEnded',
      );
    };
    expect(await acts('supervisor01')).toMatchObject([{ outcome: 'changed', about: ['officer.tthc'] }]);
    expect(await acts('officer.tthc')).toMatchObject([{ outcome: 'FORBIDDEN' }]);
  });
});

it('whose session was ended shows anew who they are, though the provider remembers them; then they are in', async () => {
  const browser = browserOf(house.url);
  expect((await browser.browse(await browser.chooseAccount('agent03'))).status).toBe(303);
  const back = async () => {
    const begun = await browser.browse('/auth/sign-in?returnTo=/desk');
    return browser.browse(begun.headers.get('location') ?? '');
  };
  // The provider knows this browser and lets it through without a question.
  expect((await back()).headers.get('location')).toContain('/auth/callback?');
  const lead = await signedIn(house.url, 'supervisor01');
  expect((await api('POST', '/sessions/end', lead, { account: 'agent03' })).status).toBe(204);
  const through = await browser.browse((await back()).headers.get('location') ?? '');
  expect([through.status, through.headers.get('location')]).toEqual([
    303,
    `${house.url}/auth/sign-in?anew=&returnTo=%2Fdesk`,
  ]);
  // Not in the second of the end.
  await eventually(async () => {
    const again = await browser.browse(await browser.chooseAccount('agent03', '/desk', true));
    expect([again.status, again.headers.get('location')]).toEqual([303, '/desk']);
  });
});

it('who signs out is out: a copy of the cookie opens nothing', async () => {
  const headers = await signedIn(house.url, 'agent01');
  expect((await call('POST', '/auth/sign-out', { headers })).status).toBe(200);
  await goneEverywhere(headers);
});

it('who signs out at the identity provider is out here, where they signed in from there, and a token that is none signs nobody out', async () => {
  const browser = browserOf(house.url);
  await browser.browse(await browser.chooseAccount('officer.tranbien'));
  const [here, elsewhere] = [browser.headers(), await signedIn(house.url, 'officer.tranbien')];
  const form = (body: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(body) });
  const signed = (here['cookie'] ?? '').replace(/.*cl_session=([^;]+).*/, '$1');
  for (const token of ['', 'x.y.z', signed])
    expect((await fetch(`${house.url}/auth/back-channel-logout`, form({ logout_token: token }))).status).toBe(400);
  const page = await (await browser.browse('/oidc/session/end?client_id=civicline-gateway')).text();
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
  await browser.browse('/oidc/session/end/confirm', form({ xsrf, logout: 'yes' }));
  await goneEverywhere(here);
  expect(await everywhere(elsewhere)).toEqual([200, 200, 200]);
});

it('a gateway that starts knows what was ended before', async () => {
  const headers = await signedIn(house.url, 'agent02');
  const lead = await signedIn(house.url, 'supervisor01');
  expect((await api('POST', '/sessions/end', lead, { account: 'agent02' })).status).toBe(204);
  const before = house.pidsOf('gateway');
  for (const pid of before) process.kill(pid, 'SIGKILL');
  await eventually(async () => {
    const now = house.pidsOf('gateway');
    expect([now.length, now.some((pid) => before.includes(pid))]).toEqual([before.length, false]);
    // Until it knows, it says neither yes nor no.
    const seen = await everywhere(headers);
    expect(seen.filter((status) => status !== 401 && status !== 503)).toEqual([]);
    expect(seen).toEqual(out);
  });
});

it('a device is named by what it says of itself', async () => {
  const lead = await signedIn(house.url, 'supervisor01');
  for (const [name, device] of [
    [agents.phone, 'Chrome · Android'],
    [agents.desk, 'Firefox · Windows'],
  ] as const) {
    const browser = browserOf(house.url, { 'user-agent': name });
    await browser.browse(await browser.chooseAccount('officer.tnmt'));
    await eventually(async () =>
      expect((await listed(lead, '?account=officer.tnmt')).map((one) => one.device)).toContain(device),
    );
  }
});
