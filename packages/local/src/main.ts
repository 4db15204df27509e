import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { accounts } from './accounts';
import { startPlatform } from './platform';

const root = path.resolve(__dirname, '../../..');
const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    fresh: { type: 'boolean' },
    events: { type: 'string' },
    postgres: { type: 'string' },
  },
});

const dir = path.resolve(values.dir ?? path.join(root, '.civicline'));
const lock = path.join(dir, 'running.pid');

/** Limits of the gateway may be set from outside: a measurement comes oftener than a citizen. */
const limits = () =>
  Object.fromEntries(
    ['CIVICLINE_READS_A_MINUTE', 'CIVICLINE_COMMANDS_A_MINUTE'].flatMap((name) =>
      process.env[name] ? [[name, process.env[name]]] : [],
    ),
  );

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const run = async () => {
  if (existsSync(lock) && isRunning(Number(readFileSync(lock, 'utf8')))) {
    throw new Error('Civicline is already running from this checkout; end it with Ctrl-C first');
  }
  if (values.fresh) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  writeFileSync(lock, String(process.pid));
  const platform = await startPlatform({
    root,
    dir,
    port: Number(process.env['CIVICLINE_PORT'] ?? 8022),
    ...(values.events ? { events: values.events } : {}),
    ...(values.postgres ? { postgres: values.postgres } : {}),
    gateway: limits(),
    say: (line) => console.log(`  ${line}`),
  });
  const leave = () => {
    console.log('stopping');
    void platform.stop().then(() => {
      rmSync(lock, { force: true });
      process.exit(0);
    });
  };
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  console.log('\nDemo accounts (sign in at /desk, no password):');
  for (const { id, what } of accounts) console.log(`  ${id.padEnd(18)} ${what}`);
  console.log(`\nCitizens: ${platform.url}/   Staff: ${platform.url}/desk   API: ${platform.url}/api/docs`);
  console.log(`ready ${platform.url}`);
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
