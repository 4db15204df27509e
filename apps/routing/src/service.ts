import { directory, scheduling } from '@civicline/contracts';
import { consume, eventMigrations, openEventLog, relay } from '@civicline/events';
import { defineService, grpcClient, grpcServer } from '@civicline/service-kit';
import { coreMigrations, forgetOldKeys, keepSealed, openKeyring, openStore, openVault } from '@civicline/store';
import { auditMigrations, openAudit } from '@civicline/store/audit';
import { randomInt, randomUUID } from 'node:crypto';
import { addAttachment } from './commands/add-attachment';
import { answerMany, answerReferral, markReferralDuplicate } from './commands/answer-referral';
import { cancelPost, noteMissed, recordPostStep } from './commands/carry-post';
import type { Deps } from './commands/deps';
import { fireAlarms } from './commands/fire-alarms';
import { foreseeAlarms } from './commands/foresee-alarms';
import { noteExplained } from './commands/note-explained';
import { promisePost } from './commands/promise-post';
import { publishRules } from './commands/publish-rules';
import { refer, sendReferral } from './commands/refer';
import { resealAttachments } from './commands/reseal-attachments';
import { returnPlaces } from './commands/return-places';
import {
  acknowledgeReferral,
  askCitizenBack,
  closeReferral,
  explainReferralDelay,
  recordExplained,
  reopenReferral,
  resumeReferral,
  returnReferral,
} from './commands/work-on-referral';
import { config } from './config';
import { onTold } from './consumers/on-told';
import { askDirectory } from './grpc/ask-directory';
import { askLedger } from './grpc/ask-ledger';
import { routingHandlers } from './grpc/routing-handlers';
import { scanFile } from './grpc/scan-file';
import { decideNow } from './queries/decide-now';
import { postFigures, referralFigures } from './queries/figures';
import { referralList } from './queries/list-referrals';
import { fileOfLeg, followPost, postList, postRecipient, postWindows } from './queries/post';
import { fileOf, followReferral, getAttachment, getReferral, referralRecipient } from './queries/referral';
import { getRules, listRuleVersions } from './queries/rules';
import { nextAlarm } from './store/alarms';
import { entities } from './store/entities';
import { migrations } from './store/migrations';
import { personHere } from './store/person';
import { sealedTables } from './store/sealed';
import { promiseGauges } from './store/promise-gauges';
import { fireDueAlarms } from './timers/fire-alarms';
import { returnPostPlaces, seeMissedPost } from './timers/post';
import { resealFiles } from './timers/reseal-attachments';

/** Codes must not be guessed, so chance comes from the system's generator. */
const chance = () => randomInt(2 ** 32) / 2 ** 32;

/** What the gateway lets through, so that a file that is too large is refused as that. */
const maxMessageBytes = 17 * 1024 * 1024;

/** The map of routing: what it is made of, in the order in which it starts. */
export const routingService = defineService({
  name: 'routing',
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
    const audit = openAudit({
      ...{ store, keyring, clock, log },
      keeper: personHere(store),
      days: { questions: settings.questionDays, files: settings.fileDays, post: settings.postDays },
    });
    const events = openEventLog(settings.events, { clientId: 'routing', logger: log });
    const offices = grpcClient(directory.DirectoryServiceService, settings.directoryAddress, badge);
    const places = grpcClient(scheduling.SchedulingServiceService, settings.schedulingAddress, badge);
    const scan = scanFile(settings.scanUrl);
    const vault = openVault(keyring, settings.databaseSchema);
    const deps: Deps = {
      store,
      clock,
      newId: randomUUID,
      chance,
      directory: askDirectory(offices),
      ledger: askLedger(places),
      scan,
      vault,
      alarmSet: (at) => alarms.set(at),
    };
    const foresight = foreseeAlarms(deps);
    const alarms = fireDueAlarms({
      store,
      clock,
      log,
      takeDue: fireAlarms(deps, foresight),
      foresee: foresight.look,
      nextDue: (before) => nextAlarm(store, before),
    });
    const handlers = routingHandlers({
      decideNow: decideNow(deps),
      getRules: getRules(store),
      ruleVersions: listRuleVersions(store),
      publishRules: publishRules(deps),
      refer: refer(deps),
      sendReferral: sendReferral(deps),
      getReferral: getReferral(store),
      followReferral: followReferral(store),
      referralList: referralList(store),
      acknowledgeReferral: acknowledgeReferral(deps),
      answerReferral: answerReferral(deps),
      answerMany: answerMany(deps),
      returnReferral: returnReferral(deps),
      askCitizenBack: askCitizenBack(deps),
      resumeReferral: resumeReferral(deps),
      recordExplained: recordExplained(deps),
      closeReferral: closeReferral(deps),
      reopenReferral: reopenReferral(deps),
      markReferralDuplicate: markReferralDuplicate(deps),
      explainReferralDelay: explainReferralDelay(deps),
      addAttachment: addAttachment(deps),
      getAttachment: getAttachment({ store, vault, log }),
      referralRecipient: referralRecipient(store),
      referralFigures: referralFigures(store),
      fileOf: fileOf(store),
      postWindows: postWindows(deps),
      promisePost: promisePost(deps),
      followPost: followPost(store),
      postList: postList(store),
      recordPostStep: recordPostStep(deps),
      cancelPost: cancelPost(deps),
      postRecipient: postRecipient(store),
      fileOfLeg: fileOfLeg(store),
      postFigures: postFigures(store, clock),
      clock,
    });
    return [
      store,
      events,
      relay({ store, log: events, logger: log }),
      offices,
      places,
      consume({ store, log: events, group: 'routing', handlers: onTold(noteExplained(deps)), logger: log }),
      alarms,
      seeMissedPost(store, log, noteMissed(deps)),
      returnPostPlaces(log, returnPlaces(deps)),
      promiseGauges(store, clock, log),
      forgetOldKeys(store, log, settings.idempotencyDays),
      keepSealed(store, log, sealedTables),
      resealFiles(store, log, resealAttachments(log, vault)),
      ...audit.parts,
      grpcServer({
        port: settings.grpcPort,
        maxMessageBytes,
        host: settings.host,
        services: [audit.witnessed(handlers), audit.door],
        log,
        badge,
      }),
    ];
  },
});
