import { createTransport } from 'nodemailer';
import type { Attempt } from '../domain/message';
import { isGone } from '../domain/returned';
import type { ReturnPath } from './return-path';

export interface Mail {
  /** Our message's id; the Message-ID is made of it, so a mail sent twice after a crash is recognised as one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** It may be asked for no more of its kind. */
  readonly mayBeStopped?: boolean;
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

interface SmtpError {
  readonly responseCode?: number;
  readonly response?: string;
}

/** Where word of it comes back, and how its reader asks for no more, with the mail program's own button (RFC 2369). */
const returning = (path: ReturnPath, { id, to, mayBeStopped }: Mail) => ({
  envelope: { from: path.addressOf('bounce', id), to },
  dsn: { id, return: 'headers' as const, notify: ['failure' as const], recipient: to },
  ...(mayBeStopped ? { list: { unsubscribe: { url: `mailto:${path.addressOf('stop', id)}` } } } : {}),
});

/** Servers that know no mailbox of that name often say so at once. */
const saysGone = (response = ''): boolean => isGone(/\b5\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0] ?? '');

/** Hands mail to the SMTP server over one pooled transport. Never throws: a 5xx answer is final, all else may pass. */
export const mailServer = (smtpUrl: string, from: string, path: ReturnPath | undefined) => {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  const transport = createTransport(
    `${smtpUrl}${smtpUrl.includes('?') ? '&' : '?'}pool=true&maxConnections=4&connectionTimeout=5000&greetingTimeout=5000&socketTimeout=10000`,
  );
  const send = async (mail: Mail): Promise<Attempt> => {
    try {
      const sent = await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@${domain}>`,
        ...(path ? returning(path, mail) : {}),
        ...(mail.calendar
          ? { icalEvent: { method: mail.calendar.method, filename: 'lich-hen.ics', content: mail.calendar.content } }
          : {}),
      });
      return { outcome: 'accepted', providerMessageId: sent.messageId, provider: null };
    } catch (error) {
      const code = (error as SmtpError).responseCode ?? 0;
      return code >= 500
        ? { outcome: 'rejected', reason: `SMTP_${code}`, gone: saysGone((error as SmtpError).response) }
        : { outcome: 'failed', reason: code ? `SMTP_${code}` : 'SMTP_UNREACHABLE', provider: null };
    }
  };
  return { send, close: () => transport.close() };
};
