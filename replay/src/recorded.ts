import { intake } from '@civicline/contracts';
import { grpcClient } from '@civicline/service-kit';
import { randomUUID } from 'node:crypto';
import type { CallFile } from './call-file';
import { openDoor } from './door';
import { recordedEvents } from './events';
import { checked, figuresOf } from './figures';
import type { OpenHouse } from './house';
import type { Speed } from './pace';
import { fileClock } from './pace';

export interface Recorded {
  readonly file: CallFile;
  readonly house: OpenHouse;
  readonly speed: Speed;
  readonly within: readonly number[];
  readonly say: (line: string) => void;
}

/** The database and schema of call-intake on the local platform. */
const database = 'civicline';
const schema = 'intake';
const queueId = 'general';
const mostAtOnce = 250;
/** Requests under way at a time. Events may come in any order; each call's facts follow from all of them. */
const lanes = 3;

/** Events of one moment, or as many as one request takes. */
const batchesOf = (events: readonly intake.TelephonyEvent[], speed: Speed): intake.TelephonyEvent[][] => {
  const batches: intake.TelephonyEvent[][] = [];
  // In real time a telephone system says at once what happened in this second; as fast as possible, requests are full.
  const momentMs = speed === 'max' ? Infinity : 1_000 * Math.max(1, speed / 4);
  for (const event of events) {
    const batch = batches.at(-1);
    const since = (event.at?.getTime() ?? 0) - (batch?.[0]?.at?.getTime() ?? 0);
    if (batch && batch.length < mostAtOnce && since < momentMs) batch.push(event);
    else batches.push([event]);
  }
  return batches;
};

/** A file as the telephone system saw it: its events go through the door for telephone systems; the figures are the house's own. */
export const recorded = async ({ file, house, speed, within, say }: Recorded) => {
  const { calls } = file;
  // Of its own, so that the figures are of this replay and of nothing else that the house has seen.
  const source = `replay-${randomUUID().slice(0, 8)}`;
  const events = recordedEvents(calls, source, queueId);
  const batches = batchesOf(events, speed);
  const door = openDoor(house.url, house.ctiSecret);
  const clock = fileClock(events[0]?.at ?? new Date(0), speed);
  const statuses = new Map<string, number>();
  const started = performance.now();
  let next = 0;
  const lane = async () => {
    for (let batch = batches[next++]; batch; batch = batches[next++]) {
      await clock.until(batch.at(-1)?.at ?? clock.now());
      const { outcomes } = await door(source, batch);
      for (const { status } of outcomes) statuses.set(status, 1 + (statuses.get(status) ?? 0));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = (performance.now() - started) / 1_000;
  const told = [...statuses].map(([status, count]) => `${status} ${count}`).join(', ');
  say(`${events.length} events in ${batches.length} requests, ${seconds.toFixed(1)} s: ${told}`);
  const client = grpcClient(intake.IntakeServiceService, house.intake, house.badge);
  try {
    const figures = await figuresOf(client, calls, source, within);
    const target = new URL(house.postgres);
    target.pathname = `/${database}`;
    const found = await checked(target.href, schema, source, calls.length, figures);
    return { figures, checked: found, seconds };
  } finally {
    await client.stop();
  }
};
