import type { intake } from '@civicline/contracts';
import type { CallFile } from './call-file';

export interface Checked {
  /** Calls of the file that do not stand in the house with an outcome. */
  readonly lost: number;
  /** Callers who were offered to two agents at a time, or agents to whom two callers were. */
  readonly doubleOffered: number;
}

/** How many calls ended in an outcome. */
export const settledOf = (figures: intake.Figures): number =>
  figures.offered + figures.abandonedInIvr + figures.phantom + figures.blocked + figures.lostByPbx;

/** The figures of a replay as one object: what the house says, and what was checked beside it. */
export const summaryOf = (figures: intake.Figures, { lost, doubleOffered }: Checked, file?: CallFile) => ({
  calls: figures.calls,
  answered: figures.answered,
  abandonedIvr: figures.abandonedInIvr,
  abandonedQueue: figures.abandonedInQueue,
  phantom: figures.phantom,
  offered: figures.offered,
  averageSpeedOfAnswer: figures.averageSpeedOfAnswer ?? null,
  expectedWait: figures.expectedWait ?? null,
  averageWaitOfAbandoners: figures.averageWaitOfAbandoners ?? null,
  abandonRate: figures.abandonRate ?? null,
  shortAbandoned: figures.shortAbandoned,
  serviceLevel: figures.serviceLevels.map((level) => ({
    seconds: level.seconds,
    ofAnswered: level.ofAnswered ?? null,
    ofOffered: level.ofOffered ?? null,
    answeredOrAbandonedWithin: level.answeredOrAbandonedWithin ?? null,
    ofOfferedLessShort: level.ofOfferedLessShort ?? null,
    answeredWithin: level.answeredWithin,
    abandonedWithin: level.abandonedWithin,
  })),
  averageTalk: figures.averageTalk ?? null,
  serviceMedian: figures.serviceMedian ?? null,
  callers: figures.callers,
  withheld: figures.withheld,
  ...(file ? { dirtyRows: file.dirtyLines, dirt: file.dirt } : {}),
  lost,
  doubleOffered,
});

/** What was odd in the file, in a line for people. */
export const dirtLine = ({ calls, dirt, dirtyLines }: CallFile): string => {
  const kinds = Object.entries(dirt).map(([kind, count]) => `${kind} ${count}`);
  return `${calls.length} calls read, ${dirtyLines} lines with something odd${kinds.length ? ` (${kinds.join(', ')})` : ''}, all kept`;
};
