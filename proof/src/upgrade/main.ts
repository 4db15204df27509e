import path from 'node:path';
import { parseArgs } from 'node:util';
import { upgrade } from './upgrade';

const { values } = parseArgs({
  options: {
    /** A built checkout of the version that runs, and what to call it. */
    from: { type: 'string' },
    version: { type: 'string', default: 'the version before' },
    /** How many citizens do something at the same time. */
    clients: { type: 'string', default: '8' },
    /** Seconds of traffic before the first process is replaced and after the last. */
    around: { type: 'string', default: '5' },
    log: { type: 'string', default: 'kafka' },
  },
});

const run = async () => {
  const { requests, failures, booked, lost, slowestMs } = await upgrade({
    from: { root: path.resolve(values.from ?? ''), version: values.version },
    to: { root: path.resolve(__dirname, '../../..'), version: 'this version' },
    clients: Number(values.clients),
    aroundMs: Number(values.around) * 1_000,
    log: values.log === 'postgres' ? 'postgres' : 'kafka',
    say: (line) => console.log(line),
  });
  for (const { at, what, told } of failures.slice(0, 20)) console.log(`failed ${at.toISOString()} ${what}: ${told}`);
  console.log(`slowest answer ${slowestMs} ms`);
  console.log(
    `upgrade: ${requests} requests, ${failures.length} failed, ${booked} appointments stand, ${lost.length} lost`,
  );
  process.exitCode = failures.length || lost.length ? 1 : 0;
};

// Whoever ends it ends what it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
