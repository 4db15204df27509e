import { startHouse, startKafka } from '@civicline/testkit';
import { execFileSync } from 'node:child_process';
import { benchBooking } from './booking';
import { benchClosing } from './closing';
import { benchDesks } from './desks';
import { benchLatency, benchRelay } from './events';
import type { Row } from './measure';
import { benchOffers } from './offers';
import { benchPlanner } from './planner';
import { benchReferrals } from './referrals';
import { benchReplay, benchWhatIf } from './replay';
import { measureReplicas, rowsOfReplicas } from './replicas';
import { benchRush } from './rush';
import { benchSearch } from './search';

const [, , asked = '5'] = process.argv;
const alone = asked === 'desks';
const runs = Number(asked) || 1;

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

const run = async () => {
  if (asked === 'referrals') return print(await benchReferrals());
  const rows: Row[] = [];
  const started = performance.now();
  const unlimited = { CIVICLINE_READS_A_MINUTE: '1000000', CIVICLINE_COMMANDS_A_MINUTE: '1000000' };
  const house = await startHouse(unlimited);
  if (alone) {
    print(await benchDesks(house));
    return house.stop();
  }
  rows.push({
    what: 'npm start, built to ready, s',
    floor: '',
    ours: ((performance.now() - started) / 1000).toFixed(1),
    ratio: '',
    goal: '<= 10',
  });
  rows.push(await benchRush('1 replica', house.url, house.addresses.scheduling));
  rows.push(memory());
  rows.push(...(await benchDesks(house)));
  const one = await measureReplicas(house);
  await house.stop();
  const three = await startHouse(unlimited, ['--replicas', 'scheduling=3,notification=3']);
  rows.push(await benchRush('3 replicas', three.url, three.addresses.scheduling));
  rows.push(...rowsOfReplicas(one, await measureReplicas(three)));
  rows.push(...(await benchClosing(three)));
  await three.stop();
  rows.push(...(await benchSearch()));
  rows.push(...(await benchBooking(runs)));
  rows.push(await benchLatency('PostgreSQL'));
  const kafka = await startKafka();
  const [broker = ''] = kafka.brokers;
  rows.push(await benchLatency('Kafka', `kafka=${broker}`));
  rows.push(await benchRelay(broker, runs));
  await kafka.drop();
  rows.push(...(await benchOffers(11)), ...(await benchOffers(200)));
  rows.push(...(await benchReferrals()));
  rows.push(await benchReplay(), await benchWhatIf(), benchPlanner(runs));
  print(rows);
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
