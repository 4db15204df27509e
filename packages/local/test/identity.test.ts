import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const home = mkdtempSync(path.join(os.tmpdir(), 'civicline-identity-'));
const gatewayUrl = 'http://127.0.0.1:8022';
const options = {
  issuer: `${gatewayUrl}/oidc`,
  gatewayUrl,
  clientSecret: randomBytes(24).toString('base64url'),
  systemSecret: randomBytes(24).toString('base64url'),
  postOfficeSecret: randomBytes(24).toString('base64url'),
  file: path.join(home, 'identity.json'),
};
let child: ChildProcess;
let url: string;

/** The provider ships ES modules only: it runs as built, in a process of its own. */
const start = async () => {
  const script = `require(${JSON.stringify(path.resolve(__dirname, '../dist/identity.js'))})
    .startIdentity(${JSON.stringify(options)}).then(({ url }) => console.log('at ' + url))`;
  child = spawn(process.execPath, ['--no-deprecation', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  for await (const chunk of child.stdout as NodeJS.ReadableStream) {
    said += String(chunk);
    const found = /^at (\S+)$/m.exec(said);
    if (found?.[1]) return void (url = found[1]);
  }
  throw new Error('the identity provider did not start');
};
const stop = async () => {
  child.kill();
  await once(child, 'exit');
};

beforeAll(start);
afterAll(async () => {
  await stop();
  rmSync(home, { recursive: true, force: true });
});

/** As the gateway's proxy hands it on. */
const ask = (where: string, init: RequestInit = {}) =>
  fetch(where.replace(gatewayUrl, url), {
    redirect: 'manual',
    ...init,
    headers: { 'x-forwarded-host': '127.0.0.1:8022', accept: 'text/html', ...(init.headers as object) },
  });
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const token = (client: Record<string, string>, body: Record<string, string>) =>
  ask(`${gatewayUrl}/oidc/token`, { method: 'POST', headers: client, body: new URLSearchParams(body) });
const read = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
const systemToken = async () => {
  const response = await token(basic('department-system', options.systemSecret), { grant_type: 'client_credentials' });
  return ((await response.json()) as { access_token: string }).access_token;
};

/** Signs in as a browser does; gives the code, and what it takes to redeem it. */
const signIn = async (account: string) => {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'civicline-gateway',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${gatewayUrl}/auth/callback`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const jar = new Map<string, string>();
  const browse = async (where: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await ask(where, { ...init, headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const goOn = (response: Response) => new URL(response.headers.get('location') ?? '', gatewayUrl).href;
  const page = goOn(await browse(`${gatewayUrl}/oidc/auth?${query.toString()}`));
  const shown = await (await browse(page)).text();
  const chosen = await browse(page, { method: 'POST', body: new URLSearchParams({ account }) });
  if (chosen.status === 400) return { page: shown, back: undefined, verifier };
  return { page: shown, back: new URL(goOn(await browse(goOn(chosen)))), verifier };
};

it('signs a person in and says who it is', async () => {
  const { page, back, verifier } = await signIn('officer.tthc');
  expect(page).toContain('officer.tthc');
  expect(page).not.toMatch(/https?:\/\//);
  const redeem = {
    grant_type: 'authorization_code',
    code: back?.searchParams.get('code') ?? '',
    redirect_uri: `${gatewayUrl}/auth/callback`,
  };
  const gateway = basic('civicline-gateway', options.clientSecret);
  const response = await token(gateway, { ...redeem, code_verifier: verifier });
  const { id_token: idToken } = (await response.json()) as { id_token: string };
  expect(read(idToken)).toMatchObject({
    iss: options.issuer,
    aud: 'civicline-gateway',
    sub: 'officer.tthc',
    name: 'Lê Văn Hùng',
    role: 'officer',
    office_id: 'ppac',
  });
  // A code is worth one sign-in.
  expect((await token(gateway, { ...redeem, code_verifier: verifier })).status).toBe(400);
});

it('wants the verifier of whoever began', async () => {
  const { back } = await signIn('agent01');
  const response = await token(basic('civicline-gateway', options.clientSecret), {
    grant_type: 'authorization_code',
    code: back?.searchParams.get('code') ?? '',
    redirect_uri: `${gatewayUrl}/auth/callback`,
    code_verifier: randomBytes(32).toString('base64url'),
  });
  expect(response.status).toBe(400);
});

it('tells of a post office’s system whose it is, and of no other', async () => {
  const asked = { grant_type: 'client_credentials' };
  const response = await token(basic('post-office-system', options.postOfficeSecret), asked);
  const { access_token: theirs } = (await response.json()) as { access_token: string };
  expect(read(theirs)).toMatchObject({ client_id: 'post-office-system', office_id: 'buudien-tran-bien' });
  expect(read(await systemToken())).not.toHaveProperty('office_id');
});

it('gives systems a token of their own', async () => {
  expect(read(await systemToken())).toMatchObject({
    iss: options.issuer,
    aud: 'civicline',
    client_id: 'department-system',
  });
});

it.each([
  ['a wrong secret', () => token(basic('department-system', 'guess'), { grant_type: 'client_credentials' }), 401],
  ['an unknown client', () => ask(`${gatewayUrl}/oidc/auth?client_id=nobody`), 400],
  ['a sign-in page that is too old', () => ask(`${gatewayUrl}/oidc/interaction/old`), 400],
])('refuses %s, and shows nothing of its inside', async (_, request, status) => {
  const response = await request();
  expect(response.status).toBe(status);
  expect(await response.text()).not.toMatch(/node_modules|\bat .*\(|https?:\/\/fonts/);
});

it('refuses an account that there is not', async () => {
  expect((await signIn('root')).back).toBeUndefined();
});

it("does not give a person's token for the systems' door", async () => {
  const query = new URLSearchParams({
    client_id: 'civicline-gateway',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${gatewayUrl}/auth/callback`,
    code_challenge: createHash('sha256').update('verifier').digest('base64url'),
    code_challenge_method: 'S256',
    resource: 'urn:civicline:api',
  });
  const response = await ask(`${gatewayUrl}/oidc/auth?${query.toString()}`);
  expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_target');
});

it('keeps its keys over a restart: what it signed before stays good', async () => {
  const keys = async () => (await (await ask(`${gatewayUrl}/oidc/jwks`)).json()) as unknown;
  const before = await keys();
  await stop();
  await start();
  expect(await keys()).toEqual(before);
  expect(statSync(options.file).mode & 0o077).toBe(0);
});
