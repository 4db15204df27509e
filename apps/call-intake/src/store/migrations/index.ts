import { queueMigration } from './0001-queue';
import { agentTimeMigration } from './0003-agent-time';
import { recordsAndCallBacks } from './0004-records-and-call-backs';
import { waits } from './0005-waits';
import { subjects } from './0006-subjects';
import { unfinished } from './0007-unfinished';
import { phoneFlows } from './0008-phone-flows';
import { recordings } from './0009-recordings';
import { commandTraces } from './0011-command-traces';
import { webPhones } from './0012-web-phones';
import { reminderCalls } from './0013-reminder-calls';
import { sealedNumbers } from './0014-sealed-numbers';
import { listeningIsAudited } from './0015-listening-is-audited';
import { lateAnswers } from './0016-late-answers';

/** The steps of this service's schema, in order. */
export const migrations = [
  queueMigration,
  agentTimeMigration,
  recordsAndCallBacks,
  waits,
  subjects,
  unfinished,
  phoneFlows,
  recordings,
  commandTraces,
  webPhones,
  reminderCalls,
  sealedNumbers,
  listeningIsAudited,
  lateAnswers,
];
