import { consume, eventMigrations, openEventLog, relay } from '@civicline/events';
import { defineService, grpcServer } from '@civicline/service-kit';
import { coreMigrations, forgetOldKeys, keepSealed, openKeyring, openStore } from '@civicline/store';
import { auditMigrations, openAudit } from '@civicline/store/audit';
import { randomInt, randomUUID } from 'node:crypto';
import { acceptOffer } from './commands/accept-offer';
import { checkInCitizen, fulfilAppointment, noteNoShow } from './commands/attend';
import { advanceClosings, advanceClosure } from './commands/advance-closing';
import { answerRelocation } from './commands/answer-relocation';
import { bookAppointment } from './commands/book-appointment';
import { cancelAppointment } from './commands/cancel-appointment';
import { closeDay } from './commands/close-day';
import type { Deps } from './commands/deps';
import { callHolds, holdSlot, releaseCall, releaseHeld } from './commands/hold-place';
import { reopenDay, undoClosure } from './commands/lift-closure';
import { lookAtAppointment, lookAtChange } from './commands/look-at';
import { noteCalledBack } from './commands/note-called-back';
import { noteMessageOutcome, noteOverdue } from './commands/note-message';
import { giveBackPromisedPlace, takePromisedPlace } from './commands/promise-place';
import { recordTold } from './commands/record-told';
import { importSchedules } from './commands/import-schedules';
import { joinWaitlist } from './commands/join-waitlist';
import { keepLine } from './commands/keep-line';
import { leaveWaitlist } from './commands/leave-waitlist';
import { markNoShows } from './commands/mark-noshows';
import { moveAppointment } from './commands/move-appointment';
import { releaseHolds } from './commands/release-holds';
import { rememberDirectory } from './commands/remember-directory';
import { rememberChecklist } from './commands/remember-checklist';
import { remind } from './commands/remind';
import { sendHome } from './commands/send-home';
import { setReadiness } from './commands/set-readiness';
import { config } from './config';
import { onCallEnded } from './consumers/on-call-ended';
import { onCalledBack } from './consumers/on-called-back';
import { onChecklistChanged } from './consumers/on-checklist-changed';
import { onDirectoryChanged } from './consumers/on-directory-changed';
import { onMessage } from './consumers/on-message';
import { schedulingHandlers } from './grpc/scheduling-handlers';
import { getRecipient } from './queries/appointment';
import { getClosure, listClosures } from './queries/closures';
import { agendaOf } from './queries/agenda';
import { daySheet } from './queries/day-sheet';
import { freeSlots } from './queries/free-slots';
import { overbookings } from './queries/overbookings';
import { previewClosure } from './queries/preview-closure';
import { getReadiness } from './queries/readiness';
import { getReadinessFigures } from './queries/readiness-figures';
import { listUntold } from './queries/untold';
import { getWaitlistEntry, getWaitlistRecipient, listWaitlist } from './queries/waitlist';
import { listWindows, visitsOf } from './queries/windows';
import { entities } from './store/entities';
import { migrations } from './store/migrations';
import { promiseGauges } from './store/promise-gauges';
import { personHere } from './store/person';
import { sealedTables } from './store/sealed';
import { goOnClosing, lookForUntold } from './timers/closings';
import { keepLineInOrder } from './timers/keep-line';
import { noteNoShows } from './timers/mark-noshows';
import { releaseExpiredHolds } from './timers/release-expired-holds';
import { remindOfVisits } from './timers/remind';

/** Codes must not be guessed, so chance comes from the system's generator. */
const chance = () => randomInt(2 ** 32) / 2 ** 32;

/** The map of scheduling: what it is made of, in the order in which it starts. */
export const schedulingService = defineService({
  name: 'scheduling',
  config,
  parts: (settings, { log, clock, badge }) => {
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
      days: { visits: settings.visitDays, waitlist: settings.waitlistDays },
    });
    const events = openEventLog(settings.events, { clientId: 'scheduling', logger: log });
    const reminderRules = {
      dayBeforeAt: settings.remindDayBeforeAt,
      hoursBefore: settings.remindHoursBefore,
      notBefore: settings.remindNotBefore,
    };
    const limits = {
      openAppointments: settings.openAppointmentsMax,
      holds: settings.holdsMax,
      holdsOfNetwork: settings.holdsNetworkMax,
      holdsOfNetworkPercent: settings.holdsNetworkPercent,
      waiting: settings.waitingMax,
      waitingOfNetwork: settings.waitingNetworkMax,
      offerMinutes: settings.offerMinutes,
    };
    const { receiptWithinMs } = settings;
    const deps: Deps = { store, clock, newId: randomUUID, chance, limits, receiptWithinMs };
    const handlers = schedulingHandlers(
      {
        freeSlots: freeSlots(deps),
        holdSlot: holdSlot(deps),
        releaseHeld: releaseHeld(deps),
        bookAppointment: bookAppointment(deps),
        getAppointment: lookAtAppointment(deps),
        moveAppointment: moveAppointment(deps),
        cancelAppointment: cancelAppointment(deps),
        checkInCitizen: checkInCitizen(deps),
        fulfilAppointment: fulfilAppointment(deps),
        noteNoShow: noteNoShow(deps),
        daySheet: daySheet(deps),
        agendaOf: agendaOf(deps),
        previewClosure: previewClosure(deps),
        closeDay: closeDay(deps),
        advanceClosure: advanceClosure(deps),
        reopenDay: reopenDay(deps),
        undoClosure: undoClosure(deps),
        getClosure: getClosure(store),
        listClosures: listClosures(deps),
        lookAtChange: lookAtChange(deps),
        answerRelocation: answerRelocation(deps),
        listUntold: listUntold(store),
        recordTold: recordTold(deps),
        getRecipient: getRecipient(store),
        listWindows: listWindows(deps),
        takePromisedPlace: takePromisedPlace(deps),
        giveBackPromisedPlace: giveBackPromisedPlace(deps),
        visitsOf: visitsOf(deps),
        importSchedules: importSchedules(deps),
        getReadiness: getReadiness(store),
        setReadiness: setReadiness(deps),
        sendHome: sendHome(deps),
        getReadinessFigures: getReadinessFigures(store),
        overbookings: overbookings(store),
        joinWaitlist: joinWaitlist(deps),
        getWaitlistEntry: getWaitlistEntry(store),
        acceptOffer: acceptOffer(deps),
        leaveWaitlist: leaveWaitlist(deps),
        listWaitlist: listWaitlist(store),
        getWaitlistRecipient: getWaitlistRecipient(store),
      },
      clock,
    );
    return [
      store,
      events,
      relay({ store, log: events, logger: log }),
      consume({
        store,
        log: events,
        group: 'scheduling',
        handlers: onDirectoryChanged(rememberDirectory),
        logger: log,
      }),
      consume({
        store,
        log: events,
        group: 'scheduling-checklists',
        handlers: onChecklistChanged(rememberChecklist),
        logger: log,
      }),
      consume({
        store,
        log: events,
        group: 'scheduling-telling',
        handlers: {
          ...onMessage(noteMessageOutcome(deps)),
          ...onCalledBack(noteCalledBack(deps)),
          ...onCallEnded({ any: callHolds(deps), release: releaseCall(deps) }),
        },
        logger: log,
      }),
      goOnClosing(store, log, advanceClosings(deps)),
      lookForUntold(store, log, noteOverdue(deps)),
      releaseExpiredHolds(store, log, releaseHolds(deps)),
      keepLineInOrder(store, log, keepLine(deps)),
      noteNoShows(store, log, markNoShows(deps)),
      remindOfVisits(store, log, remind(deps, reminderRules)),
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
  },
});
