import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';

export interface ProcessSpec {
  readonly name: string;
  /** Folder of the app. */
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Its log is written here. */
  readonly logFile: string;
}

export interface ChildOfOurs {
  readonly name: string;
  readonly pid: () => number | undefined;
  kill(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const firstRestartMs = 200;
const longestRestartMs = 5_000;
/** Telemetry's own settings reach every process. */
const telemetrySettings = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('OTEL_')));
const telemetry = require.resolve('@civicline/service-kit/telemetry');

/** Runs an app as a process of its own, and again when it dies without being asked to. */
export const superviseProcess = (
  { name, dir, env, logFile }: ProcessSpec,
  say: (line: string) => void,
): ChildOfOurs => {
  let child: ChildProcess | undefined;
  let stopping = false;
  let waitMs = firstRestartMs;
  const log = createWriteStream(logFile, { flags: 'a' });

  const run = () => {
    const started = Date.now();
    child = spawn(process.execPath, ['-r', telemetry, path.join(dir, 'dist/main.js')], {
      env: {
        ...telemetrySettings(),
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        OTEL_SERVICE_NAME: name,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.once('exit', (code, signal) => {
      if (stopping) return;
      waitMs = Date.now() - started > 30_000 ? firstRestartMs : Math.min(waitMs * 2, longestRestartMs);
      say(`${name} ended (${signal ?? `code ${code}`}), starting it again; see ${logFile}`);
      setTimeout(() => !stopping && run(), waitMs);
    });
  };
  run();

  return {
    name,
    pid: () => child?.pid,
    kill: (signal) => void child?.kill(signal),
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
        const force = setTimeout(() => child?.kill('SIGKILL'), 12_000);
        child.once('exit', () => {
          clearTimeout(force);
          log.end();
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
};
