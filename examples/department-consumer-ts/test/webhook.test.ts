import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const old = `whsec_${randomBytes(32).toString('base64')}`;
const taken: string[] = [];
let receiver: ChildProcess;
let port = '';

/** The example in a process of its own, as a department runs it. What is called "late" cannot be taken the first time. */
const program = `
  import { receiveEvents } from ${JSON.stringify(pathToFileURL(path.join(__dirname, '../src/webhook.mjs')).href)};
  let late = true;
  const take = ({ id }) => {
    if (id === 'late' && late) { late = false; throw new Error('not now'); }
    console.log(id);
  };
  const server = await receiveEvents({ port: 0, secrets: () => ${JSON.stringify([secret, old])}, take });
  console.log(server.address().port);
`;

beforeAll(async () => {
  receiver = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve) => {
    createInterface({ input: receiver.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (port) return void taken.push(line);
      port = line;
      resolve();
    });
  });
});
afterAll(() => receiver.kill('SIGKILL'));

const seconds = () => Math.floor(Date.now() / 1_000);
const tell = async (id: string, { with: key = secret, at = seconds(), body = JSON.stringify({ id }) } = {}) => {
  const hmac = createHmac('sha256', Buffer.from(key.slice(6), 'base64')).update(
    `${id}.${at}.${JSON.stringify({ id })}`,
  );
  const response = await fetch(`http://127.0.0.1:${port}/events`, {
    method: 'POST',
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': `v1a,x v1,${hmac.digest('base64')}`,
    },
    body,
  });
  return response.status;
};

it('takes what the hotline signed, once, with the old secret or the new one', async () => {
  expect([await tell('a'), await tell('a'), await tell('b', { with: old })]).toEqual([204, 204, 204]);
  expect(taken).toEqual(['a', 'b']);
});

it('refuses what was signed by another, changed, played again later, or is of the future', async () => {
  const another = `whsec_${randomBytes(32).toString('base64')}`;
  expect(await tell('c', { with: another })).toBe(401);
  expect(await tell('c', { body: JSON.stringify({ id: 'd' }) })).toBe(401);
  expect(await tell('c', { at: seconds() - 301 })).toBe(401);
  expect(await tell('c', { at: seconds() + 400 })).toBe(401);
  expect(taken).not.toContain('c');
});

it('an event that could not be taken comes again', async () => {
  expect([await tell('late'), await tell('late')]).toEqual([500, 204]);
});
