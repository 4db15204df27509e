import { freePort, keeperSettings, keySettings, realPostgres } from '@civicline/testkit';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Who is named in a service's settings, and asked for nothing here. */
export const nobody = '127.0.0.1:9';

/** A measurement that fails leaves nobody behind. */
const started: ChildProcess[] = [];
process.once('exit', () => started.forEach((child) => child.kill('SIGKILL')));

const end = async (child: ChildProcess | undefined, signal: NodeJS.Signals) => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
};

export interface AloneOptions {
  readonly replicas?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** False: without telemetry, as no house runs it. Default: true. */
  readonly watched?: boolean;
}

/** A service as processes of its own, on a database of its own, with nobody else on the machine. */
export const startServiceAlone = async (
  folder: string,
  { replicas = 1, env = {}, watched = true }: AloneOptions = {},
) => {
  const postgres = await realPostgres();
  const ports = await Promise.all(Array.from({ length: replicas }, () => freePort()));
  const children = ports.map((port) =>
    spawn(
      process.execPath,
      [
        ...(watched ? ['-r', require.resolve('@civicline/service-kit/telemetry')] : []),
        path.join(root, 'apps', folder, 'dist/main.js'),
      ],
      {
        env: {
          PATH: process.env['PATH'],
          NODE_ENV: 'production',
          CIVICLINE_DATABASE_URL: postgres.url,
          CIVICLINE_EVENTS: postgres.url,
          CIVICLINE_GRPC_PORT: String(port),
          ...(folder === 'department-directory' ? keySettings : keeperSettings),
          ...env,
        },
        stdio: 'ignore',
      },
    ),
  );
  started.push(...children);
  return {
    postgres: postgres.url,
    addresses: ports.map((port) => `127.0.0.1:${port}`),
    pid: (n: number) => children[n]?.pid ?? 0,
    /** Without a word. */
    kill: (n: number) => end(children[n], 'SIGKILL'),
    stop: async () => {
      for (const child of children) await end(child, 'SIGTERM');
      await postgres.drop();
    },
  };
};
