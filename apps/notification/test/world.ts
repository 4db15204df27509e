import { common, directory, intake, notification, routing, scheduling, topics } from '@civicline/contracts';
import { localDay } from '@civicline/calendar';
import { openEventLog, toRecord } from '@civicline/events';
import type { CallContext, Clock } from '@civicline/service-kit';
import { callContext, grpcClient, grpcServer, logger, startService } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import { freePort, keeperSettings, realPostgres, tester } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { notificationService } from '../src/service';
import { askersIn, callerIn, refuseAll } from './callers';
import type { Mail, SmsProvider } from './providers';
import { mailServer, smsProvider } from './providers';

const log = logger('test', 'silent');

/** A visit as the neighbour scheduling knows it. */
export interface Visit {
  readonly id: string;
  readonly code: string;
  readonly phone: string;
  readonly start: Date;
  status: scheduling.AppointmentStatus;
  version: number;
  locale: common.Locale;
}

export interface WorldOptions {
  readonly clock?: Clock;
  readonly env?: Readonly<Record<string, string>>;
  /** SMS providers in order; one is made when left out. */
  readonly providers?: readonly SmsProvider[];
  /** More of the file of providers. */
  readonly file?: object;
  readonly replicas?: number;
  /** More of the directory's answers. */
  readonly directory?: Readonly<Record<string, (request: never, call: CallContext) => Promise<unknown>>>;
  /** More of call-intake's answers. */
  readonly intake?: Readonly<Record<string, (request: never, call: CallContext) => Promise<unknown>>>;
  /** More of scheduling's answers. */
  readonly scheduling?: Readonly<Record<string, (request: never, call: CallContext) => Promise<unknown>>>;
}

/** notification with its world: real PostgreSQL, SMTP and HTTP; neighbours over real gRPC, whose answers are the test's. */
export const openWorld = async (options: WorldOptions = {}) => {
  const ends: (() => Promise<unknown> | void)[] = [];
  const postgres = await realPostgres();
  ends.push(() => postgres.drop());
  const providers = options.providers ?? [await smsProvider('sms')];
  for (const provider of providers) ends.push(provider.close);
  const dir = mkdtempSync(path.join(os.tmpdir(), 'civicline-providers-'));
  ends.push(() => rmSync(dir, { recursive: true, force: true }));
  const file = path.join(dir, 'providers.json');
  const sms = providers.map(({ name, url }) => ({ kind: 'http', name, url, apiKey: 'key', from: '1022DONGNAI' }));
  writeFileSync(file, JSON.stringify({ sms, ...options.file }));
  const mails: Mail[] = [];
  const world = {
    mails,
    mailRefusal: undefined as Error | undefined,
    email: 'an@example.vn',
    phone: '+84912345678',
    visits: [] as Visit[],
    /** Numbers of callers, by the id of their call or call-back. */
    callers: new Map<string, string>(),
    /** Numbers of those who asked an office something, by the id of their referral; and of those to whom the post comes. */
    askers: new Map<string, string>(),
  };
  const smtp = await mailServer(mails, () => world.mailRefusal);
  ends.push(smtp.close);

  const visitBy = (match: (visit: Visit) => boolean) => {
    const visit = world.visits.find(match);
    if (!visit) throw new Refusal('APPOINTMENT_NOT_FOUND', 'not-found');
    return visit;
  };
  const asAppointment = (visit: Visit) =>
    scheduling.Appointment.fromPartial({
      id: visit.id,
      code: visit.code,
      status: visit.status,
      version: visit.version,
      slot: { start: visit.start },
      procedureName: { vi: 'Đăng ký thế chấp', en: 'Mortgage' },
      officeName: { vi: 'Trung tâm', en: 'Center' },
      locale: visit.locale,
      citizen: { name: 'Nguyễn Văn An', phone: visit.phone },
    });
  const neighbours = grpcServer({
    port: 0,
    badge: tester,
    log,
    services: [
      refuseAll(scheduling.SchedulingServiceService, {
        getRecipient: ({ appointmentId }: scheduling.GetRecipientRequest) => {
          const visit = world.visits.find(({ id }) => id === appointmentId);
          return Promise.resolve({
            citizen: { name: 'Nguyễn Văn An', phone: visit?.phone ?? world.phone, email: world.email },
            locale: visit?.locale ?? common.Locale.VI,
          });
        },
        getAppointment: async ({ code, phoneProof }: scheduling.GetAppointmentRequest) =>
          Promise.resolve({
            appointment: asAppointment(
              visitBy((visit) => visit.code === code && (!phoneProof || visit.phone === phoneProof)),
            ),
          }),
        getDaySheet: ({ day }: scheduling.GetDaySheetRequest) =>
          Promise.resolve(
            scheduling.GetDaySheetResponse.fromPartial({
              appointments: world.visits.filter(({ start }) => localDay(start) === day).map(asAppointment),
            }),
          ),
        ...options.scheduling,
      }),
      refuseAll(intake.IntakeServiceService, { getIntakeRecipient: callerIn(world.callers), ...options.intake }),
      refuseAll(routing.RoutingServiceService, askersIn(world.askers)),
      refuseAll(directory.DirectoryServiceService, {
        getProcedure: () =>
          Promise.resolve({
            procedure: directory.Procedure.fromPartial({
              checklist: [{ id: 'cccd', name: { vi: 'Căn cước công dân', en: 'Card' } }],
            }),
          }),
        getOffice: ({ id }: directory.GetOfficeRequest) => {
          if (!['land', 'ward'].includes(id)) throw new Refusal('OFFICE_NOT_FOUND', 'not-found');
          return Promise.resolve({ office: directory.Office.fromPartial({ id }), unit: undefined });
        },
        ...options.directory,
      }),
    ],
  });
  await neighbours.start();
  ends.push(() => neighbours.stop());
  const events = openEventLog(postgres.url, { clientId: 'test', logger: log });
  await events.start();
  ends.push(() => events.stop());
  const address = `127.0.0.1:${neighbours.port()}`;
  const settings = {
    ...keeperSettings,
    CIVICLINE_DATABASE_URL: postgres.url,
    CIVICLINE_EVENTS: postgres.url,
    CIVICLINE_SCHEDULING_ADDRESS: address,
    CIVICLINE_DIRECTORY_ADDRESS: address,
    CIVICLINE_INTAKE_ADDRESS: address,
    CIVICLINE_ROUTING_ADDRESS: address,
    CIVICLINE_SMTP_URL: smtp.url,
    CIVICLINE_PROVIDERS_FILE: file,
    CIVICLINE_ADDRESS_KEY: 'address key',
    CIVICLINE_WEBHOOK_KEY: 'webhook key',
    CIVICLINE_QUIET_HOURS: 'none',
    CIVICLINE_PUBLIC_URL: 'http://127.0.0.1:8022',
    ...options.env,
  };
  // With none, the test starts processes of its own: one is spoken to where this port is.
  const ports: number[] = options.replicas === 0 ? [await freePort()] : [];
  for (let n = 0; n < (options.replicas ?? 1); n++) {
    const port = await freePort();
    ports.push(port);
    const env = { ...settings, CIVICLINE_GRPC_PORT: String(port) };
    const kit = { log, ...(options.clock ? { clock: options.clock } : {}) };
    const running = await startService(notificationService, env, kit);
    await running.started;
    ends.push(() => running.stop());
  }
  const replicas = ports.map((port) => `127.0.0.1:${port}`).join(',');
  const client = grpcClient(notification.NotificationServiceService, replicas, tester);
  ends.push(() => client.stop());
  const db = new Client({ connectionString: postgres.url });
  await db.connect();
  await db.query('SET search_path = notification');
  ends.push(() => db.end());

  const staff = (role: 'agent' | 'officer' | 'supervisor' | 'admin' = 'agent') =>
    callContext({ caller: { role, id: role }, idempotencyKey: randomUUID(), timeoutMs: 60_000 });
  const messagesOf = async (subjectCode: string) =>
    (await client.listMessages({ subjectCode, pageSize: 0, pageToken: '' }, staff())).messages;
  return Object.assign(world, {
    postgres,
    settings: { ...settings, CIVICLINE_GRPC_PORT: String(ports[0] ?? 0) },
    db,
    events,
    client,
    staff,
    messagesOf,
    system: () => callContext({ caller: { role: 'system', id: 'sms-provider' }, timeoutMs: 60_000 }),
    sms: providers[0] as SmsProvider,
    messageOf: async (code: string, channel = notification.Channel.SMS) => {
      const found = (await messagesOf(code)).find((one) => one.channel === channel);
      if (!found) throw new Error(`${code} has no such message`);
      return found;
    },
    /** Says to the world that something happened to a visit. */
    happen: (
      what: 'booked' | 'moved' | 'cancelled',
      version: number,
      code: string,
      appointmentId: string,
      more: { eventId?: string; start?: Date } = {},
    ) =>
      events.append([
        toRecord({
          id: more.eventId ?? randomUUID(),
          type: `civicline.appointment.${what}.v1`,
          source: '/test',
          subject: appointmentId,
          time: new Date(),
          topic: topics.appointment,
          data: {
            visit: scheduling.PromisedVisit.fromPartial({
              appointmentId,
              code,
              version,
              officeName: { vi: 'Trung tâm', en: 'Center' },
              start: more.start ?? new Date('2026-11-25T04:00:00Z'),
              end: new Date((more.start ?? new Date('2026-11-25T04:00:00Z')).getTime() + 1_800_000),
              procedureCode: 'BD-01',
              procedureName: { vi: 'Đăng ký thế chấp', en: 'Mortgage' },
              locale: world.visits.find(({ id }) => id === appointmentId)?.locale ?? common.Locale.VI,
            }),
            cause: scheduling.ChangeCause.CLOSURE,
            reason: { vi: 'Mất điện', en: '' },
            previousStart: more.start ?? new Date('2026-11-24T04:00:00Z'),
            closureId: '',
          },
        }),
      ]),
    close: async () => {
      for (const end of ends.reverse()) await end();
    },
  });
};
export type World = Awaited<ReturnType<typeof openWorld>>;
