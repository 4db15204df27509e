import type { House, RealKafka } from '@civicline/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Random } from './random';

/** Kills the backend of a connection of its own: PostgreSQL then ends every other one and recovers from its log, as after a crash. */
const crashPostgres = async (url: string) => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const [row] = rows;
  if (row) process.kill(row.pid, 'SIGKILL');
  await client.end().catch(() => undefined);
};

const attemptsBetween = 8;
const lookEveryMs = 100;

export interface KillerOptions {
  readonly house: House;
  readonly kafka?: RealKafka | undefined;
  readonly random: Random;
  readonly everyMs: number;
  /** How many attempts have had their answer. */
  readonly made: () => number;
}

/**
 * Kills one part of the house after the other, without a word, until it is stopped. Between two of three kills it lets some
 * attempts have their answer: on a slow machine a house that is killed faster than it starts would be proved while it lies.
 */
export const startKiller = ({ house, kafka, random, everyMs, made }: KillerOptions) => {
  const killed = new Map<string, number>();
  const stopping = new AbortController();
  let kafkaReturns: Promise<void> | undefined;
  const kill = async () => {
    // Kafka takes longest to come back, and the others do not wait for it.
    const kafkaLives = kafka !== undefined && kafkaReturns === undefined;
    const victims = ['scheduling', 'scheduling', 'notification', 'postgres', ...(kafkaLives ? ['kafka'] : [])];
    const victim = victims[random.below(victims.length)] ?? '';
    if (victim === 'postgres') await crashPostgres(house.postgres);
    else if (victim === 'kafka' && kafka) {
      await kafka.stop();
      kafkaReturns = kafka.start().finally(() => (kafkaReturns = undefined));
    } else {
      const pids = house.pidsOf(victim);
      const pid = pids[random.below(pids.length)];
      if (pid === undefined) return;
      process.kill(pid, 'SIGKILL');
    }
    killed.set(victim, 1 + (killed.get(victim) ?? 0));
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      const enough = made() + (random.below(3) ? attemptsBetween : 0);
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      while (!stopping.signal.aborted && made() < enough) await pause(lookEveryMs);
      // One that is being started again cannot be killed again: then the next is.
      if (!stopping.signal.aborted) await kill().catch(() => undefined);
    }
  };
  const running = run();
  return {
    killed,
    stop: async () => {
      stopping.abort();
      await running;
      await kafkaReturns;
    },
  };
};
