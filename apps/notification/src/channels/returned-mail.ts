import type { Logger, Part } from '@civicline/service-kit';
import { part } from '@civicline/service-kit';
import { simpleParser } from 'mailparser';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import type { Returned } from '../domain/returned';
import { readReturned } from '../domain/returned';
import type { Returning, ReturnPath } from './return-path';

interface ReturnedMailOptions {
  readonly port: number;
  readonly host: string;
  readonly path: ReturnPath;
  readonly log: Logger;
  /** Resolves when it is kept; a throw has the mail server bring it again. */
  readonly onReturned: (about: Returning, returned: Returned) => Promise<void>;
  readonly onStop: (about: Returning) => Promise<void>;
}

const longestReport = 1 << 20;

class SmtpRefusal extends Error {
  override readonly name = 'SmtpRefusal';
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

const reportIn = async (stream: Readable): Promise<string> => {
  const mail = await simpleParser(stream, { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true });
  return mail.attachments
    .filter(({ contentType }) => contentType === 'message/delivery-status')
    .map(({ content }) => content.toString('utf8'))
    .join('\n\n');
};

/**
 * The door at which mail comes back: the mail server hands over what is addressed to our return paths. It keeps and repeats
 * what we do not take, so nothing is lost while we are away. Everything else is refused before it is sent.
 */
export const returnedMail = ({ port, host, path, log, onReturned, onStop }: ReturnedMailOptions): Part => {
  const take = async (recipients: readonly string[], stream: Readable) => {
    const report = await reportIn(stream);
    for (const address of recipients) {
      const about = path.read(address);
      if (about?.purpose === 'stop') await onStop(about);
      if (about?.purpose === 'bounce') await onReturned(about, readReturned(report));
    }
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: longestReport,
    onRcptTo: ({ address }, _session, done) =>
      done(path.read(address) ? null : new SmtpRefusal(550, '5.1.1 no such address')),
    onData: (stream, { envelope }, done) => {
      take(
        envelope.rcptTo.map(({ address }) => address),
        stream,
      ).then(
        () => done(),
        (error: unknown) => {
          log.warn({ err: error }, 'returned mail was not taken, it will come again');
          done(new SmtpRefusal(451, '4.3.0 try again later'));
        },
      );
    },
  });
  // A client that hangs up in mid-sentence is no reason to end.
  const ignore = () => undefined;
  return part({
    name: 'returned mail',
    start: () =>
      new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          server.on('error', ignore);
          resolve();
        });
      }),
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  });
};
