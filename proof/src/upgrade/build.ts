import { freePort } from '@civicline/local/postgres';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Services that keep something, by the name of their schema, in the order in which they are upgraded; the gateway comes last. */
export const rooms = {
  directory: 'department-directory',
  scheduling: 'scheduling',
  routing: 'routing',
  notification: 'notification',
  intake: 'call-intake',
  gateway: 'gateway',
} as const;
export type Name = keyof typeof rooms;
export const names = Object.keys(rooms) as Name[];

/** A checkout that was built: one version of the house. */
export interface Build {
  readonly root: string;
  /** What to call it in the report. */
  readonly version: string;
}

interface Known {
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The settings that a process of this build knows: what it does not know it refuses. */
const knownTo = ({ root }: Build, name: Name): readonly string[] => {
  const load = (file: string): unknown => createRequire(__filename)(path.join(root, file));
  const { config } = load(`apps/${rooms[name]}/dist/config.js`) as { config: Known };
  const { kitSettings } = load('packages/service-kit/dist/config.js') as { kitSettings: object };
  return [...Object.keys(config.settings), ...Object.keys(kitSettings)];
};

/** Whether what is kept of citizens is sealed in this version. */
export const seals = (build: Build): boolean => knownTo(build, 'scheduling').includes('PERSONAL_KEYS');

/** Whether the schema may be made by another process, so that the old version goes on meanwhile. */
export const migratesApart = (build: Build, name: Name): boolean => knownTo(build, name).includes('MIGRATE_AT_START');

const lastWords = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n');

const readyWithinMs = 120_000;
const goneWithinMs = 20_000;

/** They end with us, whatever ends us. */
const alive = new Set<ChildProcess>();
process.once('exit', () => alive.forEach((child) => child.kill('SIGKILL')));

/** One process of one build. */
export const runProcess = async (build: Build, name: Name, env: Readonly<Record<string, string>>, logFile: string) => {
  const probe = String(await freePort());
  const known = new Set(knownTo(build, name).map((key) => `CIVICLINE_${key}`));
  const all: Record<string, string> = { ...env, CIVICLINE_PROBE_PORT: probe };
  const log = createWriteStream(logFile, { flags: 'a' });
  const start = (...args: string[]): ChildProcess => {
    const telemetry = path.join(build.root, 'packages/service-kit/dist/telemetry.js');
    const main = path.join(build.root, 'apps', rooms[name], 'dist/main.js');
    const child = spawn(process.execPath, ['-r', telemetry, main, ...args], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        OTEL_SERVICE_NAME: rooms[name],
        ...Object.fromEntries(Object.entries(all).filter(([key]) => known.has(key))),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    alive.add(child);
    child.once('exit', () => alive.delete(child));
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    return child;
  };
  const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));
  let child: ChildProcess | undefined;
  return {
    /** Brings the schema up to what this build needs, and nothing else. */
    migrate: async () => {
      const code = await ended(start('migrate'));
      if (code !== 0) throw new Error(`${name} of ${build.version} could not migrate:\n${lastWords(logFile)}`);
    },
    start: async () => {
      const running = start();
      child = running;
      for (const until = Date.now() + readyWithinMs; Date.now() < until; await pause(100)) {
        if (running.exitCode !== null) break;
        const answer = await fetch(`http://127.0.0.1:${probe}/health/ready`).catch(() => undefined);
        if (answer?.ok) return;
      }
      throw new Error(`${name} of ${build.version} was not ready:\n${lastWords(logFile)}`);
    },
    /** As an orchestrator ends it: asked first, forced when it does not go. */
    stop: async () => {
      if (!child || child.exitCode !== null) return;
      const gone = ended(child);
      child.kill('SIGTERM');
      const force = setTimeout(() => child?.kill('SIGKILL'), goneWithinMs);
      await gone;
      clearTimeout(force);
    },
  };
};

export type Running = Awaited<ReturnType<typeof runProcess>>;
