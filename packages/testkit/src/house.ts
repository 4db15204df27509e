import type { Badge } from '@civicline/service-kit';
import { openBadge } from '@civicline/service-kit';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

export interface House {
  /** The gateway, the first of them. */
  readonly url: string;
  /** All gateways. */
  readonly gateways: readonly string[];
  /** The event log: postgres://... or kafka=HOST:PORT. */
  readonly events: string;
  /** The database server, as its owner. */
  readonly postgres: string;
  /** Where each process tells Prometheus how it is, by name. */
  readonly metrics: Readonly<Record<string, string>>;
  /** Where a service answers gRPC. */
  readonly addresses: Readonly<Record<'directory' | 'scheduling' | 'routing' | 'notification' | 'intake', string>>;
  /** Calls its services in anybody's name. */
  readonly badge: Badge;
  /** What a department's system signs in with, and what the SMS provider and the telephone system sign with. */
  readonly secrets: Readonly<Record<'system' | 'postOffice' | 'receipt' | 'cti' | 'open311', string>>;
  /** The processes of a service, or of the gateway, that run now. */
  pidsOf(name: string): number[];
  /** A service's log so far. */
  log(name: string): string;
  stop(): Promise<void>;
}

const root = path.resolve(__dirname, '../../..');
const readyWithinMs = 600_000;

/** A machine that tests much at once answers late, which no test is about but the one that sets this itself. */
const patience = (): Readonly<Record<string, string>> => {
  const ms = process.env['CIVICLINE_TEST_REQUEST_TIMEOUT_MS'];
  return ms === undefined ? {} : { CIVICLINE_REQUEST_TIMEOUT_MS: ms };
};

/** The whole house as `npm start` starts it, with data of its own, on any free port. `env` reaches it; `options` are those of `npm start`. */
export const startHouse = async (
  env: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<House> => {
  const dir = mkdtempSync(path.join('/var/tmp', 'civicline-house-'));
  // PostgreSQL may have to run as somebody else, who must come in.
  chmodSync(dir, 0o755);
  const child = spawn(
    process.execPath,
    ['--no-deprecation', path.join(root, 'packages/local/dist/main.js'), '--dir', dir, ...options],
    {
      env: { ...process.env, ...patience(), CIVICLINE_PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGTERM');
      reject(new Error(`the house was not ready in time: ${said}`));
    }, readyWithinMs);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /^ready (\S+)$/m.exec(said);
      if (!ready?.[1]) return;
      clearTimeout(limit);
      resolve(ready[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`the house ended while starting: ${said}`)));
  });
  const { gateways, events, postgres, metrics, ...addresses } = JSON.parse(
    readFileSync(path.join(dir, 'addresses.json'), 'utf8'),
  ) as House['addresses'] & Pick<House, 'gateways' | 'events' | 'postgres' | 'metrics'>;
  return {
    url,
    gateways,
    events,
    postgres,
    metrics,
    addresses,
    badge: openBadge({ callKey: path.join(dir, 'keys/operator.jwk') }),
    secrets: JSON.parse(readFileSync(path.join(dir, 'secrets.json'), 'utf8')) as House['secrets'],
    pidsOf: (name) =>
      execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
        .split('\n')
        .flatMap((line) => {
          const [, pid = '', parent = '', args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
          return Number(parent) === child.pid && args.includes(path.join('apps', name, 'dist')) ? [Number(pid)] : [];
        }),
    log: (name) => readFileSync(path.join(dir, 'log', `${name}.log`), 'utf8'),
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
