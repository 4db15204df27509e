import express from 'express';
import { simpleParser } from 'mailparser';
import { createHmac, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A message as the outside world received it. */
interface Received {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly from: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: string;
  }[];
  readonly receivedAt: string;
}

/** How the SMS provider behaves: as one does that works, or as one that has a bad day. */
type Mood = 'ok' | 'reject' | 'error500' | 'timeout' | 'undelivered';
const moods: readonly string[] = ['ok', 'reject', 'error500', 'timeout', 'undelivered'];

export interface OutboxViewerOptions {
  /** Where messages are kept between starts. */
  readonly file: string;
  readonly apiKey: string;
  readonly receiptSecret: string;
  /** Where the provider sends its delivery receipts. */
  readonly receiptUrl: string;
  /** 0 takes any free port. */
  readonly smtpPort?: number;
  readonly httpPort?: number;
}

const kept = 500;
const listening = (server: Server | SMTPServer, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    const inner = server instanceof SMTPServer ? server.server : server;
    server.listen(port, '127.0.0.1', () => resolve((inner.address() as AddressInfo).port));
  });

/**
 * The world outside, on one machine: a real SMTP server and an HTTP SMS provider that sends receipts and can be told to
 * fail. What they received can be read at /local/messages.
 */
export const startOutboxViewer = async (options: OutboxViewerOptions) => {
  const messages: Received[] = existsSync(options.file)
    ? readFileSync(options.file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .slice(-kept)
        .map((line) => JSON.parse(line) as Received)
    : [];
  const sent = new Map<string, string>();
  const arrivals = new EventEmitter().setMaxListeners(0);
  let mood: Mood = 'ok';
  let badFor = 0;

  const keep = (message: Received) => {
    messages.push(message);
    if (messages.length > kept) messages.shift();
    appendFileSync(options.file, `${JSON.stringify(message)}\n`);
    arrivals.emit('message', message);
  };

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        keep({
          id: randomUUID(),
          channel: 'email',
          to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
          from: mail.from?.text ?? '',
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: typeof mail.html === 'string' ? mail.html : '',
          attachments: mail.attachments.map(({ filename = 'invite.ics', contentType, content }) => ({
            filename,
            contentType,
            content: content.toString('utf8'),
          })),
          receivedAt: new Date().toISOString(),
        });
        done();
      }, done);
    },
  });

  const receipt = (messageId: string, requestId: string, delivered: boolean) => {
    const body = JSON.stringify({
      messageId,
      requestId,
      delivered,
      code: delivered ? '000' : '020',
      at: new Date().toISOString(),
    });
    const signature = createHmac('sha256', options.receiptSecret).update(body).digest('hex');
    const send = (triesLeft: number): void => {
      fetch(options.receiptUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-signature': signature },
        body,
      })
        .then((response) => response.ok || Promise.reject(new Error(String(response.status))))
        .catch(() => triesLeft > 0 && setTimeout(() => send(triesLeft - 1), 1_000).unref());
    };
    setTimeout(() => send(5), 150).unref();
  };

  const app = express()
    .disable('x-powered-by')
    .use(express.json({ limit: '64kb' }));

  app.post('/sms/send', (request, response) => {
    if (request.headers['x-api-key'] !== options.apiKey) return void response.status(401).json({ error: 'api key' });
    const { from, to, text, requestId } = request.body as Record<string, string>;
    if (!to || !text || !requestId)
      return void response.status(400).json({ error: 'to, text and requestId are required' });
    const now = mood;
    if (mood !== 'ok' && badFor > 0 && --badFor === 0) mood = 'ok';
    if (now === 'reject') return void response.status(422).json({ error: 'number is not served' });
    if (now === 'error500') return void response.status(500).json({ error: 'provider error' });
    if (now === 'timeout') return undefined;
    // A provider knows a request that it has seen: nothing is sent twice.
    const before = sent.get(requestId);
    if (before) return void response.json({ messageId: before });
    const messageId = randomUUID();
    sent.set(requestId, messageId);
    keep({
      id: messageId,
      channel: 'sms',
      to,
      from: from ?? '',
      text,
      attachments: [],
      receivedAt: new Date().toISOString(),
    });
    response.json({ messageId });
    receipt(messageId, requestId, now !== 'undelivered');
  });

  app.get('/local/messages', (_, response) => void response.json({ items: [...messages].reverse(), nextCursor: null }));

  app.get('/local/messages/stream', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const tell = (message: Received) => response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
    arrivals.on('message', tell);
    request.once('close', () => arrivals.off('message', tell));
    response.write(': here\n\n');
  });

  app.get('/local/control', (_, response) => void response.json({ mode: mood, count: badFor }));

  app.post('/local/control', (request, response) => {
    const { mode, count = 0 } = request.body as { mode?: string; count?: number };
    if (!mode || !moods.includes(mode))
      return void response.status(400).json({ error: `mode is one of ${moods.join(', ')}` });
    mood = mode as Mood;
    badFor = Number(count);
    return void response.json({ mode: mood, count: badFor });
  });

  const http = await new Promise<Server>((resolve, reject) => {
    const server: Server = app.listen(options.httpPort ?? 0, '127.0.0.1', (error?: Error) =>
      error ? reject(error) : resolve(server),
    );
  });
  const smtpPort = await listening(smtp, options.smtpPort ?? 0);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    httpUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: async () => {
      http.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => http.close(resolve)),
        new Promise<void>((resolve) => smtp.close(resolve)),
      ]);
    },
  };
};
