import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { startMailbox } from '../src/mailbox';
import { zaloKeys } from '../src/zalo-stand-in';

interface Message {
  readonly id: string;
  readonly channel: string;
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly attachments: readonly { readonly contentType: string; readonly content: string }[];
}
interface Receipt {
  readonly signature: unknown;
  readonly body: string;
}

const secret = 'receipt-secret';
const home = mkdtempSync(path.join(os.tmpdir(), 'civicline-mailbox-'));
const file = path.join(home, 'messages.jsonl');
const receipts: Receipt[] = [];
let refusals = 0;
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    if (refusals-- > 0) return void response.writeHead(503).end();
    receipts.push({ signature: request.headers['x-signature'], body });
    receiver.emit('receipt');
    return void response.writeHead(204).end();
  });
});
/** The door at which mail comes back. */
const door = new SMTPServer({ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] });
let mailbox: Awaited<ReturnType<typeof startMailbox>>;

const start = async () => {
  const { port } = receiver.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const doors = { receiptUrl: `${url}/`, inboundUrl: `${url}/inbound` };
  const returns = `smtp://127.0.0.1:${(door.server.address() as AddressInfo).port}?ignoreTLS=true`;
  mailbox = await startMailbox({ file, apiKey: 'key', receiptSecret: secret, returns, ...doors });
};

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', () => resolve()));
  await start();
});
afterAll(async () => {
  await mailbox.stop();
  receiver.closeAllConnections();
  receiver.close();
  await new Promise<void>((resolve) => door.close(resolve));
  rmSync(home, { recursive: true, force: true });
});
beforeEach(async () => {
  receipts.length = 0;
  refusals = 0;
  await control({ mode: 'ok' });
});

const post = (where: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${mailbox.httpUrl}${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const control = (body: unknown) => post('/local/control', body);
const sms = (requestId: string, key = 'key') =>
  post('/sms/send', { from: '1022', to: '+84912345678', text: 'Lịch hẹn 11:00', requestId }, { 'x-api-key': key });
const list = async (query = '') =>
  ((await (await fetch(`${mailbox.httpUrl}/local/messages${query}`)).json()) as { items: Message[] }).items;

/** Says the lines to the SMTP server, one after each answer. */
const sayToSmtp = async (lines: readonly string[]) => {
  const socket = connect(Number(new URL(mailbox.smtpUrl).port), '127.0.0.1');
  for (const line of lines) {
    await once(socket, 'data');
    socket.write(`${line}\r\n`);
  }
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
};

it('takes an SMS, tells of its delivery with a signed receipt, and takes it once', async () => {
  const told = once(receiver, 'receipt');
  const first = (await (await sms('r-1')).json()) as { messageId: string };
  const again = (await (await sms('r-1')).json()) as { messageId: string };
  expect(again).toEqual(first);
  await told;
  const [receipt] = receipts;
  expect(JSON.parse(receipt?.body ?? '')).toMatchObject({
    messageId: first.messageId,
    requestId: 'r-1',
    delivered: true,
  });
  expect(receipt?.signature).toBe(
    createHmac('sha256', secret)
      .update(receipt?.body ?? '')
      .digest('hex'),
  );
  const mine = (await list()).filter(({ id }) => id === first.messageId);
  expect(mine).toMatchObject([{ channel: 'sms', to: '+84912345678', text: 'Lịch hẹn 11:00', status: 'delivered' }]);
});

it('sends a receipt again when it was not taken', async () => {
  refusals = 1;
  const told = once(receiver, 'receipt');
  await sms('r-2');
  await told;
  expect(receipts).toHaveLength(1);
});

it('has bad days when it is told to', async () => {
  await control({ mode: 'fail-once' });
  expect((await sms('r-3')).status).toBe(500);
  expect((await sms('r-3')).status).toBe(200);
  await control({ mode: 'reject', count: 2 });
  expect([(await sms('r-4')).status, (await sms('r-4')).status, (await sms('r-4')).status]).toEqual([422, 422, 200]);
  await control({ mode: 'undelivered' });
  receipts.length = 0;
  const told = once(receiver, 'receipt');
  await sms('r-5');
  await told;
  await expect(
    (async () => {
      while (!receipts.some(({ body }) => body.includes('r-5'))) await once(receiver, 'receipt');
      return JSON.parse(receipts.find(({ body }) => body.includes('r-5'))?.body ?? '') as unknown;
    })(),
  ).resolves.toMatchObject({ delivered: false });
});

it('has two SMS providers, each with its own days', async () => {
  await control({ mode: 'reject', provider: 'sms' });
  expect((await sms('r-7')).status).toBe(422);
  const second = { from: '1022', to: '+84912345678', text: 'Lịch hẹn 11:00', requestId: 'r-7' };
  const taken = await post('/sms-2/send', second, { 'x-api-key': 'key' });
  expect(taken.status).toBe(200);
  const { messageId } = (await taken.json()) as { messageId: string };
  expect((await list()).find(({ id }) => id === messageId)).toMatchObject({ provider: 'sms-2', requestId: 'r-7' });
});

it('brings what a citizen writes back, signed, and shows it', async () => {
  const told = once(receiver, 'receipt');
  const reply = await post('/local/sms/reply', { from: '+84912345678', text: 'SAN SANG' });
  expect(reply.status).toBe(202);
  await told;
  const { id } = (await reply.json()) as { id: string };
  expect(JSON.parse(receipts[0]?.body ?? '')).toEqual({
    ...{ messageId: id, from: '+84912345678', text: 'SAN SANG', provider: 'sms' },
  });
  expect((await list())[0]).toMatchObject({ id, to: '1022', text: 'SAN SANG' });
});

it('sends by Zalo to a phone that has it, and says of others that they have none', async () => {
  const token = await fetch(`${mailbox.httpUrl}/zalo/token`, {
    method: 'POST',
    headers: { secret_key: zaloKeys.secretKey },
    body: new URLSearchParams({ refresh_token: zaloKeys.refreshToken, app_id: zaloKeys.appId }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const send = async () =>
    (await (
      await post(
        '/zalo/message/template',
        { phone: '84912345678', template_id: '7001', template_data: { ma_hen: 'DN4K-7X3P' }, tracking_id: 'z-1' },
        { access_token },
      )
    ).json()) as { error: number };
  expect(await send()).toMatchObject({ error: -118 });
  expect((await post('/local/zalo', { phone: '0912345678', has: true })).status).toBe(200);
  expect(await send()).toMatchObject({ error: 0 });
  expect((await list())[0]).toMatchObject({ channel: 'zalo', to: '+84912345678', text: '[7001]\nma_hen: DN4K-7X3P' });
});

it.each([
  ['no key', () => sms('r-6', 'wrong'), 401],
  ['nothing said', () => post('/sms/send', {}, { 'x-api-key': 'key' }), 400],
  ['text that is no text', () => post('/sms/send', { to: 1, text: {}, requestId: [] }, { 'x-api-key': 'key' }), 400],
  ['broken JSON', () => post('/sms/send', '{', { 'x-api-key': 'key' }), 400],
  ['an unknown mood', () => control({ mode: 'sulky' }), 400],
  ['a provider that there is not', () => control({ mode: 'ok', provider: 'sms-3' }), 400],
  ['a reply of nobody', () => post('/local/sms/reply', { text: 'HUY' }), 400],
  ['a phone that is none', () => post('/local/zalo', { phone: 'x', has: true }), 400],
  ['a mood without end', () => control({ mode: 'reject', count: -1 }), 400],
  ['a time that is none', () => fetch(`${mailbox.httpUrl}/local/messages?since=soon`), 400],
])('refuses %s', async (_, ask, status) => {
  const response = await ask();
  expect(response.status).toBe(status);
  expect(Object.keys((await response.json()) as object)).toEqual(['error']);
});

it('takes mail over SMTP, with what is attached, and shows it as it comes in', async () => {
  const stream = await fetch(`${mailbox.httpUrl}/local/messages/stream`);
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  const answer = await sayToSmtp([
    'EHLO test',
    'MAIL FROM:<1022@example.org>',
    'RCPT TO:<an@example.org>',
    'DATA',
    [
      'From: 1022@example.org',
      'Subject: =?utf-8?B?TOG7i2NoIGjhurlu?=',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nChào bạn',
      '--b\r\nContent-Type: text/calendar\r\nContent-Disposition: attachment; filename=a.ics\r\n\r\nBEGIN:VCALENDAR',
      '--b--',
      '.',
    ].join('\r\n'),
  ]);
  expect(answer).toMatch(/^250/);
  const { value } = await reader.read();
  expect(Buffer.from(value ?? []).toString()).toContain('event: message');
  await reader.cancel();
  expect((await list())[0]).toMatchObject({
    channel: 'email',
    to: 'an@example.org',
    subject: 'Lịch hẹn',
    text: expect.stringContaining('Chào bạn') as string,
    attachments: [{ contentType: 'text/calendar', content: expect.stringContaining('BEGIN:VCALENDAR') as string }],
  });
});

it('sends back what found no mailbox, to whom the envelope named', async () => {
  const back = new Promise<{ to: string; text: string }>((resolve) => {
    door.onData = (stream, session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      const to = session.envelope.rcptTo[0]?.address ?? '';
      stream.on('end', () => {
        done();
        resolve({ to, text });
      });
    };
  });
  await sayToSmtp([
    'EHLO test',
    'MAIL FROM:<bounce+1@tra-lai.localhost>',
    'RCPT TO:<khong-co@example.org>',
    'DATA',
    'Subject: x\r\n\r\nx\r\n.',
  ]);
  expect(await back).toMatchObject({
    to: 'bounce+1@tra-lai.localhost',
    text: expect.stringMatching(/Action: failed\r\nStatus: 5\.1\.1/) as string,
  });
  expect((await list())[0]).toMatchObject({ to: 'khong-co@example.org', status: 'undelivered' });
});

it('keeps what it received over a restart, were it killed in the middle of a line', async () => {
  const told = once(receiver, 'receipt');
  const { messageId } = (await (await sms('r-9')).json()) as { messageId: string };
  await told;
  const before = await list();
  await mailbox.stop();
  appendFileSync(file, '{"id":"half');
  await start();
  expect(await list()).toEqual(before);
  expect(await (await sms('r-9')).json()).toEqual({ messageId });
  expect(await list(`?since=${before[0]?.receivedAt ?? ''}`)).toEqual([]);
});
