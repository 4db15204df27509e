import { routing, topics } from '@civicline/contracts';
import { openEventLog } from '@civicline/events';
import { callContext, grpcClient, logger } from '@civicline/service-kit';
import { toJson } from '@civicline/store';
import { eventually, tester } from '@civicline/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { always } from './counter';
import type { Row } from './measure';
import { load, quantile } from './measure';
import { nobody, startServiceAlone } from './service-alone';

const open = 100_000;
const offices = 50;
const due = 10_000;
const within = 120_000;

/** routing as two processes. */
const startPair = async () => {
  // Nobody is referred or promised anything here: the rows are written as they would be.
  const env = { CIVICLINE_DIRECTORY_ADDRESS: nobody, CIVICLINE_SCHEDULING_ADDRESS: nobody };
  const service = await startServiceAlone('routing', { replicas: 2, env });
  const clients = service.addresses.map((address) => grpcClient(routing.RoutingServiceService, address, tester));
  const admin = () => callContext({ caller: { role: 'admin', id: 'bench' }, timeoutMs: 5_000 });
  const anything = routing.ListReferralsRequest.fromPartial({ pageSize: 1 });
  for (const client of clients) await eventually(() => client.listReferrals(anything, admin()), 60_000);
  const db = new Client({ connectionString: service.postgres, options: '-c search_path=routing' });
  await db.connect();
  return {
    postgres: service.postgres,
    db,
    client: clients[0] as (typeof clients)[number],
    kill: () => service.kill(1),
    stop: async () => {
      await db.end();
      for (const client of clients) await client.stop();
      await service.stop();
    },
  };
};

type Pair = Awaited<ReturnType<typeof startPair>>;

/** Open referrals as they stand in the table, B1, B2 and so on, over the offices, due one after the other. */
export const fillReferrals = async (db: Client, count: number) => {
  const deadline = toJson({
    ...{ round: 1, beganAt: new Date(), hours: { weekly: always, exceptions: [] }, pauses: [] },
    ...{ acknowledgeMinutes: 240, answerMinutes: 2_250, warnMinutes: 450 },
  });
  await db.query(
    `INSERT INTO referral (id, code, status, version, matter, topic, question, citizen_name, citizen_phone, citizen_email,
       dossier_code, office_id, office_name, officer_id, decision, deadline, due_at, overdue, escalation_level, answer, delays,
       duplicate_of, record_id, call_id, wants_call_back, referred_at, answered_at, on_time, changed_at, asked_back, previous_code, search)
     SELECT gen_random_uuid(), 'B' || n, 'open', 1, '{"topic":"land","procedureCode":"BD-01","unitCode":"75","locale":"vi"}', 'land',
       'Hồ sơ số ' || n || ' của tôi bao giờ có kết quả?', 'Nguyễn Văn An', '+84912345678', '', '', 'office-' || n % $2,
       '{"vi":"Sở","en":"Department"}', '', NULL, $3, now() + n * interval '1 minute', false, 0, NULL, '[]', '', '', '', false,
       now(), NULL, NULL, now(), '', '', 'ho so so ' || n FROM generate_series(1, $1) AS n`,
    [count, offices, deadline],
  );
  await db.query('ANALYZE referral');
};

const inbox = async ({ client }: Pair) => {
  const as = (n: number) =>
    callContext({
      caller: { role: 'officer', id: 'bench', officeId: `office-${n % offices}` },
      timeoutMs: 10_000,
    });
  const page = (n: number, pageToken = '') =>
    client.listReferrals(routing.ListReferralsRequest.fromPartial({ pageSize: 50, pageToken }), as(n));
  const ask = async (n: number) => page(n, n % 2 ? (await page(n)).nextPageToken : '');
  await load(200, 4, ask);
  const { times } = await load(2_000, 4, (n) => page(n));
  return times;
};

/** All alarms fall due at one instant; how many wait is looked at until none does. */
const alarms = async ({ db, postgres, kill }: Pair) => {
  const { rows } = await db.query<{ at: Date }>(`SELECT now() + interval '8 seconds' AS at`);
  const at = rows[0]?.at ?? new Date();
  await db.query(
    `INSERT INTO alarm (referral_id, rule, deadline, due_at) SELECT id, 'overdue', $1, $1 FROM referral ORDER BY code LIMIT $2`,
    [at, due],
  );
  await pause(Math.max(0, at.getTime() - Date.now()));
  const left: [number, number][] = [];
  let killed = false;
  for (const until = Date.now() + within; Date.now() < until;) {
    const found = await db.query<{ left: number }>(
      'SELECT count(*)::int AS left FROM alarm WHERE fired_at IS NULL AND due_at <= now()',
    );
    const waiting = found.rows[0]?.left ?? 0;
    left.push([Date.now() - at.getTime(), waiting]);
    if (!killed && waiting < due && waiting > 0) {
      killed = true;
      void kill();
    }
    if (!waiting) break;
    await pause(50);
  }
  // The first look at which so many had gone off.
  const when = (share: number) => left.find(([, waiting]) => waiting <= due * (1 - share))?.[0] ?? NaN;
  const steps = await db.query<{ twice: number; all: number }>(
    `SELECT count(*)::int AS all, (count(*) - count(DISTINCT referral_id))::int AS twice FROM step WHERE what = 'overdue'`,
  );
  const events = openEventLog(postgres, { clientId: 'bench', logger: logger('bench', 'silent') });
  await events.start();
  const told = new Map<string, number>();
  await eventually(async () => {
    told.clear();
    // A relay that is killed may have published what its successor publishes again, under the same id: readers know it by that.
    const ids = new Set<string>();
    for await (const { headers, value } of events.readAll(topics.referral)) {
      const eventId = headers['ce_id'] ?? '';
      if (ids.has(eventId)) continue;
      ids.add(eventId);
      const id = routing.ReferralChanged.decode(value).referral?.referralId ?? '';
      told.set(id, (told.get(id) ?? 0) + 1);
    }
    if (told.size < due) throw new Error(`${told.size} told`);
  }, within);
  await events.stop();
  const once = steps.rows[0]?.all === due && !steps.rows[0].twice && [...told.values()].every((times) => times === 1);
  return { half: when(0.5), last: when(1), killed, once };
};

/** An inbox over many open referrals; many timers due at once on two replicas of which one is killed. */
export const benchReferrals = async (): Promise<Row[]> => {
  const pair = await startPair();
  await fillReferrals(pair.db, open);
  const times = await inbox(pair);
  const { half, last, killed, once } = await alarms(pair);
  await pair.stop();
  return [
    {
      what: `inbox page of 50, ${open} open referrals, 4 at once, ms`,
      floor: '',
      ours: `p50 ${quantile(times, 0.5).toFixed(1)}, p99 ${quantile(times, 0.99).toFixed(1)}`,
      ratio: '',
      goal: 'p99 < 50',
    },
    {
      what: `${due} timers due at once, 2 replicas, kill -9 of one${killed ? '' : ' (too late)'}, ms after due`,
      floor: '',
      ours: `half ${half.toFixed(0)}, last ${last.toFixed(0)}`,
      ratio: once ? 'each once' : 'NOT each once',
      goal: 'last < 1000, each once',
    },
  ];
};
