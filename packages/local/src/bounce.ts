import { createTransport } from 'nodemailer';

/** Mailboxes that there are not: who writes to khong-co@anywhere gets the mail back. */
export const hasNoMailbox = (address: string): boolean => /^(khong-co|nobody)\b/i.test(address);

/** Sends a mail back as a mail server does (RFC 3464), to whom its envelope named, over SMTP. */
export const sendBack = async (door: string, from: string, address: string): Promise<void> => {
  const transport = createTransport(door);
  const part = (type: string, ...lines: string[]) => [`--back`, `Content-Type: ${type}`, '', ...lines, ''].join('\r\n');
  const raw = [
    'From: Mail Delivery System <MAILER-DAEMON@localhost>',
    `To: ${from}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=back',
    '',
    part('text/plain', `There is no mailbox ${address}.`),
    part(
      'message/delivery-status',
      'Reporting-MTA: dns; localhost',
      '',
      `Final-Recipient: rfc822; ${address}`,
      'Action: failed',
      'Status: 5.1.1',
    ),
    '--back--',
    '',
  ].join('\r\n');
  await transport.sendMail({ envelope: { from: '', to: from }, raw }).finally(() => transport.close());
};
