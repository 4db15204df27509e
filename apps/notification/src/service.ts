import { directory, scheduling } from '@civicline/contracts';
import { consume, eventMigrations, openEventLog, relay } from '@civicline/events';
import { defineService, grpcClient, grpcServer, part } from '@civicline/service-kit';
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
import { neighbours } from './neighbours';
import { messagesAbout } from './queries/messages';
import { previewMessage } from './queries/preview';
import { entities } from './store/entities';
import { migrations } from './store/migrations';
import { deliverDue } from './timers/deliver-due';

/** The map of notification: what it is made of, in the order in which it starts. */
export const notificationService = defineService({
  name: 'notification',
  config,
  parts: (settings, { log, clock }) => {
    const store = openStore({
      url: settings.databaseUrl,
      schema: settings.databaseSchema,
      migrations: [...coreMigrations, ...eventMigrations, ...migrations],
      entities,
      log,
    });
    const events = openEventLog(settings.events, { clientId: 'notification', logger: log });
    const appointments = grpcClient(scheduling.SchedulingServiceService, settings.schedulingAddress);
    const procedures = grpcClient(directory.DirectoryServiceService, settings.directoryAddress);
    const mail = mailServer(settings.smtpUrl, settings.mailFrom);
    const stopping = new AbortController();
    const deps: Deps = { store, clock, newId: randomUUID };
    const link = new URL('/lich-hen', settings.publicUrl).href;

    const send = sendMessage({
      clock,
      link,
      smsAccents: settings.smsAccents,
      signal: stopping.signal,
      sendSms: smsProvider({ url: settings.smsUrl, apiKey: settings.smsApiKey, from: settings.smsFrom }),
      sendMail: mail.send,
      ...neighbours({ appointments, procedures, signal: stopping.signal }),
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
