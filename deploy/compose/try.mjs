// node deploy/compose/try.mjs: uses a house that `docker compose up` started the way people do, and says what it saw. Ends with 1 at
// the first thing that is not as it should be.
import { Kafka, logLevel } from 'kafkajs';
import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const env = Object.fromEntries(
  readFileSync(new URL('.env', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);
const url = env.PUBLIC_URL ?? 'http://localhost:8022';
const patienceMs = 30_000;

const until = async (what, ask) => {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(200)) {
    const found = await ask();
    if (found) return found;
  }
  throw new Error(`not within ${patienceMs / 1_000} s: ${what}`);
};
const json = async (path, options = {}) => {
  const response = await fetch(new URL(path, url), options);
  const body = await response.json();
  assert.ok(response.ok, `${path}: ${response.status} ${JSON.stringify(body)}`);
  return body;
};

/** Everything that is announced from now on, by the type of the event. */
const listen = async () => {
  const heard = [];
  const kafka = new Kafka({ clientId: 'try', brokers: ['localhost:9092'], logLevel: logLevel.ERROR });
  const consumer = kafka.consumer({ groupId: `try-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topics: ['civicline.appointment.v1', 'civicline.call.v1'], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) =>
      Promise.resolve(
        void heard.push({ type: String(message.headers.ce_type), key: String(message.key), value: message.value }),
      ),
  });
  return { heard, stop: () => consumer.disconnect() };
};

/** A browser that keeps cookies and follows redirections, as far as signing in needs one. */
const browser = () => {
  const jar = new Map();
  const go = async (target, options = {}) => {
    const headers = { ...options.headers, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(new URL(target, url), { ...options, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      jar.set(name, value);
    }
    const next = response.headers.get('location');
    return next ? go(new URL(next, new URL(target, url)).href) : response;
  };
  return go;
};

const signIn = async (username) => {
  const go = browser();
  const page = await (await go('/auth/sign-in?returnTo=/desk')).text();
  const action = /action="([^"]+)"/.exec(page)?.[1].replaceAll('&amp;', '&');
  assert.ok(action, 'the identity provider showed no form');
  const body = new URLSearchParams({ username, password: env.STAFF_PASSWORD });
  const desk = await go(action, { method: 'POST', body });
  assert.equal(desk.status, 200);
  return (await go('/api/v1/session')).json();
};

const cti = (events) => {
  const body = JSON.stringify({ source: 'pbx', events });
  const time = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', env.CTI_SECRET).update(`${time}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-timestamp': time, 'x-signature': signature };
  return json('/integrations/cti/v1/events', { method: 'POST', headers, body });
};

const { heard, stop } = await listen();

const { items: slots } = await json('/api/v1/slots?office=ppac&procedure=BD-01&limit=50');
assert.ok(slots.length, 'no slot is free');
const phone = `09${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;
const booked = await json('/api/v1/appointments', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify({ slotId: slots.at(-1).id, procedureCode: 'BD-01', citizen: { name: 'Nguyễn Thị Thử', phone } }),
});
console.log(`booked       ${booked.code} at ${booked.slot?.start ?? booked.start ?? ''}`);

const code = Buffer.from(booked.code);
await until('the appointment on Kafka', () =>
  heard.some(({ type, value }) => type === 'civicline.appointment.booked.v1' && value.includes(code)),
);
console.log('announced    civicline.appointment.booked.v1 on localhost:9092');

if (env.OUTSIDE_URL) {
  await until('the message to the citizen', async () =>
    (await json('/local/messages')).items.some(({ text }) => text.includes(booked.code)),
  );
  console.log('told         the SMS with the code has arrived');
}

const person = await signIn('agent01');
assert.equal(person.role ?? person.user?.role, 'agent', JSON.stringify(person));
console.log('signed in    agent01, as agent');

const token = await json('/oidc/realms/civicline/protocol/openid-connect/token', {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'department-system',
    client_secret: env.OIDC_SYSTEM_SECRET,
  }),
});
await json('/api/v1/webhooks', { headers: { authorization: `Bearer ${token.access_token}` } });
console.log('let in       a department’s system with a token of its own');

const callId = `try-${randomUUID()}`;
const { outcomes } = await cti([
  { id: `${callId}-1`, callId, event: 'newCall', number: phone, dialled: '1022', line: '1022-01' },
]);
assert.equal(outcomes[0].status, 'applied', JSON.stringify(outcomes));
await until('the call on Kafka', () => heard.some(({ type }) => type.startsWith('civicline.call.')));
const ended = await cti([{ id: `${callId}-2`, callId, event: 'hangup', detail: 'caller' }]);
assert.equal(ended.outcomes[0].status, 'applied', JSON.stringify(ended));
console.log(
  `called       from ${phone}; announced as ${[...new Set(heard.map(({ type }) => type))].filter((type) => type.includes('.call.')).join(', ')}`,
);
await stop();
