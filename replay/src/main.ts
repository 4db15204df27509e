import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCallFile } from './call-file';
import { openHouse } from './house';
import { readSpeed } from './pace';
import { recorded } from './recorded';
import { dirtLine, summaryOf } from './summary';
import { whatIf } from './what-if';

const { values } = parseArgs({
  options: {
    /** A call file: tab separated, a line for each call. */
    file: { type: 'string' },
    /** recorded: as the telephone system saw it. what-if: our own queue decides. */
    mode: { type: 'string', default: 'recorded' },
    /** max, or how many times faster than real time. */
    speed: { type: 'string', default: 'max' },
    /** Of what-if: how many agents there are. */
    agents: { type: 'string', default: '11' },
    /** Of recorded: a house that runs, instead of one of our own; --dir is the folder of its data. */
    url: { type: 'string' },
    dir: { type: 'string', default: '.civicline' },
    /** Thresholds of the service level in seconds, by commas. */
    within: { type: 'string', default: '20,60' },
    /** What chance the patience of answered callers is drawn with. */
    seed: { type: 'string', default: '1022' },
    /** The last line is one JSON object. */
    json: { type: 'boolean', default: false },
  },
});

const whole = (name: 'agents' | 'seed', least: number) => {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} is a whole number from ${least}`);
  return value;
};
const thresholds = () =>
  values.within.split(',').map((text) => {
    const seconds = Number(text);
    if (!Number.isInteger(seconds) || seconds < 1) throw new Error('--within is whole seconds, by commas');
    return seconds;
  });

type Options = Parameters<typeof whatIf>[0];

const play = async (options: Omit<Options, 'agents' | 'seed'>) => {
  if (values.mode === 'what-if') return whatIf({ ...options, agents: whole('agents', 1), seed: whole('seed', 0) });
  if (values.mode !== 'recorded') throw new Error('--mode is recorded or what-if');
  const house = await openHouse(values.url, values.dir);
  try {
    return await recorded({ ...options, house });
  } finally {
    await house.stop();
  }
};

const run = async () => {
  if (!values.file) throw new Error('--file names a call file');
  const file = readCallFile(readFileSync(values.file, 'utf8'));
  if (!file.calls.length) throw new Error(`${values.file} holds no calls`);
  const say = (line: string) => console.log(line);
  say(dirtLine(file));
  const speed = readSpeed(values.speed);
  const options = { file, speed, say, within: thresholds() };
  const { figures, checked } = await play(options);
  const summary = summaryOf(figures, checked, file);
  console.log(values.json ? JSON.stringify(summary) : JSON.stringify(summary, null, 2));
  process.exitCode = summary.lost || summary.doubleOffered ? 1 : 0;
};

run().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
