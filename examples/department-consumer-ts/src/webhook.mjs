// Takes the hotline's events over HTTP: each is checked (Standard Webhooks), and taken once, however often it comes.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** What is older, or says to be of the future, was not sent just now: somebody plays it again. */
const mostSkewSeconds = 300;

const digest = (secret, text) =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(text)
    .digest();

/** Whether a request is the hotline's: signed with one of our secrets (two while one is changed), and of just now. */
export const isTheirs = (headers, body, secrets, now = Date.now()) => {
  const { 'webhook-id': id = '', 'webhook-timestamp': seconds = '', 'webhook-signature': signatures = '' } = headers;
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(now / 1_000 - Number(seconds)) > mostSkewSeconds) return false;
  const given = signatures
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'));
  return secrets.some((secret) => {
    const ours = digest(secret, `${id}.${seconds}.${body}`);
    return given.some((one) => one.length === ours.length && timingSafeEqual(one, ours));
  });
};

/** Listens; `take` gets each event once. What it rejects is answered with 500, and comes again. */
export const receiveEvents = ({ port, secrets, take }) => {
  // A real system keeps these beside what an event changed, in the same commit.
  const seen = new Set();
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('utf8');
      if (!isTheirs(request.headers, body, secrets())) return void response.writeHead(401).end();
      const event = JSON.parse(body);
      try {
        if (!seen.has(event.id)) await take(event);
        seen.add(event.id);
        response.writeHead(204).end();
      } catch {
        response.writeHead(500).end();
      }
    });
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
};
