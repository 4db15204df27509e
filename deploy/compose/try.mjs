// node deploy/compose/try.mjs: uses a house that `docker compose up` started the way people do, and says what it saw. Ends with 1 at
// the first thing that is not as it should be.
import { Kafka, logLevel } from 'kafkajs';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { book, command, env, json, signIn, until, url } from './house.mjs';

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

const docker = (...said) =>
  execFileSync('docker', said, {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();

/** What the process's own image says of its audit. */
const verify = (service, schema) => {
  const said = `node /civicline/packages/store/dist/audit-main.js verify --schema ${schema} --postgres "$CIVICLINE_DATABASE_URL" --keys "$CIVICLINE_PERSONAL_KEYS"`;
  return docker('compose', 'exec', '-T', service, 'sh', '-c', said);
};

const asks = `fetch('http://127.0.0.1:8022/api/v1/session', { headers: { cookie: process.argv[1] } }).then((answer) => answer.text()).then(console.log)`;

/** Another gateway of this house: nothing comes to it but what is asked here, so what it knows it knows from Kafka. */
const openOther = () => {
  const id = docker('compose', 'run', '--detach', '--no-deps', '--rm', 'gateway');
  return {
    /** Whether it takes the cookie; undefined while it cannot say. */
    lets: ({ headers: { cookie } }) => {
      try {
        return JSON.parse(docker('exec', id, 'node', '-e', asks, cookie)).signedIn;
      } catch {
        return undefined;
      }
    },
    restart: () => docker('restart', id),
    drop: () => docker('rm', '--force', id),
  };
};

/** An administrator of the identity provider, who is let in within the house alone: ends whatever somebody is signed in to. */
const ends = `
  const at = 'http://identity:8080/oidc';
  const [account, password] = process.argv.slice(1);
  const body = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: 'admin', password });
  const asked = await fetch(at + '/realms/master/protocol/openid-connect/token', { method: 'POST', body });
  const { access_token: token } = await asked.json();
  const headers = { authorization: 'Bearer ' + token };
  const done = await fetch(at + '/admin/realms/civicline/users/' + account + '/logout', { method: 'POST', headers });
  console.log(asked.status, done.status);
`;
const endAtProvider = (account) => {
  const said = ['--input-type=module', '--eval', ends, account, env.KEYCLOAK_ADMIN_PASSWORD];
  assert.equal(docker('compose', 'exec', '-T', 'gateway', 'node', ...said), '200 204');
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

for (const path of ['/oidc/admin/', '/oidc/admin/realms/civicline/users', '/oidc/realms/master/account']) {
  assert.equal((await fetch(new URL(path, url))).status, 404, path);
}
console.log('kept in      the identity provider’s administration and its own realm');

const other = openOther();
try {
  const lost = await signIn('agent02');
  const left = await signIn('agent03');
  await until('the other gateway to know them', () => [lost, left].every(other.lets));
  const opens = async ({ headers }) => (await json('/api/v1/session', { headers })).signedIn;

  await json('/api/v1/sessions/end', command({ account: lost.person.id }, supervisor.headers));
  assert.equal(await opens(lost), false);
  await until('the end of the session at the other gateway', () => other.lets(lost) === false);
  console.log('ended        agent02 by supervisor01: nobody here, and at another gateway');

  const asked = Date.now();
  endAtProvider(left.person.id);
  await until('the end of the session at this gateway', async () => !(await opens(left)));
  const tookMs = Date.now() - asked;
  await until('the end of the session at the other gateway', () => other.lets(left) === false);
  console.log(`ended        agent03 at the identity provider: nobody here after ${tookMs} ms, and at another gateway`);

  const back = await signIn('agent02');
  other.restart();
  await until('the other gateway to be back', () => other.lets(back) !== undefined);
  assert.deepEqual([lost, left, back].map(other.lets), [false, false, true]);
  console.log('remembered   by a gateway that has just started; it lets in agent02, who came back');
} finally {
  other.drop();
}

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
