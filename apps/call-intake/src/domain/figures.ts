import type { Outcome } from './outcome';
import { shortMs } from './outcome';

/**
 * What the figures of a time are made of: whole numbers that can be added up, and nothing else. docs/figures.md says what
 * each figure is; this is the same in code. The store counts in SQL; a test holds it to `countsOf`.
 */
export interface Counts {
  readonly calls: number;
  readonly answered: number;
  readonly abandonedInIvr: number;
  readonly abandonedInQueue: number;
  readonly shortAbandoned: number;
  readonly phantom: number;
  readonly overflowed: number;
  readonly overflowedFromQueue: number;
  readonly deflected: number;
  readonly deflectedFromQueue: number;
  readonly blocked: number;
  readonly lostByPbx: number;
  /** Waits in milliseconds: of the answered, of those who gave up, of those who left the queue otherwise. */
  readonly waitAnsweredMs: number;
  readonly waitAbandonedMs: number;
  readonly waitOtherMs: number;
  readonly within: readonly { readonly seconds: number; readonly answered: number; readonly abandoned: number }[];
  /** Answered calls that are over, and what was spent on them. */
  readonly handled: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly medianServiceMs: number | null;
  readonly callers: number;
  readonly callersServedSameDay: number;
  readonly withheld: number;
  readonly quickCaptures: number;
  readonly anomalies: number;
}

/** A call, as far as figures look at it. */
export interface FigureCall {
  readonly outcome: Outcome | null;
  readonly number: string;
  /** Local day on which it came. */
  readonly day: string;
  readonly queuedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly hungUpAt: Date | null;
  readonly endedAt: Date | null;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly deflectedTo: string;
  readonly anomalies: number;
  /** It left a record that is yet to be completed. */
  readonly quickCapture: boolean;
}

const between = (from: Date | null, to: Date | null) => (from && to ? Math.max(0, to.getTime() - from.getTime()) : 0);

/** In the queue until answered, or until the caller left it. Who was never queued has not waited. */
const waitOf = ({ queuedAt, answeredAt, hungUpAt, endedAt }: FigureCall) =>
  between(queuedAt, answeredAt ?? hungUpAt ?? endedAt);
const talkOf = ({ answeredAt, hungUpAt, holdMs }: FigureCall) => Math.max(0, between(answeredAt, hungUpAt) - holdMs);

const isAnswered = ({ answeredAt }: FigureCall) => answeredAt !== null;
const isAbandoned = ({ outcome }: FigureCall) => outcome === 'abandoned' || outcome === 'short_abandoned';
const isHandled = (call: FigureCall) => isAnswered(call) && call.endedAt !== null;
/** Left the queue otherwise than by an answer or a hang-up. */
const leftQueue = (outcome: Outcome) => (call: FigureCall) =>
  call.outcome === outcome && !isAnswered(call) && call.queuedAt !== null;

/** Served: spoken with, or sent to an answer. A promise alone is none; the call-back that keeps it is. */
export const isServed = (call: FigureCall): boolean =>
  isAnswered(call) || (call.outcome === 'deflected' && call.deflectedTo !== 'call_back');

/** Who was served on which local day: "number day". */
export type Served = ReadonlySet<string>;
export const servedKey = (number: string, day: string): string => `${number} ${day}`;

export const servedBy = (calls: readonly FigureCall[], calledBack: Iterable<string> = []): Served =>
  new Set([
    ...calls.filter((call) => call.number && isServed(call)).map(({ number, day }) => servedKey(number, day)),
    ...calledBack,
  ]);

const middle = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** The counts of some inbound calls. `served` may know of more calls than these: those of the whole time. */
export const countsOf = (calls: readonly FigureCall[], served: Served, within: readonly number[]): Counts => {
  const count = (is: (call: FigureCall) => boolean) => calls.filter(is).length;
  const sum = (is: (call: FigureCall) => boolean, of: (call: FigureCall) => number) =>
    calls.filter(is).reduce((total, call) => total + of(call), 0);
  const outcome = (name: Outcome) => count((call) => call.outcome === name);
  const waitedWithin = (is: (call: FigureCall) => boolean, seconds: number) =>
    count((call) => is(call) && waitOf(call) <= seconds * 1_000);
  const [overflow, deflection] = [leftQueue('overflowed'), leftQueue('deflected')];
  const numbers = new Set(calls.map(({ number }) => number).filter(Boolean));
  const servedNumbers = calls.filter(({ number, day }) => number && served.has(servedKey(number, day)));
  return {
    calls: calls.length,
    answered: count(isAnswered),
    abandonedInIvr: outcome('abandoned_in_ivr'),
    abandonedInQueue: count(isAbandoned),
    shortAbandoned: count((call) => isAbandoned(call) && waitOf(call) <= shortMs),
    phantom: outcome('phantom'),
    overflowed: outcome('overflowed'),
    overflowedFromQueue: count(overflow),
    deflected: outcome('deflected'),
    deflectedFromQueue: count(deflection),
    blocked: outcome('blocked'),
    lostByPbx: outcome('lost_by_pbx'),
    waitAnsweredMs: sum(isAnswered, waitOf),
    waitAbandonedMs: sum(isAbandoned, waitOf),
    waitOtherMs: sum((call) => overflow(call) || deflection(call), waitOf),
    within: within.map((seconds) => ({
      seconds,
      answered: waitedWithin(isAnswered, seconds),
      abandoned: waitedWithin(isAbandoned, seconds),
    })),
    handled: count(isHandled),
    talkMs: sum(isHandled, talkOf),
    holdMs: sum(isHandled, ({ holdMs }) => holdMs),
    wrapUpMs: sum(isHandled, ({ wrapUpMs }) => wrapUpMs),
    medianServiceMs: middle(
      calls
        .filter(isHandled)
        .map((call) => talkOf(call) + call.holdMs)
        .filter((ms) => ms > 0),
    ),
    callers: numbers.size,
    callersServedSameDay: new Set(servedNumbers.map(({ number }) => number)).size,
    withheld: count(({ number }) => !number),
    quickCaptures: count(({ quickCapture }) => quickCapture),
    anomalies: sum(
      () => true,
      (call) => call.anomalies,
    ),
  };
};
