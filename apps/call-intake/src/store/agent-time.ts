import type { Store } from '@civicline/store';
import type { AgentTime } from '../domain/rates';

/** Rows of time that agents' time can be put in. */
const steps = { half_hour: '30 minutes', hour: '1 hour', day: '1 day' } as const;
export type TimeKey = keyof typeof steps;
export const isTimeKey = (key: string | null): key is TimeKey => key !== null && Object.hasOwn(steps, key);

const formats: Readonly<Record<TimeKey, string>> = {
  half_hour: 'YYYY-MM-DD"T"HH24:MI"+07:00"',
  hour: 'YYYY-MM-DD"T"HH24:MI"+07:00"',
  day: 'YYYY-MM-DD',
};
const zone = `'Asia/Ho_Chi_Minh'`;

/** What agents did from $1 to $2: stretches that are over, and what each does as of $3. */
const stretches = `
  SELECT agent_id, state, greatest(began_at, $1) AS began, least(ended_at, $2) AS ended FROM agent_time
  WHERE ended_at > $1 AND began_at < $2
  UNION ALL
  SELECT id, state, greatest(since, $1), least($3, $2) FROM agent WHERE state <> 'offline' AND since < least($3, $2)`;

const total = (began: string, ended: string, states: string) =>
  `coalesce(sum(extract(epoch FROM ${ended} - ${began}) * 1000) FILTER (WHERE state IN (${states}) AND ${ended} > ${began}), 0)`;
const busy = `'reserved', 'talking', 'hold', 'wrap_up'`;

interface TimeRow {
  readonly key: string;
  readonly busy: string;
  readonly staffed: string;
}

const sums = (began: string, ended: string) =>
  `${total(began, ended, busy)} AS busy, ${total(began, ended, `${busy}, 'ready'`)} AS staffed`;

const timesFrom = (rows: readonly TimeRow[]): Map<string, AgentTime> =>
  new Map(rows.map(({ key, busy: busyMs, staffed }) => [key, { busyMs: Number(busyMs), staffedMs: Number(staffed) }]));

export interface TimeQuestion {
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
}

/** Agents' time in all, under the key ''. */
export const agentTime = async (from: Pick<Store, 'query'>, { from: begin, to: end, now }: TimeQuestion) =>
  timesFrom(
    await from.query<TimeRow>(`SELECT '' AS key, ${sums('began', 'ended')} FROM (${stretches}) s`, [begin, end, now]),
  );

/** The same for each agent. */
export const agentTimeByAgent = async (from: Pick<Store, 'query'>, { from: begin, to: end, now }: TimeQuestion) =>
  timesFrom(
    await from.query<TimeRow>(
      `SELECT agent_id AS key, ${sums('began', 'ended')} FROM (${stretches}) s GROUP BY agent_id`,
      [begin, end, now],
    ),
  );

/** The same for each half hour, hour or day on the hotline's clock: a stretch counts in each for the part that is in it. */
export const agentTimeByTime = async (
  from: Pick<Store, 'query'>,
  { from: begin, to: end, now }: TimeQuestion,
  by: TimeKey,
) => {
  const step = `interval '${steps[by]}'`;
  const rows = await from.query<TimeRow>(
    `SELECT to_char(b.local, '${formats[by]}') AS key, ${sums('greatest(began, b.at)', `least(ended, b.at + ${step})`)}
     FROM (SELECT local, local AT TIME ZONE ${zone} AS at FROM generate_series(
       date_bin(${step}, $1 AT TIME ZONE ${zone}, '2000-01-01'), $2 AT TIME ZONE ${zone} - interval '1 second', ${step}) AS g (local)) b
     JOIN (${stretches}) s ON s.began < b.at + ${step} AND s.ended > b.at
     GROUP BY b.local`,
    [begin, end, now],
  );
  return timesFrom(rows);
};
