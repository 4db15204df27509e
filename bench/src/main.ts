import type { House } from '@civicline/testkit';
import { startHouse, startKafka } from '@civicline/testkit';
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { benchBooking } from './booking';
import { benchClosing } from './closing';
import { benchConsumers } from './consumers';
import { benchCost } from './cost';
import { benchDesks } from './desks';
import { benchLatency, benchRelay } from './events';
import { benchFiles } from './files';
import type { Row } from './measure';
import { benchOffers } from './offers';
import { benchOverhead } from './overhead';
import { benchPlanner } from './planner';
import { benchReferrals } from './referrals';
import { benchReplay, benchWhatIf } from './replay';
import type { Measured } from './replicas';
import { commitRate, measureReplicas, replicaNames, rooms, rowOfReplicas } from './replicas';
import { benchRolling } from './rolling';
import { benchRush } from './rush';
import { benchSearch } from './search';
import { benchTelephony } from './telephony';
import { benchWebhooks } from './webhooks';

const memory = (): Row => {
  const lines = execFileSync('ps', ['-eo', 'rss,args'], { encoding: 'utf8' }).split('\n');
  const sizes = lines.flatMap((line) => {
    const match = /^\s*(\d+) .*apps\/([\w-]+)\/dist\/main\.js/.exec(line);
    return match ? [`${match[2] ?? ''} ${(Number(match[1]) / 1024).toFixed(0)}`] : [];
  });
  return {
    what: 'memory after the rush, MB resident',
    floor: '',
    ours: sizes.join(', '),
    ratio: '',
    goal: '<= 120 each',
  };
};

const print = (rows: readonly Row[]) => {
  const columns = ['what', 'floor', 'ours', 'ratio', 'goal'] as const;
  const all = [Object.fromEntries(columns.map((name) => [name, name])) as unknown as Row, ...rows];
  const widths = columns.map((name) => Math.max(...all.map((row) => row[name].length)));
  for (const row of all) console.log(columns.map((name, n) => row[name].padEnd(widths[n] ?? 0)).join('  '));
};

const unlimited = { CIVICLINE_READS_A_MINUTE: '1000000', CIVICLINE_COMMANDS_A_MINUTE: '1000000' };
const ofEach = (count: number) => [
  '--replicas',
  Object.values(replicaNames)
    .map((name) => `${name}=${count}`)
    .join(','),
];

const withHouse = async <T>(
  options: readonly string[],
  work: (house: House) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T> => {
  const house = await startHouse({ ...unlimited, ...env }, options);
  try {
    return await work(house);
  } finally {
    await house.stop();
  }
};

const benchStart = async (): Promise<Row[]> => {
  const started = performance.now();
  return withHouse([], async (house) => {
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    return [
      { what: 'npm start, built to ready, s', floor: '', ours: seconds, ratio: '', goal: '<= 10' },
      await benchRush('1 replica', house),
      memory(),
    ];
  });
};

/** A house each time in which nobody else has a second process: all of them wake at each event, and the machine is small. */
const benchReplicas = async (): Promise<Row[]> => {
  const commitsASecond = await withHouse([], commitRate);
  const rows = [await withHouse(ofEach(3), (house) => benchRush('3 replicas', house))];
  for (const room of rooms) {
    const measured: Measured[] = [];
    for (const n of [1, 2, 3])
      measured.push(
        await withHouse(['--replicas', `${replicaNames[room]}=${n}`], (house) => measureReplicas(house, room)),
      );
    rows.push(rowOfReplicas(room, measured, commitsASecond));
  }
  return rows;
};

const benchEvents = async (runs: number): Promise<Row[]> => {
  const embedded = await benchLatency('PostgreSQL');
  const kafka = await startKafka();
  const [broker = ''] = kafka.brokers;
  const rows = [embedded, await benchLatency('Kafka', `kafka=${broker}`), await benchRelay(broker, runs)];
  await kafka.drop();
  return rows;
};

/** Each stands for itself; they run one after the other. */
const benches: Readonly<Record<string, (runs: number, events: number) => Promise<Row[]>>> = {
  start: benchStart,
  desks: () => withHouse([], benchDesks),
  replicas: benchReplicas,
  cost: () => withHouse([], benchCost),
  rolling: async () => [await withHouse(ofEach(2), benchRolling, { CIVICLINE_DRAIN_MS: '1000' })],
  closing: () => withHouse(['--replicas', 'scheduling=3,notification=3'], benchClosing),
  search: benchSearch,
  booking: benchBooking,
  files: benchFiles,
  overhead: benchOverhead,
  events: benchEvents,
  consumers: benchConsumers,
  offers: async () => [...(await benchOffers(11)), ...(await benchOffers(200))],
  telephony: benchTelephony,
  referrals: benchReferrals,
  webhooks: benchWebhooks,
  replay: async () => [await benchReplay(), await benchWhatIf()],
  planner: (runs) => Promise.resolve([benchPlanner(runs)]),
};

const run = async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: '5' }, events: { type: 'string', default: '1000000' } },
  });
  const unknown = positionals.filter((name) => !benches[name]);
  if (unknown.length)
    throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  const rows: Row[] = [];
  for (const [name, bench] of Object.entries(benches))
    if (!positionals.length || positionals.includes(name))
      rows.push(...(await bench(Number(values.runs) || 1, Number(values.events))));
  print(rows);
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
