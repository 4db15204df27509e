import { openHouse } from '@civicline/replay/bench/house';
import { peakDay } from '@civicline/replay/bench/peak-day';
import { recorded } from '@civicline/replay/bench/recorded';
import { summaryOf } from '@civicline/replay/bench/summary';
import { whatIf } from '@civicline/replay/bench/what-if';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import type { Row } from './measure';

const daySeconds = 10 * 3_600;
const ticksASecond = 100;
const within = [20];
const say = () => undefined;

/** Seconds of processor time that processes have used. */
const cpuOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) / ticksASecond;
  }, 0);

const sizeOf = async (postgres: string): Promise<number> => {
  const target = new URL(postgres);
  target.pathname = '/civicline';
  const db = new Client({ connectionString: target.href });
  await db.connect();
  const { rows } = await db.query<{ size: string }>(
    `SELECT sum(pg_total_relation_size(c.oid)) AS size FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'intake' AND c.relkind = 'r'`,
  );
  await db.end();
  return Number(rows[0]?.size ?? 0);
};

/** A peak day times ten through the door for telephone systems: nothing lost, how much faster than the day, what a call costs. */
export const benchReplay = async (): Promise<Row> => {
  const calls = peakDay({ calls: 30_000, seats: 110, seed: 1022 });
  const house = await openHouse(undefined, '');
  try {
    const [size, cpu] = [await sizeOf(house.postgres), cpuOf(house.pids())];
    const file = { calls, dirt: {}, dirtyLines: 0 };
    const { figures, checked, seconds } = await recorded({ file, house, speed: 'max', within, say });
    const { lost, doubleOffered } = summaryOf(figures, checked);
    const bytes = ((await sizeOf(house.postgres)) - size) / calls.length;
    const cpuMs = ((cpuOf(house.pids()) - cpu) * 1_000) / calls.length;
    return {
      what: 'peak day x 10 replayed, 30,000 calls',
      floor: `${daySeconds / 3_600} h`,
      ours: `${seconds.toFixed(0)} s, ${lost} lost, ${doubleOffered} double; ${(bytes / 1_024).toFixed(1)} kB and ${cpuMs.toFixed(1)} ms CPU a call`,
      ratio: (daySeconds / seconds).toFixed(0),
      goal: '0 lost',
    };
  } finally {
    await house.stop();
  }
};

/** A peak day against our own queue: every call offered, accepted and wrapped up over gRPC, one happening after the other. */
export const benchWhatIf = async (): Promise<Row> => {
  const calls = peakDay({ calls: 3_000, seats: 11, seed: 1022 });
  const file = { calls, dirt: {}, dirtyLines: 0 };
  const { figures, checked, seconds } = await whatIf({ file, agents: 11, speed: 'max', seed: 1022, within, say });
  const { lost, doubleOffered, answered } = summaryOf(figures, checked);
  return {
    what: 'peak day decided by our queue, 11 agents',
    floor: `${daySeconds / 3_600} h`,
    ours: `${seconds.toFixed(0)} s, ${answered} answered, ${lost} lost, ${doubleOffered} double`,
    ratio: (daySeconds / seconds).toFixed(0),
    goal: '0 lost, 0 double',
  };
};
