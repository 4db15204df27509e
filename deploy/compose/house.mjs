// A house that `docker compose up` started, as people and programs meet it; for try.mjs and observed.mjs.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export const env = Object.fromEntries(
  readFileSync(new URL('.env', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);
export const url = env.PUBLIC_URL ?? 'http://localhost:8022';
const patienceMs = 60_000;

/** Asks until there is something, and returns it. */
export const until = async (what, ask) => {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(200)) {
    const found = await ask();
    if (found) return found;
  }
  throw new Error(`not within ${patienceMs / 1_000} s: ${what}`);
};

/** What is answered at a path of the house, or at an address, null for nothing; it must be good. */
export const json = async (path, options = {}) => {
  const response = await fetch(new URL(path, url), options);
  const text = await response.text();
  assert.ok(response.ok, `${path}: ${response.status} ${text}`);
  return JSON.parse(text || 'null');
};

export const command = (body, headers = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
  body: JSON.stringify(body),
});

/** Somebody books the last free place of the sample office. */
export const book = async (headers = {}) => {
  const { items: slots } = await json('/api/v1/slots?office=ppac&procedure=BD-01&limit=50');
  assert.ok(slots.length, 'no slot is free');
  const phone = `09${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;
  const wish = { slotId: slots.at(-1).id, procedureCode: 'BD-01', citizen: { name: 'Nguyễn Thị Thử', phone } };
  return { phone, booked: await json('/api/v1/appointments', command(wish, headers)) };
};

/** A browser that keeps cookies and follows redirections, as far as signing in needs one. */
const browser = () => {
  const jar = new Map();
  const headers = () => ({
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    'x-csrf-token': jar.get('cl_csrf') ?? '',
  });
  const go = async (target, options = {}) => {
    const asked = { ...options, headers: headers(), redirect: 'manual' };
    const response = await fetch(new URL(target, url), asked);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      jar.set(name, value);
    }
    const next = response.headers.get('location');
    return next ? go(new URL(next, new URL(target, url)).href) : response;
  };
  return { go, headers };
};

/** Signs in at the identity provider as people do. Returns who that is, and the headers of what their page asks. */
export const signIn = async (username) => {
  const { go, headers } = browser();
  const page = await (await go('/auth/sign-in?returnTo=/desk')).text();
  const action = /action="([^"]+)"/.exec(page)?.[1].replaceAll('&amp;', '&');
  assert.ok(action, 'the identity provider showed no form');
  const body = new URLSearchParams({ username, password: env.STAFF_PASSWORD });
  const desk = await go(action, { method: 'POST', body });
  assert.equal(desk.status, 200);
  const { user } = await json('/api/v1/session', { headers: headers() });
  return { person: user, headers: headers() };
};
