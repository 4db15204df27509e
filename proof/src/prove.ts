import { scheduling } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House, RealKafka } from '@civicline/testkit';
import { openAttempts } from './attempts';
import { openHistory } from './history';
import { startKiller } from './killer';
import type { Violation } from './model';
import { summary, violations } from './model';
import { followReceived, readOutcome } from './outcome';
import { randomOf } from './random';

export interface ProofOptions {
  readonly house: House;
  /** The broker that carries the house's events, if one does. */
  readonly kafka?: RealKafka | undefined;
  readonly attempts: number;
  readonly seed: number;
  /** 0 kills nobody. */
  readonly killEveryMs: number;
  /** A file for the history, as JSON lines. */
  readonly history?: string | undefined;
  readonly say: (text: string) => void;
}

const places = 3;
const internalPlaces = 1;
const slotsADay = 48;
const atOnce = 24;
const officeId = 'ppac';
const shownAtMost = 20;
const sayEveryMs = 15_000;

/** So many that about every second booking meets a full slot, over days without a holiday. */
const slotsFor = (attempts: number) => Math.min(20 * slotsADay, Math.max(24, Math.floor(attempts / 16)));

/** A counter of the proof's own, and its slots. */
const openCounter = async (house: House, count: number): Promise<string[]> => {
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    intervals: [{ opens: '00:00', closes: '24:00' }],
  }));
  const id = 'proof';
  const name = { vi: id, en: id };
  const schedule = { id, officeId, name, slotMinutes: 30, places, internalPlaces, horizonDays: 60, hours: { weekly } };
  const { faults } = await client.importSchedules(
    { schedules: [scheduling.Schedule.fromPartial(schedule)], dryRun: false },
    callContext({ caller: { role: 'system', id } }),
  );
  await client.stop();
  if (faults.length) throw new Error(JSON.stringify(faults));
  const first = Date.now() + 10 * 86_400_000;
  return Array.from({ length: count }, (_, n) => {
    const day = new Date(first + Math.floor(n / slotsADay) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const minutes = (n % slotsADay) * 30;
    return `${id}.${day}T${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`;
  });
};

const tally = (items: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, 1 + (counts.get(item) ?? 0));
  return [...counts].map(([item, count]) => `${item} ${count}`).join(', ');
};

/** Random attempts on a house whose parts are killed meanwhile; then the model's word on what came of them. */
export const prove = async (
  options: ProofOptions,
): Promise<{ line: string; kept: boolean; found: readonly Violation[] }> => {
  const { house, kafka, attempts, seed, killEveryMs, say } = options;
  const slotIds = await openCounter(house, slotsFor(attempts));
  const history = openHistory(options.history);
  const outside = followReceived(house);
  const made = openAttempts({
    address: house.addresses.scheduling,
    badge: house.badge,
    officeId,
    procedureCode: 'BD-01',
    slotIds,
    phones: attempts,
    random: randomOf(seed),
    write: history.write,
  });
  const killer = killEveryMs
    ? startKiller({ house, kafka, random: randomOf(seed + 1), everyMs: killEveryMs, made: made.made })
    : undefined;
  const killed = () => [...(killer?.killed ?? [])].map(([name, count]) => `${name} ${count}`).join(', ') || 'nobody';
  const started = Date.now();
  const progress = setInterval(() => say(`${made.made()} of ${attempts}; killed: ${killed()}`), sayEveryMs);
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (made.made() < attempts) await made.one();
    }),
  );
  clearInterval(progress);
  await killer?.stop();
  const seconds = (Date.now() - started) / 1_000;
  say(`${made.made()} attempts in ${seconds.toFixed(0)} s on ${slotIds.length} slots; killed: ${killed()}`);
  const done = history.attempts.map(({ operation, result }) => `${operation} ${result.outcome}`);
  say(`answers: ${tally(done)}`);
  const outcome = await readOutcome(house, { places, publicPlaces: places - internalPlaces }, outside.received, say);
  await outside.stop();
  await made.close();
  await history.close();
  const { appointments, announced, told, beyond, line } = outcome;
  say(`at rest: ${appointments.length} appointments, ${announced.length} events, ${told.length} messages`);
  say(`in line: ${tally(line.entries.map(({ status }) => status))}; deliberately overbooked: ${beyond.length}`);
  const found = violations(history.attempts, outcome);
  for (const { fault, what } of found.slice(0, shownAtMost)) say(`${fault}: ${what}`);
  return { line: summary(history.attempts.length, found), kept: found.length === 0, found };
};
