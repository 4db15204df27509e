import type { ErrorRequestHandler } from 'express';
import express from 'express';
import { simpleParser } from 'mailparser';
import { createHmac, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { openMailboxFile } from './mailbox-file';

/** How the SMS provider behaves: as one does that works, or as one that has a bad day. */
type Mood = 'ok' | 'reject' | 'error500' | 'timeout' | 'undelivered';
const moods: readonly string[] = ['ok', 'reject', 'error500', 'timeout', 'undelivered'];

export interface MailboxOptions {
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

const receiptAfterMs = 150;
const receiptTries = 6;
const longestMail = 1 << 20;

const startSmtp = async (mailbox: ReturnType<typeof openMailboxFile>, port: number) => {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: longestMail,
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        mailbox.keep({
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
          status: 'delivered',
        });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject);
    smtp.listen(port, '127.0.0.1', () => resolve());
  });
  // A client that hangs up in mid-sentence is no reason to end.
  smtp.on('error', () => undefined);
  return smtp;
};

/**
 * The world outside, on one machine: a real SMTP server and an HTTP SMS provider that sends receipts and can be told to
 * fail. What they received can be read at /local/messages.
 */
export const startMailbox = async (options: MailboxOptions) => {
  const mailbox = openMailboxFile(options.file);
  const smtp = await startSmtp(mailbox, options.smtpPort ?? 0);
  let mood: Mood = 'ok';
  // How many answers more are given in this mood; 0: all of them.
  let badFor = 0;

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
        .catch(() => triesLeft > 1 && setTimeout(() => send(triesLeft - 1), 1_000).unref());
    };
    setTimeout(() => {
      const message = mailbox.get(messageId);
      if (message) mailbox.keep({ ...message, status: delivered ? 'delivered' : 'undelivered' });
      send(receiptTries);
    }, receiptAfterMs).unref();
  };

  const app = express()
    .disable('x-powered-by')
    .use(express.json({ limit: '64kb' }));

  app.post('/sms/send', (request, response) => {
    if (request.headers['x-api-key'] !== options.apiKey) return void response.status(401).json({ error: 'api key' });
    const { from, to, text, requestId } = (request.body ?? {}) as Record<string, unknown>;
    if (![to, text, requestId].every((value) => typeof value === 'string' && value))
      return void response.status(400).json({ error: 'to, text and requestId are required' });
    const now = mood;
    if (mood !== 'ok' && badFor > 0 && --badFor === 0) mood = 'ok';
    if (now === 'reject') return void response.status(422).json({ error: 'number is not served' });
    if (now === 'error500') return void response.status(500).json({ error: 'provider error' });
    if (now === 'timeout') return undefined;
    // A provider knows a request that it has seen: nothing is sent twice.
    const before = mailbox.ofRequest(String(requestId));
    if (before) return void response.json({ messageId: before });
    const messageId = randomUUID();
    mailbox.keep({
      id: messageId,
      channel: 'sms',
      to: String(to),
      from: typeof from === 'string' ? from : '',
      text: String(text),
      attachments: [],
      receivedAt: new Date().toISOString(),
      status: 'accepted',
      requestId: String(requestId),
    });
    response.json({ messageId });
    receipt(messageId, String(requestId), now !== 'undelivered');
  });

  app.get('/local/messages', (request, response) => {
    const since = request.query['since'] === undefined ? undefined : new Date(String(request.query['since']));
    if (since && Number.isNaN(since.getTime())) return void response.status(400).json({ error: 'since is a time' });
    response.json({ items: mailbox.list(since), nextCursor: null });
  });

  app.get('/local/messages/stream', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const end = mailbox.follow((message) => response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`));
    request.once('close', end);
    response.write(': here\n\n');
  });

  app.get('/local/control', (_, response) => void response.json({ mode: mood, count: badFor }));

  app.post('/local/control', (request, response) => {
    const { mode, count = 0 } = (request.body ?? {}) as { mode?: unknown; count?: unknown };
    const known = typeof mode === 'string' && (mode === 'fail-once' || moods.includes(mode));
    if (!known || !Number.isInteger(count) || Number(count) < 0)
      return void response
        .status(400)
        .json({ error: `mode is one of ${moods.join(', ')}, fail-once; count a whole number` });
    [mood, badFor] = mode === 'fail-once' ? ['error500', 1] : [mode as Mood, Number(count)];
    response.json({ mode: mood, count: badFor });
  });

  const faults: ErrorRequestHandler = (error: { status?: number }, _request, response, next) =>
    response.headersSent ? next(error) : void response.status(error.status ?? 500).json({ error: 'not understood' });
  app.use(faults);

  const http = await new Promise<Server>((resolve, reject) => {
    const server: Server = app.listen(options.httpPort ?? 0, '127.0.0.1', (error?: Error) =>
      error ? reject(error) : resolve(server),
    );
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
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
