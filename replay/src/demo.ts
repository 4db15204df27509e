import { openBadge } from '@civicline/service-kit';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { playDay } from './demo/play';

const { values } = parseArgs({
  options: {
    /** The folder of the data of a house that runs. */
    dir: { type: 'string', default: '.civicline' },
    agents: { type: 'string', default: '8' },
    /** How many times faster than real time people speak, wait and come. */
    speed: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1022' },
  },
});

const read = (file: string) =>
  JSON.parse(readFileSync(path.join(values.dir, file), 'utf8')) as Readonly<Record<string, string>>;
const number = (name: 'agents' | 'speed' | 'seed', least: number, most: number) => {
  const value = Number(values[name]);
  if (!(value >= least && value <= most)) throw new Error(`--${name} is a number from ${least} to ${most}`);
  return value;
};

const run = async () => {
  const leaving = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => leaving.abort());
  const [addresses, secrets] = [read('addresses.json'), read('secrets.json')];
  await playDay({
    url: addresses['url'] ?? '',
    intake: addresses['intake'] ?? '',
    badge: openBadge({ callKey: path.join(values.dir, 'keys/operator.jwk') }),
    events: addresses['events'] ?? '',
    ctiSecret: secrets['cti'] ?? '',
    agents: number('agents', 1, 60),
    speed: number('speed', 0.1, 60),
    seed: number('seed', 0, 2 ** 31),
    signal: leaving.signal,
    say: (line) => console.log(line),
  });
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
