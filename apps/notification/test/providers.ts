import { simpleParser } from 'mailparser';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What an SMS provider was handed, and took. */
export interface Sms {
  readonly to: string;
  readonly text: string;
  readonly requestId: string;
  readonly messageId: string;
}

/** An SMS provider over HTTP: a real server that remembers what it has seen. What it answers is told by `mood`, or once each by `answers`. */
export const smsProvider = async (name: string) => {
  const taken: Sms[] = [];
  const asked: string[] = [];
  const self = {
    name,
    taken,
    /** Request ids, in the order in which they came. */
    asked,
    answers: [] as (number | 'hang' | 'take and hang')[],
    mood: 200 as number | 'hang',
    url: '',
    close: () => Promise.resolve(),
  };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const answer = self.answers.shift() ?? self.mood;
      const { to, text, requestId } = JSON.parse(body) as Sms;
      const messageId = `${name}-${requestId}`;
      asked.push(requestId);
      if ((answer === 200 || answer === 'take and hang') && !taken.some((one) => one.requestId === requestId))
        taken.push({ to, text, requestId, messageId });
      if (typeof answer !== 'number') return;
      response.writeHead(answer, { 'content-type': 'application/json' }).end(JSON.stringify({ messageId }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
  self.close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return self;
};
export type SmsProvider = Awaited<ReturnType<typeof smsProvider>>;

export interface Mail {
  readonly to: string;
  readonly envelopeFrom: string;
  /** How its reader asks for no more. */
  readonly unsubscribe: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar: string;
}

/** A mail server that remembers what it took; it refuses with what `answer` gives. */
export const mailServer = async (mails: Mail[], answer: () => Error | undefined) => {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      void simpleParser(stream).then((mail) => {
        const refused = answer();
        if (!refused)
          mails.push({
            to: [mail.to].flat()[0]?.text ?? '',
            envelopeFrom: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            unsubscribe:
              /List-Unsubscribe: <mailto:([^>]+)>/i.exec(
                mail.headerLines.map(({ line }) => line.replace(/\r?\n\s+/g, ' ')).join('\n'),
              )?.[1] ?? '',
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            calendar: mail.attachments[0]?.content.toString() ?? '',
          });
        done(refused);
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => smtp.close(resolve)),
  };
};
