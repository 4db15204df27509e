import type { Counts } from './figures';

/** Promises whose window ended in the time that is looked at, and those made in it. */
export interface Promises {
  readonly promised: number;
  readonly kept: number;
  readonly broken: number;
}

/** What agents did with their time, in milliseconds. */
export interface AgentTime {
  readonly busyMs: number;
  /** Busy or ready: breaks and absence are not. */
  readonly staffedMs: number;
}

/** A ratio that has no denominator is none. */
const per = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);

export interface ServiceLevel {
  readonly seconds: number;
  readonly answeredWithin: number;
  readonly abandonedWithin: number;
  readonly ofAnswered: number | undefined;
  readonly ofOffered: number | undefined;
  readonly answeredOrAbandonedWithin: number | undefined;
  readonly ofOfferedLessShort: number | undefined;
}

/** Answered, gave up in the queue, or left it otherwise: everybody who was offered to be served by an agent. */
export const offeredOf = (counts: Counts): number =>
  counts.answered + counts.abandonedInQueue + counts.overflowedFromQueue + counts.deflectedFromQueue;

/** The four service levels of each threshold: the same numerator means four things, so all are named. */
export const serviceLevelsOf = (counts: Counts): ServiceLevel[] => {
  const offered = offeredOf(counts);
  return counts.within.map(({ seconds, answered, abandoned }) => ({
    seconds,
    answeredWithin: answered,
    abandonedWithin: abandoned,
    ofAnswered: per(answered, counts.answered),
    ofOffered: per(answered, offered),
    answeredOrAbandonedWithin: per(answered + abandoned, offered),
    ofOfferedLessShort: per(answered, offered - counts.shortAbandoned),
  }));
};

export type Figures = ReturnType<typeof figuresOf>;

/** The figures of a time, from what was counted. Times are in seconds. */
export const figuresOf = (counts: Counts, promises: Promises | undefined, time: AgentTime | undefined) => {
  const offered = offeredOf(counts);
  const seconds = (ms: number, of: number) => per(ms / 1_000, of);
  const { kept = 0, broken = 0, promised = 0 } = promises ?? {};
  return {
    calls: counts.calls,
    answered: counts.answered,
    abandonedInIvr: counts.abandonedInIvr,
    abandonedInQueue: counts.abandonedInQueue,
    phantom: counts.phantom,
    offered,
    shortAbandoned: counts.shortAbandoned,
    overflowed: counts.overflowed,
    deflected: counts.deflected,
    blocked: counts.blocked,
    lostByPbx: counts.lostByPbx,
    abandonRate: per(counts.abandonedInQueue, offered),
    averageSpeedOfAnswer: seconds(counts.waitAnsweredMs, counts.answered),
    expectedWait: seconds(counts.waitAnsweredMs + counts.waitAbandonedMs + counts.waitOtherMs, offered),
    averageWaitOfAbandoners: seconds(counts.waitAbandonedMs, counts.abandonedInQueue),
    serviceLevels: serviceLevelsOf(counts),
    averageHandleTime: seconds(counts.talkMs + counts.holdMs + counts.wrapUpMs, counts.handled),
    averageTalk: seconds(counts.talkMs, counts.handled),
    averageHold: seconds(counts.holdMs, counts.handled),
    averageWrapUp: seconds(counts.wrapUpMs, counts.handled),
    occupancy: time && per(time.busyMs, time.staffedMs),
    callers: counts.callers,
    callersServedSameDay: counts.callersServedSameDay,
    withheld: counts.withheld,
    callBacksPromised: promised,
    callBacksKept: kept,
    callBacksBroken: broken,
    keptRate: per(kept, kept + broken),
    quickCaptures: counts.quickCaptures,
    anomalies: counts.anomalies,
    serviceMedian: counts.medianServiceMs === null ? undefined : counts.medianServiceMs / 1_000,
  };
};
