import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { accounts } from './accounts';
import { startDemo } from './demo';
import { startPlatform } from './platform';
import { discardPostgres } from './postgres';
import { isStill } from './process-table';
import { replicasOf } from './replicas';

const root = path.resolve(__dirname, '../../..');
const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    fresh: { type: 'boolean' },
    events: { type: 'string' },
    postgres: { type: 'string' },
    replicas: { type: 'string' },
    /** Reaches phones by Zalo first. */
    zalo: { type: 'boolean' },
    /** Plays a day at the hotline, so that every screen lives. */
    demo: { type: 'boolean' },
    /** Of the demo: how many times faster than real time. */
    speed: { type: 'string' },
  },
});

const dir = path.resolve(values.dir ?? path.join(root, '.civicline'));
const lock = path.join(dir, 'running.pid');

const given = (...names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));

/** Of the gateway: a measurement comes oftener than a citizen and waits longer, and what stands in front of several wants to see one leave. */
const ofGateway = () =>
  given(
    'CIVICLINE_READS_A_MINUTE',
    'CIVICLINE_COMMANDS_A_MINUTE',
    'CIVICLINE_DRAIN_MS',
    'CIVICLINE_REQUEST_TIMEOUT_MS',
  );

/** When citizens are reminded of visits: who tries it does not wait for the evening. */
const reminders = () =>
  given('CIVICLINE_REMIND_DAY_BEFORE_AT', 'CIVICLINE_REMIND_HOURS_BEFORE', 'CIVICLINE_REMIND_NOT_BEFORE');

/** An Asterisk of one's own (docs/telephony.md) with what it records and whom it reminds, and where the telephones in browsers reach it. */
const telephony = () =>
  given(
    'CIVICLINE_ASTERISK_URL',
    'CIVICLINE_ASTERISK_USER',
    'CIVICLINE_ASTERISK_PASSWORD',
    'CIVICLINE_ASTERISK_PAPERS',
    'CIVICLINE_RECORDING',
    'CIVICLINE_RECORDING_FOLDER',
    'CIVICLINE_RECORDING_DAYS',
    'CIVICLINE_REMINDER_CALLS_AT_ONCE',
  );
const webPhone = () => given('CIVICLINE_WEB_PHONE_URL');

const fastestDemo = 60;

const demoSpeed = () => {
  const text = values.speed ?? '1';
  if (!(Number(text) >= 0.1 && Number(text) <= fastestDemo)) throw new Error(`--speed is 0.1 to ${fastestDemo}`);
  if (values.speed && !values.demo) throw new Error('--speed is of --demo');
  return text;
};

/** Who runs here: number of the process, and where it answers. The file stays when that process is killed. */
const whoRuns = () => {
  if (!existsSync(lock)) return undefined;
  const [pid = '', url = ''] = readFileSync(lock, 'utf8').split('\n');
  return isStill(Number(pid), path.basename(__filename)) ? { pid, url } : undefined;
};

const discard = async () => {
  // A slip in --dir must not cost somebody's files.
  if (readdirSync(dir).length && !existsSync(path.join(dir, 'secrets.json')))
    throw new Error(`${dir} was not made by Civicline; --fresh leaves it alone`);
  await discardPostgres(path.join(dir, 'postgres'));
  rmSync(dir, { recursive: true, force: true });
};

const run = async () => {
  const speed = demoSpeed();
  const replicas = replicasOf(values.replicas ?? '1');
  const other = whoRuns();
  if (other)
    throw new Error(`Civicline runs from here already (process ${other.pid}): ${other.url || 'it is starting'}`);
  const leaving = new AbortController();
  // Ctrl-C arrives more than once, from the terminal and from npm: the first counts.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leaving.abort());
  const left = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()));

  if (values.fresh && existsSync(dir)) await discard();
  mkdirSync(dir, { recursive: true });
  writeFileSync(lock, String(process.pid));
  process.once('exit', () => rmSync(lock, { force: true }));
  const platform = await startPlatform({
    root,
    dir,
    port: Number(process.env['CIVICLINE_PORT'] ?? 8022),
    ...(values.events ? { events: values.events } : {}),
    ...(values.postgres ? { postgres: values.postgres } : {}),
    replicas,
    zalo: Boolean(values.zalo),
    ...(process.env['CIVICLINE_QUIET_HOURS'] ? { quietHours: process.env['CIVICLINE_QUIET_HOURS'] } : {}),
    gateway: { ...ofGateway(), ...webPhone() },
    scheduling: reminders(),
    intake: telephony(),
    say: (line) => console.log(`  ${line}`),
    signal: leaving.signal,
  }).catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  if (platform) {
    writeFileSync(lock, `${process.pid}\n${platform.url}`);
    console.log('\nDemo accounts (sign in at /desk, no password):');
    for (const { id, what } of accounts) console.log(`  ${id.padEnd(18)} ${what}`);
    console.log(`\nCitizens: ${platform.url}/   Staff: ${platform.url}/desk   API: ${platform.url}/api/docs`);
    console.log(`ready ${platform.url}`);
    const demo = values.demo ? startDemo({ root, dir, speed, say: (line) => console.log(`  ${line}`) }) : undefined;
    await left;
    console.log('stopping');
    await demo?.stop();
    await platform.stop();
  }
  process.exit(0);
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
