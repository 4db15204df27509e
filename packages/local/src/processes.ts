import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';

export interface ProcessSpec {
  readonly name: string;
  /** Folder of the app. */
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Its log is written here. */
  readonly logFile: string;
  /** Answers 200 when it is ready. */
  readonly readyUrl: string;
}

export interface ChildOfOurs {
  readonly name: string;
  readonly pid: () => number | undefined;
  /** Resolves when it answers for the first time; throws, with what it said last, when it cannot be brought to it. */
  ready(signal?: AbortSignal): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const firstRestartMs = 200;
const longestRestartMs = 5_000;
const steadyAfterMs = 30_000;
const readyWithinMs = 120_000;
/** An app that ends as often as this before it was ever ready will not get better by trying. */
const startsAtMost = 3;
const stopWithinMs = 12_000;

/** Telemetry's own settings reach every process, and a clock that is to be wrong (libfaketime). */
const outsideSettings = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(?:OTEL_|FAKETIME|LD_PRELOAD$)/.test(name)));
const telemetry = require.resolve('@civicline/service-kit/telemetry');
const withParent = path.join(__dirname, 'with-parent.js');

const lastWords = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');

/** Runs an app as a process of its own, and again when it dies without being asked to. */
export const superviseProcess = (spec: ProcessSpec, say: (line: string) => void): ChildOfOurs => {
  const { name, dir, env, logFile } = spec;
  let child: ChildProcess | undefined;
  let stopping = false;
  let wasReady = false;
  let starts = 0;
  let waitMs = firstRestartMs;
  const log = createWriteStream(logFile, { flags: 'a' });

  const run = () => {
    const started = Date.now();
    starts += 1;
    const current = spawn(process.execPath, ['-r', withParent, '-r', telemetry, path.join(dir, 'dist/main.js')], {
      env: {
        ...outsideSettings(),
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        OTEL_SERVICE_NAME: name,
        ...env,
      },
      // The fourth is how it notices that we are gone.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C goes to everything in the terminal; these are to end when we say so, in our order.
      detached: true,
    });
    child = current;
    current.stdout?.pipe(log, { end: false });
    current.stderr?.pipe(log, { end: false });
    current.once('exit', (code, signal) => {
      if (stopping || (!wasReady && starts >= startsAtMost)) return;
      waitMs = Date.now() - started > steadyAfterMs ? firstRestartMs : Math.min(waitMs * 2, longestRestartMs);
      say(`${name} ended (${signal ?? `code ${code}`}), starting it again; see ${logFile}`);
      setTimeout(() => !stopping && run(), waitMs);
    });
  };
  run();

  const hasEnded = () => !child || child.exitCode !== null || child.signalCode !== null;
  return {
    name,
    pid: () => child?.pid,
    ready: async (signal) => {
      for (const until = Date.now() + readyWithinMs; Date.now() < until;) {
        signal?.throwIfAborted();
        const answer = await fetch(spec.readyUrl).catch(() => undefined);
        if (answer?.ok) {
          wasReady = true;
          return;
        }
        if (hasEnded() && starts >= startsAtMost)
          throw new Error(`${name} does not start. It said last (all of it is in ${logFile}):\n${lastWords(logFile)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`${name} was not ready within ${readyWithinMs / 1_000} s; see ${logFile}`);
    },
    kill: (signal) => void child?.kill(signal),
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        const ended = () => log.end(() => resolve());
        if (!child || hasEnded()) return ended();
        const force = setTimeout(() => child?.kill('SIGKILL'), stopWithinMs);
        child.once('exit', () => {
          clearTimeout(force);
          ended();
        });
        child.kill('SIGTERM');
      }),
  };
};
