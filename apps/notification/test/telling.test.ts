import { common, directory, notification, scheduling, topics } from '@civicline/contracts';
import { openEventLog, toRecord } from '@civicline/events';
import { callContext, grpcClient, grpcServer, implement, logger, startService } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import { eventually, freePort, realPostgres } from '@civicline/testkit';
import { simpleParser } from 'mailparser';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { notificationService } from '../src/service';

const log = logger('test', 'silent');
const ends: (() => Promise<unknown> | void)[] = [];
const sms: { to: string; text: string; requestId: string; messageId: string }[] = [];
const mails: { to: string; subject: string; calendar: string }[] = [];
let answerWith: number[] = [];
let email = 'an@example.vn';
let client: ReturnType<typeof connect>;
let events: ReturnType<typeof openEventLog>;

const connect = (port: number) => grpcClient(notification.NotificationServiceService, `127.0.0.1:${port}`);
const refuseAll = <T extends object>(service: T, some: object) =>
  implement(service, {
    ...Object.fromEntries(
      Object.keys(service).map((name) => [name, () => Promise.reject(new Refusal('NOT_FOUND', 'not-found'))]),
    ),
    ...some,
  } as never);

/** The HTTP provider: a real server; what it answers is told by `answerWith`, else it accepts. */
const provider = () =>
  new Promise<Server>((resolve) => {
    const server: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const status = answerWith.shift() ?? 200;
        const { to, text, requestId } = JSON.parse(body) as { to: string; text: string; requestId: string };
        const messageId = `provider-${requestId}`;
        if (status === 200 && !sms.some((one) => one.requestId === requestId))
          sms.push({ to, text, requestId, messageId });
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ messageId }));
      });
    }).listen(0, '127.0.0.1', () => resolve(server));
  });

beforeAll(async () => {
  const postgres = await realPostgres();
  ends.push(() => postgres.drop());
  const http = await provider();
  ends.push(() => new Promise((resolve) => http.close(resolve)));
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _, done) => {
      void simpleParser(stream).then((mail) => {
        mails.push({
          to: [mail.to].flat()[0]?.text ?? '',
          subject: mail.subject ?? '',
          calendar: mail.attachments[0]?.content.toString() ?? '',
        });
        done();
      });
    },
  });
  const smtpPort = await freePort();
  await new Promise<void>((resolve) => smtp.listen(smtpPort, '127.0.0.1', resolve));
  ends.push(() => new Promise<void>((resolve) => smtp.close(resolve)));
  // The neighbours, as far as this service asks them: real gRPC, answers of the test.
  const neighbours = grpcServer({
    port: 0,
    log,
    services: [
      refuseAll(scheduling.SchedulingServiceService, {
        getRecipient: () =>
          Promise.resolve({
            citizen: { name: 'Nguyễn Văn An', phone: '+84912345678', email },
            locale: common.Locale.VI,
          }),
      }),
      refuseAll(directory.DirectoryServiceService, {
        getProcedure: () =>
          Promise.resolve({
            procedure: directory.Procedure.fromPartial({
              checklist: [{ id: 'cccd', name: { vi: 'Căn cước công dân', en: 'Card' } }],
            }),
          }),
      }),
    ],
  });
  await neighbours.start();
  ends.push(() => neighbours.stop());
  events = openEventLog(postgres.url, { clientId: 'test', logger: log });
  await events.start();
  ends.push(() => events.stop());
  const port = await freePort();
  const address = `127.0.0.1:${neighbours.port()}`;
  const running = await startService(
    notificationService,
    {
      CIVICLINE_DATABASE_URL: postgres.url,
      CIVICLINE_EVENTS: postgres.url,
      CIVICLINE_GRPC_PORT: String(port),
      CIVICLINE_SCHEDULING_ADDRESS: address,
      CIVICLINE_DIRECTORY_ADDRESS: address,
      CIVICLINE_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      CIVICLINE_SMS_URL: `http://127.0.0.1:${(http.address() as AddressInfo).port}/sms`,
      CIVICLINE_SMS_API_KEY: 'key',
      CIVICLINE_PUBLIC_URL: 'http://127.0.0.1:8022',
    },
    { log },
  );
  await running.started;
  ends.push(() => running.stop());
  client = connect(port);
  ends.push(() => client.stop());
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});
beforeEach(() => {
  answerWith = [];
  email = 'an@example.vn';
});

const visit = (version: number, code: string, appointmentId: string): scheduling.PromisedVisit =>
  scheduling.PromisedVisit.fromPartial({
    appointmentId,
    code,
    version,
    officeName: { vi: 'Trung tâm', en: 'Center' },
    start: new Date('2026-11-25T04:00:00Z'),
    end: new Date('2026-11-25T04:30:00Z'),
    procedureCode: 'BD-01',
    procedureName: { vi: 'Đăng ký thế chấp', en: 'Mortgage' },
    locale: common.Locale.VI,
  });

const happen = (
  what: 'booked' | 'moved' | 'cancelled',
  version: number,
  code: string,
  appointmentId: string,
  id: string = randomUUID(),
) =>
  events.append([
    toRecord({
      id,
      type: `civicline.appointment.${what}.v1`,
      source: '/test',
      subject: appointmentId,
      time: new Date(),
      topic: topics.appointment,
      data: {
        visit: visit(version, code, appointmentId),
        cause: scheduling.ChangeCause.CLOSURE,
        reason: { vi: 'Mất điện', en: '' },
        previousStart: new Date('2026-11-24T04:00:00Z'),
        closureId: '',
      },
    }),
  ]);

const staff = () => callContext({ caller: { role: 'agent', id: 'agent' } });
const messagesOf = async (subjectCode: string) =>
  (await client.listMessages({ subjectCode, pageSize: 0, pageToken: '' }, staff())).messages;
const statusOf = async (code: string, channel: notification.Channel) =>
  (await messagesOf(code)).find((one) => one.channel === channel)?.status;

it('tells once by SMS and once by e-mail, however often the event comes', async () => {
  const [code, id, event] = ['AAAA-0001', randomUUID(), randomUUID()];
  await happen('booked', 1, code, id, event);
  await happen('booked', 1, code, id, event);
  await happen('booked', 1, code, id);
  await eventually(async () =>
    expect((await messagesOf(code)).map(({ status }) => status)).toEqual([
      notification.MessageStatus.SENT,
      notification.MessageStatus.SENT,
    ]),
  );
  expect(sms.filter(({ text }) => text.includes(code))).toHaveLength(1);
  expect(mails.filter(({ subject }) => subject.includes(code))).toHaveLength(1);
  expect(mails.find(({ subject }) => subject.includes(code))?.calendar).toMatch(/METHOD:REQUEST/);
  expect((await messagesOf(code)).map(({ notice }) => notice)).toEqual(['change', 'change']);
  expect((await messagesOf(code)).map(({ recipient }) => recipient).join()).not.toMatch(/912345|an@example/);
});

it('a change is told in the order of versions, with one calendar entry that follows', async () => {
  const [code, id] = ['AAAA-0002', randomUUID()];
  await happen('booked', 1, code, id);
  await happen('moved', 2, code, id);
  await happen('cancelled', 3, code, id);
  await eventually(() => expect(sms.filter(({ text }) => text.includes(code))).toHaveLength(3));
  expect(
    sms.filter(({ text }) => text.includes(code)).map(({ text }) => /ĐỔI|ĐÃ HỦY/.exec(text)?.[0] ?? 'booked'),
  ).toEqual(['booked', 'ĐỔI', 'ĐÃ HỦY']);
  await eventually(() => expect(mails.filter(({ subject }) => subject.includes(code))).toHaveLength(3));
  const calendars = mails.filter(({ subject }) => subject.includes(code)).map(({ calendar }) => calendar);
  expect(calendars.map((text) => /SEQUENCE:(\d)/.exec(text)?.[1])).toEqual(['1', '2', '3']);
  expect(new Set(calendars.map((text) => /UID:(.+)/.exec(text)?.[1]?.trim()))).toEqual(
    new Set([`${code}@civicline.vn`]),
  );
  expect(calendars[2]).toMatch(/METHOD:CANCEL/);
});

it('without an e-mail address that channel is suppressed', async () => {
  email = '';
  await happen('booked', 1, 'AAAA-0003', randomUUID());
  await eventually(async () =>
    expect(await statusOf('AAAA-0003', notification.Channel.EMAIL)).toBe(notification.MessageStatus.SUPPRESSED),
  );
});

it('a provider that fails is tried again, one that refuses is not; staff may try once more', async () => {
  answerWith = [500];
  await happen('booked', 1, 'AAAA-0004', randomUUID());
  await eventually(
    async () => expect(await statusOf('AAAA-0004', notification.Channel.SMS)).toBe(notification.MessageStatus.SENT),
    20_000,
  );
  answerWith = [422];
  await happen('booked', 1, 'AAAA-0005', randomUUID());
  await eventually(async () =>
    expect(await statusOf('AAAA-0005', notification.Channel.SMS)).toBe(notification.MessageStatus.FAILED),
  );
  const failed = (await messagesOf('AAAA-0005')).find(({ channel }) => channel === notification.Channel.SMS);
  expect(failed?.reason).toBe('PROVIDER_422');
  await client.retryMessage({ messageId: failed?.id ?? '' }, staff());
  await eventually(async () =>
    expect(await statusOf('AAAA-0005', notification.Channel.SMS)).toBe(notification.MessageStatus.SENT),
  );
  await expect(client.retryMessage({ messageId: failed?.id ?? '' }, staff())).rejects.toMatchObject({
    reason: 'MESSAGE_NOT_FAILED',
  });
  await expect(client.retryMessage({ messageId: randomUUID() }, staff())).rejects.toMatchObject({
    reason: 'MESSAGE_NOT_FOUND',
  });
}, 60_000);

it('receipts come late, twice and for strangers', async () => {
  await happen('booked', 1, 'AAAA-0006', randomUUID());
  const own = await eventually(() => {
    const found = sms.find(({ text }) => text.includes('AAAA-0006'));
    if (!found) throw new Error('not sent');
    return found;
  });
  const receipt = {
    channel: notification.Channel.SMS,
    providerMessageId: own.messageId,
    messageId: own.requestId,
    delivered: true,
    providerCode: '000',
    at: new Date(),
  };
  const system = () => callContext({ caller: { role: 'system', id: 'sms-provider' } });
  await client.recordReceipt(receipt, system());
  await client.recordReceipt({ ...receipt, delivered: false }, system());
  await client.recordReceipt({ ...receipt, providerMessageId: 'unknown', messageId: randomUUID() }, system());
  expect(await statusOf('AAAA-0006', notification.Channel.SMS)).toBe(notification.MessageStatus.DELIVERED);
  await expect(client.recordReceipt(receipt, staff())).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  await expect(client.recordReceipt({ ...receipt, providerMessageId: '' }, system())).rejects.toMatchObject({
    violations: [{ field: 'providerMessageId', rule: 'required' }],
  });
});

it('a template can be seen before it is used', async () => {
  const preview = await client.previewMessage(
    { template: 'appointment-moved', channel: notification.Channel.SMS, locale: common.Locale.VI, values: {} },
    staff(),
  );
  expect(preview).toMatchObject({ encoding: 'UCS-2' });
  expect(preview.segments).toBeGreaterThan(1);
  await expect(
    client.previewMessage(
      { template: 'x', channel: notification.Channel.SMS, locale: common.Locale.VI, values: {} },
      staff(),
    ),
  ).rejects.toMatchObject({ reason: 'TEMPLATE_NOT_FOUND' });
});
