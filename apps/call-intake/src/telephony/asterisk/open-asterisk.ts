import { openAri } from '@civicline/ari';
import type { CallContext, Logger } from '@civicline/service-kit';
import { isPassing } from '@civicline/service-kit';
import { advanceCalls, Replaced } from '../../commands/advance-calls';
import { holdSystem } from '../../commands/carry-out';
import { deflectCall } from '../../commands/deflect-call';
import type { Deps } from '../../commands/deps';
import { rescheduleCallBack } from '../../commands/keep-call-back';
import { promiseCallBack } from '../../commands/promise-call-back';
import type { Found } from '../../domain/phone/spoken';
import type { Recorder } from '../../commands/keep-recordings';
import type { NextCall } from '../../queries/advice';
import type { VisitActs } from './answer';
import type { RemindLimits } from '../../queries/phone-flows';
import { phoneFlows } from '../../queries/phone-flows';
import { answerCallers } from './answer';
import { asterisk, leaseSeconds } from './asterisk';
import { together } from './together';
import { webPhones } from './web-phones';

export interface AsteriskSettings {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly app: string;
  readonly trunk: string;
  /** "1=1.004227,2=2.000635". */
  readonly papers: string;
  readonly sayMs: number;
  readonly englishQueue: string;
  readonly recording: boolean;
}

interface Around {
  readonly deps: Deps;
  readonly log: Logger;
  /** This process. */
  readonly self: string;
  readonly look: () => Promise<ReadonlyMap<string, NextCall>>;
  /** Takes over what was recorded. */
  readonly takeRecordings?: ((from: Recorder) => Promise<number>) | undefined;
  readonly reminders: RemindLimits;
  readonly visits: VisitActs;
  readonly openCodes: (number: string, call: CallContext) => Promise<readonly { code: string; found: Found }[]>;
}

/** The name under which calls of our Asterisk are known. */
export const asteriskSource = 'asterisk';

const timeoutMs = 5_000;

/** Steps of calls that go with one commit at most: a busy second's. */
const stepsAtOnce = 64;
/** Nobody hears it, and with many calls it makes of two commits one. */
const stepMomentMs = 3;

const papersOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(',')
      .map((pair) => pair.trim().split('='))
      .flatMap(([key = '', code = '']) => (/^\d$/.test(key) && code ? [[key, code] as const] : [])),
  );

/** Our Asterisk, made of its settings and of what the house does for callers; its telephones in browsers are any process's to lend. */
export const openAsterisk = (
  settings: AsteriskSettings,
  { deps, log, self, look, takeRecordings, reminders, visits, openCodes }: Around,
) => {
  const { url, user: username, password, app, trunk } = settings;
  const source = asteriskSource;
  const hold = holdSystem(deps, source, self, leaseSeconds);
  const flows = phoneFlows(deps, source, look, reminders);
  let system = '';
  const rules = {
    queues: { vi: deps.defaultQueue, en: settings.englishQueue },
    papers: papersOf(settings.papers),
    sayEveryMs: settings.sayMs,
    recording: settings.recording,
    shows: deps.hotline,
  };
  const ari = openAri({ url, username, password, app, timeoutMs, mayAttach: hold, log });
  const adapter = asterisk({
    source,
    app,
    trunk,
    log,
    hold,
    flows,
    takeRecordings,
    ari,
    advance: together({
      work: advanceCalls(deps, rules, { source, owner: self, hours: reminders.hours, system: () => system }),
      atOnce: stepsAtOnce,
      momentMs: stepMomentMs,
      isEverybodys: (error) => error instanceof Replaced || isPassing(error),
    }),
    answer: answerCallers({
      clock: deps.clock,
      windows: deps.ledger.windows,
      promise: promiseCallBack(deps),
      reschedule: rescheduleCallBack(deps),
      deflect: deflectCall(deps),
      openCodes,
      visits,
      callOf: flows.callOf,
    }),
    onSystem: (now) => {
      system = now;
    },
  });
  return { adapter, webPhones: webPhones(ari) };
};
