import type { ErrorRequestHandler } from 'express';
import express from 'express';
import { simpleParser } from 'mailparser';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { hasNoMailbox, sendBack } from './bounce';
import type { MailboxFile } from './mailbox-file';
import { openMailboxFile } from './mailbox-file';
import type { SmsOptions } from './sms-stand-in';
import { openSmsProviders } from './sms-stand-in';
import { openZalo } from './zalo-stand-in';

export interface MailboxOptions extends SmsOptions {
  /** Where messages are kept between starts. */
  readonly file: string;
  /** Where mail goes back to that found no mailbox: smtp://host:port. */
  readonly returns?: string;
  /** Address to listen on; this machine alone by default. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly smtpPort?: number;
  readonly httpPort?: number;
}

const loopback = '127.0.0.1';
const longestMail = 1 << 20;

const startSmtp = async (mailbox: MailboxFile, { host, smtpPort, returns }: MailboxOptions) => {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: longestMail,
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        const { mailFrom, rcptTo } = session.envelope;
        const absent = rcptTo.find(({ address }) => hasNoMailbox(address))?.address;
        const back = mailFrom ? mailFrom.address : '';
        // One that cannot be sent back is lost, as it is with many a server.
        if (absent !== undefined && returns && back) sendBack(returns, back, absent).catch(() => undefined);
        mailbox.keep({
          id: randomUUID(),
          channel: 'email',
          to: rcptTo.map(({ address }) => address).join(', '),
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
          status: absent === undefined ? 'delivered' : 'undelivered',
        });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject);
    smtp.listen(smtpPort ?? 0, host ?? loopback, () => resolve());
  });
  // A client that hangs up in mid-sentence is no reason to end.
  smtp.on('error', () => undefined);
  return smtp;
};

/**
 * The world outside, on one machine: a real SMTP server, two HTTP SMS providers and Zalo's doors. What they received can be
 * read at /local/messages.
 */
export const startMailbox = async (options: MailboxOptions) => {
  const mailbox = openMailboxFile(options.file);
  const smtp = await startSmtp(mailbox, options);
  const app = express()
    .disable('x-powered-by')
    .use(express.json({ limit: '64kb' }));
  openSmsProviders(app, mailbox, options);
  openZalo(app, mailbox);

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

  const faults: ErrorRequestHandler = (error: { status?: number }, _request, response, next) =>
    response.headersSent ? next(error) : void response.status(error.status ?? 500).json({ error: 'not understood' });
  app.use(faults);

  const http = await new Promise<Server>((resolve, reject) => {
    const server: Server = app.listen(options.httpPort ?? 0, options.host ?? loopback, (error?: Error) =>
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
