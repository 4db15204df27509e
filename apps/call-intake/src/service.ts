import { routing, scheduling } from '@civicline/contracts';
import { consume, eventMigrations, openEventLog, relay } from '@civicline/events';
import type { Part } from '@civicline/service-kit';
import { callContext, defineService, grpcClient, grpcServer, part } from '@civicline/service-kit';
import { coreMigrations, forgetOldKeys, keepSealed, openKeyring, openStore } from '@civicline/store';
import { auditMigrations, openAudit } from '@civicline/store/audit';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { acceptOffer } from './commands/accept-offer';
import { attachDesk, detachDesk, sayAlive } from './commands/attach-desk';
import { callAbout, spareCall } from './commands/call-about';
import { carryOut, handOn } from './commands/carry-out';
import { controlCall } from './commands/control-call';
import { deflectCall } from './commands/deflect-call';
import type { Deps } from './commands/deps';
import { endSilentCalls } from './commands/end-silent-calls';
import { closeDesertedDesks, endOverdueOffers, rejectOffer } from './commands/give-back';
import { estimateWaits } from './commands/estimate-waits';
import { importCentre } from './commands/import-centre';
import {
  attemptCallBack,
  cancelCallBack,
  giveBackPlaces,
  rescheduleCallBack,
  resumeForsaken,
  settleCallBack,
} from './commands/keep-call-back';
import { removeRecordings, resealRecordings, takeRecordings } from './commands/keep-recordings';
import { lendWebPhone, takeBackWebPhones } from './commands/lend-web-phone';
import { listen } from './commands/listen';
import { matchCallers } from './commands/match-callers';
import { promiseCallBack } from './commands/promise-call-back';
import { promiseUnfinished } from './commands/promise-unfinished';
import { endLateReminders, placeReminderCall } from './commands/remind-by-voice';
import { reportEvents } from './commands/report-events';
import { saveRecord } from './commands/save-record';
import { setAgentState } from './commands/set-agent-state';
import { assignCall, whisperNote } from './commands/supervise';
import { completeWrapUp, endWrapUps, extendWrapUp } from './commands/wrap-up';
import { config } from './config';
import type { CallHours } from './domain/reminder-call';
import { onReferralAnswered } from './consumers/on-referral-answered';
import { onUntold } from './consumers/on-untold';
import { intakeHandlers } from './grpc/intake-handlers';
import { ledgerOf } from './grpc/ledger';
import { askerOf, visitorOf } from './grpc/neighbours';
import { openCodesOf } from './grpc/open-codes';
import { visitActs } from './grpc/visit-acts';
import { openAdvice } from './queries/advice';
import { atHand } from './queries/at-hand';
import { getCallBack, listCallBacks, listCallBacksAbout, listWindows } from './queries/call-backs';
import { getCaller, historyOf } from './queries/caller';
import { getCall, listCalls } from './queries/calls';
import { getCentre, listAgents } from './queries/centre';
import { deskNow, lastOf, whispersTo } from './queries/desk';
import { getFigures } from './queries/figures';
import { recipientOf } from './queries/recipient';
import { listRecordings } from './queries/recordings';
import { findRecord, getRecord, listRecords } from './queries/records';
import { wallboard } from './queries/wallboard';
import { openBell } from './store/bell';
import { entities } from './store/entities';
import { migrations } from './store/migrations';
import { personHere } from './store/person';
import { sealedTables } from './store/sealed';
import { promiseGauges } from './store/promise-gauges';
import { asteriskSource, openAsterisk } from './telephony/asterisk/open-asterisk';
import { ctiWebhook } from './telephony/cti-webhook';
import { openArchive } from './telephony/open-archive';
import type { TelephonyAdapter } from './telephony/port';
import { simulator } from './telephony/simulator';
import { keepBoard } from './timers/keep-board';
import * as timers from './timers/queue-timers';

/** Codes must not be guessed, so chance comes from the system's generator. */
const chance = () => randomInt(2 ** 32) / 2 ** 32;
const newSecret = () => randomBytes(24).toString('base64url');

/** The map of call-intake: what it is made of, in the order in which it starts. */
export const callIntakeService = defineService({
  name: 'call-intake',
  config,
  parts: (settings, { log, clock, badge }) => {
    const self = randomUUID();
    const keyring = openKeyring(settings.personalKeys);
    const store = openStore({
      url: settings.databaseUrl,
      migrateAtStart: settings.migrateAtStart,
      schema: settings.databaseSchema,
      poolSize: settings.databasePool,
      keyring,
      migrations: [...coreMigrations, ...eventMigrations, ...auditMigrations, ...migrations],
      entities,
      log,
    });
    const audit = openAudit({
      ...{ store, keyring, clock, log },
      keeper: personHere(store),
      days: {
        records: settings.recordDays,
        callBacks: settings.callBackDays,
        calls: settings.callDays,
        whispers: settings.whisperDays,
      },
    });
    const events = openEventLog(settings.events, { clientId: 'call-intake', logger: log });
    const schedules = grpcClient(scheduling.SchedulingServiceService, settings.schedulingAddress, badge);
    const referrals = grpcClient(routing.RoutingServiceService, settings.routingAddress, badge);
    const bell = openBell({ store, log, self });
    const { ctiSource: source, ctiCommandUrl: url, ctiCommandSecret: secret = '' } = settings;
    const { asteriskUrl, asteriskPassword = '' } = settings;
    const commanded = new Set([
      ...(url ? [source] : []),
      ...(asteriskUrl ? [asteriskSource] : []),
      ...(settings.simulator ? ['simulator'] : []),
    ]);
    const deps: Deps = {
      store,
      clock,
      newId: randomUUID,
      chance,
      bell,
      times: { offerMs: settings.offerMs, wrapUpMs: settings.wrapUpMs, deskGraceMs: settings.deskGraceMs },
      commanded,
      defaultQueue: settings.defaultQueue,
      ledger: ledgerOf(schedules, clock),
      outbound: asteriskUrl ? asteriskSource : source,
      hotline: settings.hotline,
    };
    const report = reportEvents(deps);
    const now = () => Math.floor(clock.now().getTime() / 1_000);
    const advice = openAdvice(deps, deps.ledger, settings.defaultQueue, callContext);
    const archive = openArchive(settings, keyring);
    const hours = { from: settings.reminderFrom, until: settings.reminderUntil } as CallHours;
    const ours = asteriskUrl
      ? openAsterisk(
          {
            url: asteriskUrl,
            user: settings.asteriskUser,
            password: asteriskPassword,
            app: settings.asteriskApp,
            trunk: settings.asteriskTrunk,
            papers: settings.asteriskPapers,
            sayMs: settings.asteriskSayMs,
            englishQueue: settings.englishQueue,
            recording: settings.recording,
          },
          {
            deps,
            log,
            self,
            look: advice.look,
            takeRecordings:
              archive && takeRecordings(deps, archive, { source: asteriskSource, days: settings.recordingDays }),
            openCodes: openCodesOf(schedules, referrals),
            visits: visitActs(schedules),
            reminders: { hours, atOnce: settings.reminderCallsAtOnce, spareLines: settings.reminderSpareLines },
          },
        )
      : undefined;
    const adapters: TelephonyAdapter[] = [
      ...(ours ? [ours.adapter] : []),
      ...(url ? [ctiWebhook({ source, url, secret, now })] : []),
      ...(settings.simulator ? [simulator('simulator', () => clock.now(), report)] : []),
    ];

    const overdue = timers.endOffers(store, log, endOverdueOffers(deps));
    const matcher = timers.bringTogether(log, matchCallers(deps, overdue.wake));
    const phones = adapters.map((adapter) => ({
      runner: timers.command(log, adapter.source, carryOut(deps, adapter, self)),
      leave: part({ name: `lease of ${adapter.source}`, stop: handOn(deps, adapter, self) }),
    }));
    const waits = timers.tellWaits(log, estimateWaits(deps, advice.look));
    bell.onChange((concerns) => {
      waits.wake();
      if (concerns.includes('pairs')) matcher.wake();
      if (concerns.includes('telephones')) ours?.adapter.wake();
      if (concerns.includes('commands')) for (const { runner } of phones) runner.wake();
    });
    // The process that has the telephone system need not be the one that was asked.
    bell.onElsewhere(() => {
      for (const { runner } of phones) runner.wake();
      ours?.adapter.wake();
    });

    const unfinished = timers.promise(log, promiseUnfinished(deps, callContext));
    const boards = keepBoard(log, wallboard(deps), bell.onChange);
    const handlers = intakeHandlers(
      {
        newId: randomUUID,
        reportEvents: report,
        importCentre: importCentre(deps),
        getCentre: getCentre(deps),
        attachDesk: attachDesk(deps, self),
        detachDesk: detachDesk(deps),
        deskNow: deskNow(deps),
        lastCall: lastOf(deps).call,
        lastOffer: lastOf(deps).offer,
        onDesk: bell.onDesk,
        findRecord: findRecord(deps),
        historyOf: historyOf(deps),
        latestAdvice: advice.latest,
        adviceOf: advice.of,
        takeWhispers: whispersTo(deps),
        lendWebPhone: lendWebPhone(deps, ours?.webPhones, newSecret),
        setAgentState: setAgentState(deps),
        assignCall: assignCall(deps),
        whisperNote: whisperNote(deps),
        deflectCall: deflectCall(deps),
        atHand: atHand(deps),
        getCaller: getCaller(deps, deps.ledger),
        saveRecord: saveRecord(deps),
        getRecord: getRecord(deps),
        listRecords: listRecords(deps),
        listWindows: listWindows(deps.ledger),
        promiseCallBack: promiseCallBack(deps),
        listCallBacks: listCallBacks(deps),
        attemptCallBack: attemptCallBack(deps),
        settleCallBack: settleCallBack(deps),
        rescheduleCallBack: rescheduleCallBack(deps),
        cancelCallBack: cancelCallBack(deps),
        getCallBack: getCallBack(deps),
        listCallBacksAbout: listCallBacksAbout(deps),
        recipientOf: recipientOf(deps),
        acceptOffer: acceptOffer(deps),
        rejectOffer: rejectOffer(deps),
        controlCall: controlCall(deps),
        completeWrapUp: completeWrapUp(deps, unfinished.wake),
        extendWrapUp: extendWrapUp(deps),
        getCall: getCall(deps),
        listCalls: listCalls(deps),
        listAgents: listAgents(deps),
        getFigures: getFigures(deps),
        placeReminderCall: placeReminderCall(deps, ours && settings.reminderCallsAtOnce ? hours : undefined),
        listRecordings: listRecordings(deps),
        listen: listen(deps, archive),
        boards,
      },
      clock,
    );
    const parts: Part[] = [
      store,
      events,
      relay({ store, log: events, logger: log }),
      schedules,
      referrals,
      bell,
      timers.beAlive(log, sayAlive(deps, self)),
      matcher,
      overdue,
      waits,
      timers.endWrapUpsInTime(store, log, endWrapUps(deps, unfinished.wake)),
      timers.closeDesks(store, log, closeDesertedDesks(deps)),
      timers.endSilent(store, log, endSilentCalls(deps, settings.silentMs)),
      timers.resumeCallBacks(store, log, resumeForsaken(deps)),
      unfinished,
      ...(archive
        ? [
            timers.removeRecordings(store, log, removeRecordings(deps, archive)),
            timers.resealRecordings(store, log, resealRecordings(log, archive)),
          ]
        : []),
      timers.endReminders(store, log, endLateReminders(deps)),
      timers.giveBack(log, giveBackPlaces(deps, callContext)),
      consume({
        store,
        log: events,
        group: 'call-intake',
        handlers: {
          ...onUntold(visitorOf(schedules), callAbout(deps), spareCall(deps)),
          ...onReferralAnswered(askerOf(referrals), callAbout(deps), spareCall(deps)),
        },
        logger: log,
      }),
      ...phones.flatMap(({ leave, runner }) => [leave, runner]),
      ...(ours ? [ours.adapter, timers.takeBackPhones(store, log, takeBackWebPhones(deps, ours.webPhones))] : []),
      boards,
      promiseGauges(store, clock, log),
      forgetOldKeys(store, log, settings.idempotencyDays),
      keepSealed(store, log, sealedTables),
      ...audit.parts,
      grpcServer({
        port: settings.grpcPort,
        host: settings.host,
        services: [audit.witnessed(handlers), audit.door],
        log,
        badge,
      }),
    ];
    return parts;
  },
});
