import { directory, scheduling } from '@civicline/contracts';
import { common } from '@civicline/contracts';
import { consume, eventMigrations, openEventLog, relay } from '@civicline/events';
import { callContext, defineService, grpcClient, grpcServer, part } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { Tx } from '@civicline/store';
import { coreMigrations, forgetOldKeys, openStore } from '@civicline/store';
import { randomUUID } from 'node:crypto';
import { mailServer } from './channels/mail';
import { smsProvider } from './channels/sms-provider';
import { claimMessages, deliverMessage } from './commands/deliver-due';
import type { Deps } from './commands/deps';
import type { Notice } from './commands/queue-notice';
import { queueNotice } from './commands/queue-notice';
import { recordReceipt } from './commands/record-receipt';
import { retryMessage } from './commands/retry-message';
import { sendMessage } from './commands/send-message';
import { config } from './config';
import { onAppointmentChanged } from './consumers/on-appointment-changed';
import { notificationHandlers } from './grpc/notification-handlers';
import { messagesAbout } from './queries/messages';
import { previewMessage } from './queries/preview';
import { messageEntity } from './store/entities';
import { messages } from './store/migrations/0001-messages';
import { deliverDue } from './timers/deliver-due';

/** The map of notification: what it is made of, in the order in which it starts. */
export const notificationService = defineService({
  name: 'notification',
  config,
  parts: (settings, { log, clock }) => {
    const store = openStore({
      url: settings.databaseUrl,
      schema: settings.databaseSchema,
      migrations: [...coreMigrations, ...eventMigrations, messages],
      entities: [messageEntity],
      log,
    });
    const events = openEventLog(settings.events, { clientId: 'notification', logger: log });
    const appointments = grpcClient(scheduling.SchedulingServiceService, settings.schedulingAddress);
    const procedures = grpcClient(directory.DirectoryServiceService, settings.directoryAddress);
    const mail = mailServer(settings.smtpUrl, settings.mailFrom);
    const stopping = new AbortController();
    const deps: Deps = { store, clock, newId: randomUUID };
    const link = new URL('/lich-hen', settings.publicUrl).href;
    const asService = () => callContext({ caller: { role: 'system', id: 'notification' }, signal: stopping.signal });

    const send = sendMessage({
      clock,
      link,
      smsAccents: settings.smsAccents,
      signal: stopping.signal,
      sendSms: smsProvider({ url: settings.smsUrl, apiKey: settings.smsApiKey, from: settings.smsFrom }),
      sendMail: mail.send,
      recipientOf: async (appointmentId) => {
        const { citizen, locale } = await appointments.getRecipient({ appointmentId }, asService());
        return {
          name: citizen?.name ?? '',
          phone: citizen?.phone ?? '',
          email: citizen?.email ?? '',
          locale: locale === common.Locale.EN ? 'en' : 'vi',
        };
      },
      papersOf: async (code) => {
        try {
          const { procedure } = await procedures.getProcedure({ code }, asService());
          return (procedure?.checklist ?? []).flatMap(({ name }) => (name ? [{ vi: name.vi, en: name.en }] : []));
        } catch (error) {
          // A procedure that has gone since leaves a slip without a list, not a citizen without a slip.
          if (isRefusal(error)) return [];
          throw error;
        }
      },
    });
    const delivery = deliverDue({
      claim: claimMessages(deps),
      deliver: deliverMessage({ ...deps, send }),
      atOnce: settings.deliveriesAtOnce,
      log,
    });
    const queue = queueNotice(deps);
    const queueAndWake = async (tx: Tx, notice: Notice) => {
      await queue(tx, notice);
      tx.afterCommit(() => delivery.wake());
    };
    const handlers = notificationHandlers({
      messagesAbout: messagesAbout(store),
      previewMessage: previewMessage({ link, smsAccents: settings.smsAccents }),
      recordReceipt: recordReceipt(deps),
      retryMessage: async (id, call) => {
        const message = await retryMessage(deps)(id, call);
        delivery.wake();
        return message;
      },
      now: () => clock.now(),
    });
    return [
      store,
      events,
      relay({ store, log: events, logger: log }),
      appointments,
      procedures,
      part({ name: 'channels', stop: () => Promise.resolve(stopping.abort()).then(mail.close) }),
      delivery,
      consume({ store, log: events, group: 'notification', handlers: onAppointmentChanged(queueAndWake), logger: log }),
      forgetOldKeys(store, log),
      grpcServer({ port: settings.grpcPort, host: settings.host, services: [handlers], log }),
    ];
  },
});
