import { toRfc3339 } from '@civicline/calendar';
import type { intake } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { maskPhone } from '@civicline/vietnamese';
import { agentStatusOf, callOf, queueOf } from './translate';

/** Ratios of nothing are null: 0 of 0 is not 0 %. */
export const figuresOf = (figures: intake.Figures) => ({
  calls: figures.calls,
  answered: figures.answered,
  abandonedInIvr: figures.abandonedInIvr,
  abandonedInQueue: figures.abandonedInQueue,
  phantom: figures.phantom,
  offered: figures.offered,
  shortAbandoned: figures.shortAbandoned,
  overflowed: figures.overflowed,
  deflected: figures.deflected,
  blocked: figures.blocked,
  lostByPbx: figures.lostByPbx,
  abandonRate: figures.abandonRate ?? null,
  averageSpeedOfAnswer: figures.averageSpeedOfAnswer ?? null,
  expectedWait: figures.expectedWait ?? null,
  averageWaitOfAbandoners: figures.averageWaitOfAbandoners ?? null,
  serviceLevels: figures.serviceLevels.map((level) => ({
    seconds: level.seconds,
    ofAnswered: level.ofAnswered ?? null,
    ofOffered: level.ofOffered ?? null,
    answeredOrAbandonedWithin: level.answeredOrAbandonedWithin ?? null,
    ofOfferedLessShort: level.ofOfferedLessShort ?? null,
    answeredWithin: level.answeredWithin,
    abandonedWithin: level.abandonedWithin,
  })),
  averageHandleTime: figures.averageHandleTime ?? null,
  averageTalk: figures.averageTalk ?? null,
  averageHold: figures.averageHold ?? null,
  averageWrapUp: figures.averageWrapUp ?? null,
  occupancy: figures.occupancy ?? null,
  callers: figures.callers,
  callersServedSameDay: figures.callersServedSameDay,
  withheld: figures.withheld,
  callBacksPromised: figures.callBacksPromised,
  callBacksKept: figures.callBacksKept,
  callBacksBroken: figures.callBacksBroken,
  keptRate: figures.keptRate ?? null,
  quickCaptures: figures.quickCaptures,
  anomalies: figures.anomalies,
});

const queueNowOf = (now: intake.QueueNow, locale: Locale) => ({
  queue: now.queue
    ? queueOf(now.queue, locale)
    : { id: '', name: '', skills: [], priority: 0, targetSeconds: 0, targetPercent: 0 },
  waiting: now.waiting,
  longestWaitSeconds: now.longestWaitSeconds,
  serviceLevel: now.serviceLevel ?? null,
  readyAgents: now.readyAgents,
  waitP90Seconds: now.waitP90Seconds,
});

export const centreNowOf = (board: intake.Wallboard, locale: Locale) => ({
  at: board.at ? toRfc3339(board.at) : null,
  lines: board.lines,
  linesBusy: board.linesBusy,
  queues: board.queues.map((queue) => queueNowOf(queue, locale)),
  callBacksDue: board.callBacksDue,
  callBacksOverdue: board.callBacksOverdue,
  recordsToComplete: board.recordsToComplete,
  serviceLevel: board.today?.serviceLevels[0]?.ofOffered ?? null,
});

/** A wall is read by whoever passes: numbers stay masked on it, whatever the service was allowed to say. */
export const wallboardOf = (board: intake.Wallboard, locale: Locale) => ({
  ...centreNowOf(board, locale),
  agents: board.agents.map(agentStatusOf),
  today: board.today ? figuresOf(board.today) : null,
  live: board.live.map((call) =>
    callOf({ ...call, number: call.number.includes('*') ? call.number : maskPhone(call.number) }),
  ),
});
