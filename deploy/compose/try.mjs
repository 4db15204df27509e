// node deploy/compose/try.mjs: uses a house that `docker compose up` started the way people do, and says what it saw. Ends with 1 at
// the first thing that is not as it should be.
import { Kafka, logLevel } from 'kafkajs';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { book, command, env, json, signIn, until } from './house.mjs';

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

const cti = (events) => {
  const body = JSON.stringify({ source: 'pbx', events });
  const time = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', env.CTI_SECRET).update(`${time}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-timestamp': time, 'x-signature': signature };
  return json('/integrations/cti/v1/events', { method: 'POST', headers, body });
};

/** What the process's own image says of its audit. */
const verify = (service, schema) => {
  const said = `node /civicline/packages/store/dist/audit-main.js verify --schema ${schema} --postgres "$CIVICLINE_DATABASE_URL" --keys "$CIVICLINE_PERSONAL_KEYS"`;
  const inside = ['compose', 'exec', '-T', service, 'sh', '-c', said];
  return execFileSync('docker', inside, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
};

const { heard, stop } = await listen();

const { phone, booked } = await book();
console.log(`booked       ${booked.code} at ${booked.slot.start}`);

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

const agent = await signIn('agent01');
assert.equal(agent.person.role, 'agent', JSON.stringify(agent.person));
const seen = await json(`/api/v1/appointments/${booked.code}`, { headers: agent.headers });
assert.equal(seen.code, booked.code);
console.log('signed in    agent01, as agent; sees the visit');

const supervisor = await signIn('supervisor01');
const question = command({ number: phone, purpose: 'try.mjs' }, supervisor.headers);
await until('that the agent looked', async () =>
  (await json('/api/v1/privacy/accesses', question)).items.some(
    ({ account, act }) => account === 'agent01' && act === 'GetAppointment',
  ),
);
console.log('noted        that agent01 was shown the citizen’s visit; supervisor01 is told so');

const keepers = { scheduling: 'scheduling', routing: 'routing', notification: 'notification', 'call-intake': 'intake' };
for (const [service, schema] of Object.entries(keepers)) {
  const said = verify(service, schema);
  assert.match(said, /: whole, [1-9]/);
  console.log(`audit        ${said}`);
}

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
