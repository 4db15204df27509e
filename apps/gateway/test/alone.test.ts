import type { Running } from '@civicline/service-kit';
import { startService } from '@civicline/service-kit';
import { freePort } from '@civicline/testkit';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gatewayService } from '../src/service';
import { callOf } from './world';

const desk = mkdtempSync(path.join(os.tmpdir(), 'civicline-desk-'));
let gateway: Running;
let mute: Server;
let port: number;
const sockets = new Set<Socket>();
const call: ReturnType<typeof callOf> = (...request) => callOf(`http://127.0.0.1:${port}`)(...request);

/** A gateway with nothing behind it: scheduling does not answer, everything else is away. */
beforeAll(async () => {
  mkdirSync(path.join(desk, 'assets'));
  writeFileSync(path.join(desk, 'index.html'), '<!doctype html><title>Civicline</title>');
  writeFileSync(path.join(desk, 'assets/index-Ab12.js'), 'void 0;');
  mute = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port: mutePort } = mute.address() as { port: number };
  port = await freePort();
  const nowhere = `127.0.0.1:${await freePort()}`;
  gateway = await startService(gatewayService, {
    CIVICLINE_PORT: String(port),
    CIVICLINE_LOG_LEVEL: 'fatal',
    CIVICLINE_PUBLIC_URL: `http://127.0.0.1:${port}`,
    CIVICLINE_EVENTS: `postgres://${nowhere}/none`,
    CIVICLINE_DIRECTORY_ADDRESS: nowhere,
    CIVICLINE_SCHEDULING_ADDRESS: `127.0.0.1:${mutePort}`,
    CIVICLINE_ROUTING_ADDRESS: nowhere,
    CIVICLINE_NOTIFICATION_ADDRESS: nowhere,
    CIVICLINE_OIDC_ISSUER: `http://${nowhere}/oidc/realms/centre`,
    CIVICLINE_OIDC_CLIENT_ID: 'gateway',
    CIVICLINE_OIDC_CLIENT_SECRET: 'secret',
    CIVICLINE_OIDC_PROXY: `http://${nowhere}`,
    CIVICLINE_SESSION_SECRET: 'a secret of the test',
    CIVICLINE_SMS_RECEIPT_SECRET: 'another',
    CIVICLINE_CTI_SECRET: 'a third',
    CIVICLINE_FEED_SECRET: 'a fourth',
    CIVICLINE_INTAKE_ADDRESS: nowhere,
    CIVICLINE_DESK_DIR: desk,
    CIVICLINE_REQUEST_TIMEOUT_MS: '1500',
  });
  for (let open = false; !open;)
    open = await fetch(`http://127.0.0.1:${port}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await gateway.stop();
  mute.close();
  rmSync(desk, { recursive: true });
});

it.each([
  ['a service that is away', 'GET', '/api/v1/procedures', 503, 'UNAVAILABLE'],
  ['a service that does not answer', 'GET', '/api/v1/slots?office=ppac', 504, 'DEADLINE_EXCEEDED'],
  ['signing in without a provider', 'GET', '/auth/sign-in', 503, 'UNAVAILABLE'],
  ['a proxy without its other side', 'GET', '/oidc/realms/centre/anything', 503, 'UNAVAILABLE'],
  ['what this house does not have', 'GET', '/local/messages', 404, 'NOT_FOUND'],
])('%s is a problem in both languages', async (_, method, where, status, reason) => {
  const titles = new Set<unknown>();
  for (const language of ['vi', 'en']) {
    const answer = await call(method, where, { headers: { 'accept-language': language } });
    expect([answer.status, answer.body.reason]).toEqual([status, reason]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('content-language')).toBe(language);
    expect(answer.headers.get('retry-after')).toBe(status === 503 ? '5' : null);
    titles.add(answer.body['title']);
  }
  expect(titles.size).toBe(2);
});

it('a token that may be right is not called wrong while nobody can tell', async () => {
  const head = Buffer.from('{"alg":"RS256","kid":"1"}').toString('base64url');
  const authorization = `Bearer ${head}.${Buffer.from('{}').toString('base64url')}.AAAA`;
  expect((await call('GET', '/api/v1/session', { headers: { authorization } })).status).toBe(503);
  expect((await call('GET', '/api/v1/session', { headers: { authorization: 'Bearer x' } })).status).toBe(401);
});

it('it lives, it is ready to say so, and whoever wants to leave may', async () => {
  expect((await call('GET', '/health/live')).status).toBe(200);
  const ready = await call('GET', '/health/ready');
  expect([ready.status, ready.body]).toEqual([200, { status: 'ready' }]);
  const out = await call('POST', '/auth/sign-out');
  expect([out.status, out.body['location']]).toEqual([200, `http://127.0.0.1:${port}/`]);
});

it.each([
  ['/', 'text/html', 200],
  ['/desk', 'text/html', 200],
  ['/wall', 'text/html', 200],
  ['/appointment/MPV9-6PHJ', 'text/html', 200],
  ['/assets/index-Ab12.js', '*/*', 200],
  ['/assets/index-Old1.js', '*/*', 404],
  ['/favicon.ico', '*/*', 404],
  ['/desk', 'application/json', 404],
  ['/api/v1/nothing', 'text/html', 404],
  ['/%E0%A4%A', 'text/html', 400],
  ['/..%2f..%2fetc%2fpasswd', '*/*', 400],
])('%s as %s is %i', async (where, accept, status) => {
  const answer = await call('GET', where, { headers: { accept } });
  if (where.startsWith('/..')) expect([400, 403, 404, 200]).toContain(answer.status);
  else expect(answer.status).toBe(status);
  expect(answer.text).not.toContain('root:');
  if (answer.status >= 400) expect(answer.headers.get('content-type')).toContain('application/problem+json');
});

it('pages let no foreign script in and are asked for anew; what has a hash is kept', async () => {
  const page = await call('GET', '/', { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')?.split(';').sort()).toEqual([
    "base-uri 'self'",
    "connect-src 'self'",
    "default-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "frame-src 'self' blob:",
    "img-src 'self' data:",
    "object-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
  ]);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('x-powered-by')).toBeNull();
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const asset = await call('GET', '/assets/index-Ab12.js');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

it('the description is readable as a page, without a script or anything from outside', async () => {
  const { status, text } = await call('GET', '/api/docs');
  expect(status).toBe(200);
  expect(text).toContain('/appointments/{code}/move');
  expect(text).not.toMatch(/<script|src=|href="http/);
});

it.each([
  ['GET', '/api/v1/holds', 'POST'],
  ['PATCH', '/api/v1/procedures', 'GET, HEAD'],
  ['POST', '/api/v1/offices/ppac/hours', 'PUT'],
  ['OPTIONS', '/api/v1/appointments', 'POST'],
])('%s %s is told what there is', async (method, where, allow) => {
  const { status, headers, body } = await call(method, where);
  expect([status, body.reason, headers.get('allow')]).toEqual([405, 'METHOD_NOT_ALLOWED', allow]);
});

/** Bytes as no client library would send them. */
const raw = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => resolve(answer)).on('error', reject);
  });

it.each([
  ['no HTTP', 'HELLO\r\n\r\n', 400],
  ['a head without end', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  [
    'two lengths',
    'POST /api/v1/holds HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    400,
  ],
])('%s is a problem as well', async (_, bytes, status) => {
  const answer = await raw(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain('application/problem+json');
});

/** Whoever is handed on meets nobody here, and is told so. */
it.each([
  ['/oidc/realms/centre/protocol/openid-connect/auth?client_id=gateway', 503],
  ['/oidc/realms/centre/.well-known/openid-configuration', 503],
  ['/oidc/resources/ab12c/login/keycloak.v2/css/styles.css', 503],
  ['/oidc', 404],
  ['/oidc/', 404],
  ['/oidc/admin/', 404],
  ['/oidc/admin/realms/centre/users', 404],
  ['/oidc/realms/master/protocol/openid-connect/token', 404],
  ['/oidc/realms/centre2/account', 404],
  ['/oidc/metrics', 404],
  ['/oidc/realms/centre/../../admin/', 404],
  ['/oidc/realms/centre/./../master/account', 404],
  ['/oidc/resources/../admin/', 404],
  ['/oidc/resources/%2e%2e/admin/', 404],
  ['/oidc/realms/centre/..%2f..%2fadmin/', 404],
  ['/oidc/realms/centre/..;/..;/admin/', 404],
  ['/oidc/realms/centre//../../admin/', 404],
  ['/oidc/realms/centre/..\\..\\admin/', 404],
])('of the identity provider people reach what signing in needs: %s is %i', async (where, status) => {
  for (const method of ['GET', 'POST']) {
    const answer = await raw(
      `${method} ${where} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  }
});

it.each<[string, RequestInit]>([
  ['nothing at all', {}],
  ['an empty body', { body: '', headers: { 'content-type': 'application/json' } }],
])('a command with %s names what is missing', async (_, init) => {
  const headers = { 'idempotency-key': 'k', 'accept-language': 'en', ...(init.headers as Record<string, string>) };
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/holds`, { method: 'POST', ...init, headers });
  const problem = (await response.json()) as { violations: unknown[] };
  expect(response.status).toBe(400);
  expect(problem.violations).toEqual([{ field: '', rule: 'required', message: 'This is required.' }]);
});
