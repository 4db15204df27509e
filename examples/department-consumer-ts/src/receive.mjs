// Has the local hotline tell this program of events, and prints each.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { receiveEvents } from './webhook.mjs';

const { values } = parseArgs({
  options: {
    hotline: { type: 'string', default: 'http://127.0.0.1:8022' },
    secrets: { type: 'string', default: fileURLToPath(new URL('../../../.civicline/secrets.json', import.meta.url)) },
    port: { type: 'string', default: '8099' },
  },
});

const asked = async (response) => {
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
};

let secret;
const server = await receiveEvents({
  port: Number(values.port),
  secrets: () => (secret ? [secret] : []),
  take: (event) => console.log(`${event.type} ${JSON.stringify(event.data)}`),
});

// A system signs in with client credentials, as an administrator would give them to it.
const credentials = `department-system:${JSON.parse(readFileSync(values.secrets, 'utf8')).system}`;
const { access_token: token } = await asked(
  await fetch(`${values.hotline}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  }),
);
const webhook = await asked(
  await fetch(`${values.hotline}/api/v1/webhooks`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      name: 'Ví dụ',
      url: `http://127.0.0.1:${server.address().port}/events`,
      contactEmail: 'it@vi-du.example',
    }),
  }),
);
({ secret } = webhook);
console.log(`told of every event from now on; book at ${values.hotline}/`);

// Whoever leaves asks for no more.
process.once('SIGINT', async () => {
  await fetch(`${values.hotline}/api/v1/webhooks/${webhook.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
  });
  process.exit(0);
});
