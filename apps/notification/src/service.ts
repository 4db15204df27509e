import { directory, intake, privacy, routing, scheduling } from '@civicline/contracts';
import { consume, eventMigrations, openEventLog, relay } from '@civicline/events';
import { callContext, defineService, grpcClient, grpcServer, part } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { coreMigrations, forgetOldKeys, keepSealed, openKeyring, openStore, timer } from '@civicline/store';
import { auditMigrations, openAudit } from '@civicline/store/audit';
import { randomUUID } from 'node:crypto';
import { addressHash } from './address-hash';
import { mailServer } from './channels/mail';
import { openChannels } from './channels/open-channels';
import { reminderCalls } from './channels/reminder-calls';
import { readProvidersFile } from './channels/providers-file';
import { returnPath } from './channels/return-path';
import { returnedMail } from './channels/returned-mail';
import { zaloHas } from './channels/zalo-zns';
import { claimMessages, deliverMessage } from './commands/deliver-due';
import type { Deps } from './commands/deps';
import { eraseAnswered } from './commands/erase-words';
import { claimSms, handleInbound } from './commands/handle-inbound';
import type { AskKeeper } from './commands/erase-people';
import { carryErasure, startErasure } from './commands/erase-people';
import type { Notice } from './commands/queue-notice';
import { queueNotice } from './commands/queue-notice';
import type { IncomingSms } from './commands/receive-sms';
import { receiveSms } from './commands/receive-sms';
import { recordReceipt, takeReceipt } from './commands/record-receipt';
import { recordReturn, stopMail } from './commands/record-return';
import { retryMessage } from './commands/retry-message';
import { resolveMessage } from './commands/resolve-message';
import { endCampaign, queueCampaign, startCampaign } from './commands/run-campaign';
import { sendMessage } from './commands/send-message';
import { takeProviderTurn } from './commands/take-turn';
import { config, quietHoursOf, soleProvider } from './config';
import { onAppointmentChanged } from './consumers/on-appointment-changed';
import { onArticleReviewDue } from './consumers/on-article-review-due';
import { onCallerTold } from './consumers/on-caller-told';
import { onPostChanged } from './consumers/on-post-changed';
import { onReferralChanged } from './consumers/on-referral-changed';
import { onReminderCallEnded } from './consumers/on-reminder-call-ended';
import { onReminderDue } from './consumers/on-reminder-due';
import { onWaitlistOffered } from './consumers/on-waitlist-offered';
import { erasureHandlers } from './grpc/erasure-handlers';
import { notificationHandlers } from './grpc/notification-handlers';
import { findCandidates, isOffice, neighbours, visitActs } from './neighbours';
import { listErasures } from './queries/erasures';
import { failedMessages, messagesAbout } from './queries/messages';
import { previewCampaign } from './queries/preview-campaign';
import { previewMessage } from './queries/preview';
import { webhookContact } from './queries/webhooks';
import { standingOf } from './store/addresses';
import { lastCampaigns, oneCampaign } from './queries/campaigns';
import { writerOf } from './store/inbound';
import { entities } from './store/entities';
import { migrations } from './store/migrations';
import { personHere } from './store/person';
import { sealedTables } from './store/sealed';
import { tokenKeeper } from './store/tokens';
import { promiseGauges } from './store/promise-gauges';
import { deliverDue } from './timers/deliver-due';
import { erasePeople } from './timers/erase-people';
import { handleDueSms } from './timers/handle-inbound';
import { openWebhooks } from './webhooks';

/** The map of notification: what it is made of, in the order in which it starts. */
export const notificationService = defineService({
  name: 'notification',
  config,
  parts: (settings, { log, clock, badge }) => {
    const keyring = openKeyring(settings.personalKeys);
    const store = openStore({
      url: settings.databaseUrl,
      migrateAtStart: settings.migrateAtStart,
      schema: settings.databaseSchema,
      keyring,
      migrations: [...coreMigrations, ...eventMigrations, ...auditMigrations, ...migrations],
      entities,
      log,
    });
    const hashOf = addressHash(settings.addressKey);
    const audit = openAudit({
      ...{ store, keyring, clock, log },
      keeper: personHere(store, hashOf),
      days: { messages: settings.messageDays, erasures: settings.erasureDays },
    });
    const events = openEventLog(settings.events, { clientId: 'notification', logger: log });
    const appointments = grpcClient(scheduling.SchedulingServiceService, settings.schedulingAddress, badge);
    const procedures = grpcClient(directory.DirectoryServiceService, settings.directoryAddress, badge);
    const callers = grpcClient(intake.IntakeServiceService, settings.intakeAddress, badge);
    const referrals = grpcClient(routing.RoutingServiceService, settings.routingAddress, badge);
    const keeperAt = (address: string) => grpcClient(privacy.PrivacyServiceService, address, badge);
    const keepers = {
      intake: keeperAt(settings.intakeAddress),
      scheduling: keeperAt(settings.schedulingAddress),
      routing: keeperAt(settings.routingAddress),
    };
    const path = settings.returnDomain ? returnPath(settings.returnDomain, settings.addressKey) : undefined;
    const mail = mailServer(settings.smtpUrl, settings.mailFrom, path);
    const stopping = new AbortController();
    const deps: Deps = { store, clock, newId: randomUUID };
    const link = new URL('/lich-hen', settings.publicUrl).href;

    const file = settings.providersFile ? readProvidersFile(settings.providersFile) : soleProvider(settings);
    const receipts = recordReceipt(deps);
    const receive = async (sms: IncomingSms) => {
      await receiveSms({ ...deps, hashOf })(sms);
      answering.wake();
    };
    const channels = openChannels(file, {
      log,
      clock,
      timeoutMs: settings.providerTimeoutMs,
      circuitOpenMs: settings.circuitOpenMs,
      enquireEveryMs: settings.smppEnquireMs,
      signal: stopping.signal,
      takeTurn: takeProviderTurn(store),
      voice: settings.voiceReminders ? reminderCalls(callers, settings.providerTimeoutMs) : undefined,
      tokens: (provider) => tokenKeeper(store, provider),
      onReceipt:
        () =>
        ({ providerMessageId, delivered, code }) =>
          receipts({
            channel: 'sms',
            providerMessageId,
            messageId: null,
            round: null,
            delivered,
            providerCode: code,
            at: clock.now(),
          }),
      onInbound:
        (provider) =>
        ({ id, from, text }) =>
          receive({ provider, providerMessageId: id, from, text }),
    });
    const quiet = quietHoursOf(settings);
    const plain = new Set(settings.smsPlainTemplates.split(',').map((name) => name.trim()));
    const accentsIn = ({ name }: { name: string }) => settings.smsAccents && !plain.has(name);
    const send = sendMessage({
      clock,
      link,
      quiet,
      accentsIn,
      ...channels,
      sendMail: mail.send,
      standingOf: (channel, hash) => standingOf(store, channel, hash),
      hashOf,
      ...neighbours({
        appointments,
        procedures,
        callers,
        referrals,
        publicUrl: settings.publicUrl,
        writerOf: (id) => writerOf(store, id),
        webhookContact: webhookContact(store),
        signal: stopping.signal,
      }),
    });
    const delivery = deliverDue({
      claim: claimMessages(deps),
      deliver: deliverMessage({ ...deps, send }),
      atOnce: settings.deliveriesAtOnce,
      log,
    });
    const queue = queueNotice({ ...deps, quiet, zaloHas: zaloHas(file.zalo) });
    const queueAndWake = async (tx: Tx, notice: Notice) => {
      await queue(tx, notice);
      tx.afterCommit(() => delivery.wake());
    };
    const answering = handleDueSms({
      claim: claimSms(deps),
      handle: handleInbound({ ...deps, queue: queueAndWake, acts: visitActs(appointments, hashOf, stopping.signal) }),
      log,
    });
    const find = findCandidates(appointments);
    const segmentPrice = settings.smsSegmentPrice;
    const campaigning = timer({
      store,
      log,
      name: 'queue campaigns',
      everyMs: 5_000,
      takeDue: queueCampaign({ queue: queueAndWake }),
    });
    const webhooks = openWebhooks({
      ...deps,
      events,
      log,
      stopping: stopping.signal,
      queueNotice: queueAndWake,
      isOffice: isOffice(procedures),
      settings,
    });
    const askKeeper: AskKeeper = (service, { id: erasureId, number, askedBy, purpose }) => {
      const wish = { erasureId, number, askedBy, purpose };
      if (service === 'notification') return audit.erasePerson(wish);
      const call = callContext({ caller: { role: 'system', id: 'notification' }, timeoutMs: 20_000 });
      return keepers[service].erasePerson(wish, call);
    };
    const erasing = erasePeople(log, carryErasure(deps, askKeeper));
    const erasures = erasureHandlers({
      startErasure: startErasure(deps, () => erasing.wake()),
      listErasures: listErasures(store),
    });
    const handlers = notificationHandlers({
      ...webhooks.cases,
      previewCampaign: previewCampaign({ store, clock, find, hashOf, quiet, link, segmentPrice }),
      startCampaign: async (plan, expected, call) => {
        const id = await startCampaign({ ...deps, find })(plan, expected, call);
        campaigning.wake();
        return id;
      },
      endCampaign: endCampaign(deps),
      campaign: oneCampaign(store),
      latestCampaigns: lastCampaigns(store),
      receiveSms: receive,
      messagesAbout: messagesAbout(store),
      previewMessage: previewMessage({ link, accentsIn, segmentPrice }),
      recordReceipt: receipts,
      failedMessages: failedMessages(store),
      resolveMessage: resolveMessage(deps),
      providers: channels.providers,
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
      callers,
      referrals,
      ...Object.values(keepers),
      channels.part,
      part({ name: 'mail', stop: () => Promise.resolve(stopping.abort()).then(mail.close) }),
      delivery,
      consume({
        store,
        log: events,
        group: 'notification',
        handlers: {
          ...onAppointmentChanged(queueAndWake),
          ...onReminderDue(queueAndWake),
          ...onReminderCallEnded(takeReceipt(deps)),
          ...onCallerTold(queueAndWake),
          ...onWaitlistOffered(queueAndWake),
          ...onArticleReviewDue(queueAndWake),
          ...onReferralChanged(queueAndWake),
          ...onPostChanged(queueAndWake),
        },
        logger: log,
      }),
      ...(path
        ? [
            returnedMail({
              port: settings.returnPort,
              host: settings.host,
              path,
              log,
              onReturned: recordReturn(deps),
              onStop: stopMail(deps),
            }),
          ]
        : []),
      ...webhooks.parts,
      answering,
      campaigning,
      timer({
        store,
        log,
        name: 'erase what was answered',
        everyMs: 60_000,
        takeDue: eraseAnswered(deps, settings.smsDays),
      }),
      erasing,
      promiseGauges(store, clock, log),
      forgetOldKeys(store, log, settings.idempotencyDays),
      keepSealed(store, log, sealedTables),
      ...audit.parts,
      grpcServer({
        port: settings.grpcPort,
        host: settings.host,
        services: [audit.witnessed(handlers), audit.witnessed(erasures), audit.door],
        log,
        badge,
      }),
    ];
  },
});
