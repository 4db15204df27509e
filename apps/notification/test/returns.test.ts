import { common, notification, scheduling } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually, freePort } from '@civicline/testkit';
import { createTransport } from 'nodemailer';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

const domain = 'tra-lai.dongnai.example';
const { SENT, FAILED, SUPPRESSED, DELIVERED } = notification.MessageStatus;
const { EMAIL, SMS } = notification.Channel;
let world: World;
let port: number;

beforeAll(async () => {
  port = await freePort();
  world = await openWorld({ env: { CIVICLINE_RETURN_DOMAIN: domain, CIVICLINE_RETURN_PORT: String(port) } });
});
afterAll(() => world.close());

let count = 0;
/** Mail goes over a connection that has to be made first: a busy machine needs longer. */
const soon = <T>(look: () => T | Promise<T>) => eventually(look);
/** A visit of somebody with this address, told by mail: the return path that its mail carried. */
const told = async (email: string, what: 'booked' | 'moved' = 'booked') => {
  const code = `RTRN-${String(++count).padStart(4, '0')}`;
  world.email = email;
  await world.happen(what, 1, code, randomUUID());
  await soon(async () => expect((await world.messageOf(code, EMAIL)).status).toBe(SENT));
  const mail = world.mails.find(({ subject }) => subject.includes(code));
  return { code, returnPath: mail?.envelopeFrom ?? '', unsubscribe: mail?.unsubscribe ?? '' };
};

/** A report as mail servers send it: from nobody, over SMTP, for people and for machines. */
const report = async (to: string, fields: readonly string[]) => {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const raw = [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.vn>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="one"',
    '',
    '--one\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nI am sorry to have to inform you that your message',
    '--one\r\nContent-Type: message/delivery-status\r\n',
    ['Reporting-MTA: dns; mx.example.vn', 'Arrival-Date: Wed, 25 Nov 2026 11:00:00 +0700', ''].join('\r\n'),
    ['Final-Recipient: rfc822; an@example.vn', ...fields, ''].join('\r\n'),
    '--one\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: =?utf-8?B?TOG7i2No?=\r\n',
    '--one--\r\n',
  ].join('\r\n');
  try {
    await transport.sendMail({ envelope: { from: '', to }, raw });
  } finally {
    transport.close();
  }
};
const bounced = (to: string, status: string) =>
  report(to, ['Action: failed', `Status: ${status}`, 'Diagnostic-Code: smtp; 550 unknown']);

it('mail that came back is a failed message, work for somebody, and its address is not written to again', async () => {
  const { code, returnPath } = await told('gone@example.vn');
  expect(returnPath).toMatch(/^bounce\+[0-9a-f-]+@tra-lai\.dongnai\.example$/);
  await bounced(returnPath, '5.1.1');
  await bounced(returnPath, '5.1.1');
  expect(await world.messageOf(code, EMAIL)).toMatchObject({ status: FAILED, reason: 'BOUNCED_5.1.1' });
  const { messages } = await world.client.listFailedMessages({ pageSize: 0, pageToken: '' }, world.staff());
  expect(messages.filter(({ subjectCode }) => subjectCode === code)).toHaveLength(1);
  // The next visit of the same person: by SMS alone.
  await world.happen('booked', 1, 'RTRN-NEXT', randomUUID());
  await soon(async () =>
    expect(await world.messageOf('RTRN-NEXT', EMAIL)).toMatchObject({ status: SUPPRESSED, reason: 'ADDRESS_BOUNCED' }),
  );
  await soon(async () => expect((await world.messageOf('RTRN-NEXT', SMS)).status).toBe(SENT));
});

it('a full mailbox fails the message and no more; what is still tried changes nothing; delivered is delivered', async () => {
  const full = await told('full@example.vn');
  await report(full.returnPath, ['Action: delayed', 'Status: 4.4.1']);
  expect((await world.messageOf(full.code, EMAIL)).status).toBe(SENT);
  await bounced(full.returnPath, '5.2.2');
  expect(await world.messageOf(full.code, EMAIL)).toMatchObject({ status: FAILED, reason: 'BOUNCED_5.2.2' });
  const again = await told('full@example.vn');
  await report(again.returnPath, ['Action: delivered', 'Status: 2.0.0']);
  expect((await world.messageOf(again.code, EMAIL)).status).toBe(DELIVERED);
  // A report that comes late does not unsay it.
  await bounced(again.returnPath, '4.4.7');
  expect((await world.messageOf(again.code, EMAIL)).status).toBe(DELIVERED);
});

it('a server that knows no such mailbox says so at once: that address is not written to again either', async () => {
  world.mailRefusal = Object.assign(new Error('5.1.1 no such user here'), { responseCode: 550 });
  world.email = 'nobody@example.vn';
  await world.happen('booked', 1, 'RTRN-GONE', randomUUID());
  await soon(async () => expect((await world.messageOf('RTRN-GONE', EMAIL)).reason).toBe('SMTP_550'));
  world.mailRefusal = undefined;
  await world.happen('booked', 1, 'RTRN-THEN', randomUUID());
  await soon(async () => expect((await world.messageOf('RTRN-THEN', EMAIL)).reason).toBe('ADDRESS_BOUNCED'));
});

it('nobody strikes off an address whose mail they never had', async () => {
  const { code, returnPath } = await told('an@example.vn');
  for (const made of [returnPath.replace(/.{4}@/, '0000@'), `bounce@${domain}`, `info@${domain}`, 'x@example.org'])
    await expect(bounced(made, '5.1.1')).rejects.toMatchObject({ responseCode: 550 });
  expect((await world.messageOf(code, EMAIL)).status).toBe(SENT);
  await told('an@example.vn');
});

it("who asks for no more with the mail program's button is spared campaigns, and told of changes", async () => {
  const phone = '+84915000001';
  const start = new Date(Date.now() + 3 * 86_400_000);
  const { BOOKED } = scheduling.AppointmentStatus;
  const visit = {
    id: randomUUID(),
    code: 'RTRN-STOP',
    phone,
    start,
    status: BOOKED,
    version: 1,
    locale: common.Locale.VI,
  };
  world.visits.push(visit);
  world.email = 'stop@example.vn';
  const campaign = async () => {
    const plan = notification.CampaignPlan.fromPartial({
      title: { vi: `Tin ${++count}`, en: '' },
      text: { vi: 'Mời vào cổng số 2.', en: '' },
      channels: [EMAIL],
      codes: [visit.code],
    });
    const call = callContext({ caller: { role: 'supervisor', id: 'supervisor01' }, idempotencyKey: randomUUID() });
    await world.client.startCampaign({ plan, recipients: 1 }, call);
  };
  const statuses = async () =>
    (await world.messagesOf(visit.code)).filter(({ template }) => template === 'campaign').map(({ reason }) => reason);
  await campaign();
  const subject = `Tin ${count}`;
  await soon(() => expect(world.mails.some((mail) => mail.subject === subject)).toBe(true));
  const unsubscribe = world.mails.find((mail) => mail.subject === subject)?.unsubscribe ?? '';
  expect(unsubscribe).toMatch(/^stop\+/);
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  await transport.sendMail({ from: 'stop@example.vn', to: unsubscribe, subject: 'unsubscribe', text: '' });
  transport.close();
  await campaign();
  await soon(async () => expect((await statuses()).sort()).toEqual(['', 'OPTED_OUT']));
  // A change is told all the same, and such mail offers no button.
  expect((await told('stop@example.vn', 'moved')).unsubscribe).toBe('');
});

it('who has stopped by SMS is spared campaigns by e-mail as well', async () => {
  const phone = '+84915000002';
  const start = new Date(Date.now() + 3 * 86_400_000);
  const { BOOKED } = scheduling.AppointmentStatus;
  const visit = {
    id: randomUUID(),
    code: 'RTRN-DUNG',
    phone,
    start,
    status: BOOKED,
    version: 1,
    locale: common.Locale.VI,
  };
  world.visits.push(visit);
  world.email = 'dung@example.vn';
  await world.client.receiveSms(
    { provider: 'sms', providerMessageId: randomUUID(), from: phone, text: 'DUNG' },
    world.system(),
  );
  await soon(() => expect(world.sms.taken.filter(({ to }) => to === phone)).toHaveLength(1));
  const plan = notification.CampaignPlan.fromPartial({
    title: { vi: 'Tin cho ai', en: '' },
    text: { vi: 'Mời vào cổng số 2.', en: '' },
    channels: [EMAIL, SMS],
    codes: [visit.code],
  });
  const call = callContext({ caller: { role: 'supervisor', id: 'supervisor01' }, idempotencyKey: randomUUID() });
  await world.client.startCampaign({ plan, recipients: 1 }, call);
  await soon(async () =>
    expect((await world.messagesOf(visit.code)).map(({ reason }) => reason)).toEqual(['OPTED_OUT', 'OPTED_OUT']),
  );
});
