import type { Call } from '../domain/call';
import type { Wait } from '../domain/phone/flow';
import type { CallHours, ReminderCall } from '../domain/reminder-call';
import { callableFrom, roomForReminders } from '../domain/reminder-call';
import { corrected, estimateWait } from '../domain/wait';
import { callByKey } from '../store/calls';
import type { DueFlow, LiveFlow, ToRing } from '../store/phone-flows';
import { dueFlows, flowsToRing, liveFlows, placeInQueue } from '../store/phone-flows';
import { dueReminders, linesInUse } from '../store/reminder-calls';
import type { NextCall } from './advice';
import type { Asking } from './asking';

/** The calls of one telephone system, as far as they are known. */
export interface PhoneFlows {
  live(): Promise<readonly LiveFlow[]>;
  due(limit: number): Promise<readonly DueFlow[]>;
  toRing(): Promise<readonly ToRing[]>;
  /** Whom to call about a visit now. */
  toRemind(): Promise<readonly ReminderCall[]>;
  /** What a waiting caller is told; null: they wait no longer. */
  waitOf(sourceId: string): Promise<Wait | null>;
  callOf(sourceId: string): Promise<Call | undefined>;
}

/** When citizens are called about their visits, how many at once, and how many lines stay free for those who call us. */
export interface RemindLimits {
  readonly hours: CallHours;
  readonly atOnce: number;
  readonly spareLines: number;
}

const minuteMs = 60_000;

export const phoneFlows = (
  { store, clock }: Asking,
  source: string,
  look: () => Promise<ReadonlyMap<string, NextCall>>,
  limits: RemindLimits,
): PhoneFlows => ({
  live: () => liveFlows(store, source),
  due: (limit) => dueFlows(store, source, clock.now(), limit),
  toRing: () => flowsToRing(store, source),
  callOf: (sourceId) => callByKey(store, { source, sourceId }),
  toRemind: async () => {
    const now = clock.now();
    if (!limits.atOnce || callableFrom(limits.hours, now) > now) return [];
    const due = await dueReminders(store, now, limits.atOnce);
    return due.length ? due.slice(0, roomForReminders(await linesInUse(store, source), limits)) : [];
  },
  waitOf: async (sourceId) => {
    const place = await placeInQueue(store, source, sourceId);
    const next = place && (await look()).get(place.queueId);
    if (!next) return null;
    const { before } = place;
    const { p90Ms } = corrected(estimateWait({ ...next.pressure, ahead: before + next.elsewhere }), next.factor);
    return { position: before + 1, minutes: Math.round(p90Ms / minuteMs) };
  },
});
