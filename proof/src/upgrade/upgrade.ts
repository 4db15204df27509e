import { prepareDatabases } from '@civicline/local';
import { freePort, startPostgres } from '@civicline/local/postgres';
import { eventually, startKafka } from '@civicline/testkit';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startBalancer } from './balancer';
import type { Build, Name, Running } from './build';
import { migratesApart, names, rooms, runProcess, seals } from './build';
import { makeKeys } from './keys';
import { startTraffic } from './traffic';

export interface UpgradeOptions {
  readonly from: Build;
  readonly to: Build;
  readonly clients: number;
  /** Traffic before the first process is replaced and after the last, in milliseconds. */
  readonly aroundMs: number;
  /** kafka (a real broker) or postgres (the embedded log). */
  readonly log: 'kafka' | 'postgres';
  readonly say: (line: string) => void;
}

const replicas = 2;
/**
 * As long as a balancer or an orchestrator may need to notice that a replica leaves, and callers that one is back (the
 * manifests' minReadySeconds is longer).
 */
const noticeMs = 3_000;
const schemas = names.filter((name) => name !== 'gateway');

/** Runs a program to its end. */
const complete = (file: string, env: Readonly<Record<string, string>>) =>
  new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [file], { env: { PATH: process.env['PATH'], ...env }, stdio: 'inherit' });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`))));
  });

/**
 * Starts one version of the house, two of each process, and replaces each by the other version while citizens book: the schema first,
 * beside the old version, then one process after the other. Returns what citizens saw, and what became of what they were promised.
 */
export const upgrade = async ({ from, to, clients, aroundMs, log, say }: UpgradeOptions) => {
  const stops: (() => Promise<void> | void)[] = [];
  const dir = mkdtempSync(path.join('/var/tmp', 'civicline-upgrade-'));
  // PostgreSQL may have to run as somebody else, who must come in.
  chmodSync(dir, 0o755);
  stops.push(() => rmSync(dir, { recursive: true, force: true }));
  try {
    const postgres = await startPostgres({ dir: path.join(dir, 'postgres') });
    stops.push(postgres.stop);
    const own = await prepareDatabases(postgres.url, [...schemas, 'event_log']);
    const kafka = log === 'kafka' ? await startKafka() : undefined;
    if (kafka) stops.push(kafka.drop);

    const ports = Object.fromEntries(
      await Promise.all(
        names.map(async (name) => [name, await Promise.all(Array.from({ length: replicas }, freePort))] as const),
      ),
    ) as Record<Name, number[]>;
    const addresses = Object.fromEntries(
      schemas.map((name) => [
        `CIVICLINE_${name.toUpperCase()}_ADDRESS`,
        ports[name].map((port) => `127.0.0.1:${port}`).join(','),
      ]),
    );
    const secret = () => randomBytes(32).toString('base64url');
    const keys = makeKeys(seals(from));
    const balancer = await startBalancer();
    stops.push(balancer.stop);
    // Every setting that some version may need: each process is given those that its build knows.
    const common = {
      ...addresses,
      CIVICLINE_EVENTS: kafka ? `kafka=${kafka.brokers.join(',')}` : (own.get('event_log')?.url ?? ''),
      CIVICLINE_CALL_TRUST: keys.trust,
      CIVICLINE_PERSONAL_KEYS: keys.personal,
      CIVICLINE_PUBLIC_URL: balancer.url,
      CIVICLINE_SMTP_URL: 'smtp://127.0.0.1:9',
      CIVICLINE_SMS_URL: 'http://127.0.0.1:9',
      CIVICLINE_SMS_API_KEY: secret(),
      CIVICLINE_ADDRESS_KEY: secret(),
      CIVICLINE_WEBHOOK_KEY: secret(),
      CIVICLINE_OIDC_ISSUER: 'http://127.0.0.1:9',
      CIVICLINE_OIDC_CLIENT_ID: 'nobody',
      CIVICLINE_OIDC_CLIENT_SECRET: secret(),
      CIVICLINE_SESSION_SECRET: secret(),
      CIVICLINE_SMS_RECEIPT_SECRET: secret(),
      CIVICLINE_CTI_SECRET: secret(),
      CIVICLINE_FEED_SECRET: secret(),
      CIVICLINE_READS_A_MINUTE: '1000000',
      CIVICLINE_COMMANDS_A_MINUTE: '1000000',
      CIVICLINE_WRONG_PROOFS: '1000000',
    };
    const make = (build: Build, name: Name, n: number) => {
      const port = String(ports[name][n]);
      const env = {
        ...common,
        CIVICLINE_CALL_KEY: keys.callKeyOf(name === 'directory' ? name : rooms[name]),
        CIVICLINE_DATABASE_URL: own.get(name)?.url ?? '',
        CIVICLINE_MIGRATE_AT_START: String(!migratesApart(build, name)),
        CIVICLINE_DESK_DIR: path.join(build.root, 'apps/desk/dist'),
        ...(name === 'gateway' ? { CIVICLINE_PORT: port } : { CIVICLINE_GRPC_PORT: port }),
      };
      return runProcess(build, name, env, path.join(dir, `${name}.log`));
    };

    const running = new Map<string, Running>();
    stops.push(() => Promise.all([...running.values()].map((one) => one.stop())).then(() => undefined));
    for (const name of names) {
      if (migratesApart(from, name)) await (await make(from, name, 0)).migrate();
      for (let n = 0; n < replicas; n++) running.set(`${name} ${n}`, await make(from, name, n));
    }
    await Promise.all([...running.values()].map((one) => one.start()));
    ports.gateway.forEach(balancer.add);
    const { CIVICLINE_NOTIFICATION_ADDRESS: _, ...seeded } = addresses;
    await complete(path.join(to.root, 'packages/local/dist/seed-main.js'), {
      ...seeded,
      ...(seals(to) ? { CIVICLINE_CALL_KEY: keys.callKeyOf('operator') } : {}),
    });
    say(`${from.version} is up: ${names.length} kinds of process, ${replicas} of each`);

    const traffic = startTraffic(balancer.url, clients);
    await pause(aroundMs);
    for (const name of names) {
      const before = traffic.so();
      const started = performance.now();
      if (migratesApart(to, name) && name !== 'gateway') await (await make(to, name, 0)).migrate();
      for (let n = 0; n < replicas; n++) {
        const next = await make(to, name, n);
        const port = ports[name][n] ?? 0;
        if (name === 'gateway') balancer.remove(port);
        await pause(noticeMs);
        await running.get(`${name} ${n}`)?.stop();
        running.set(`${name} ${n}`, next);
        await next.start();
        if (name === 'gateway') balancer.add(port);
      }
      const so = traffic.so();
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      say(
        `${name.padEnd(13)} ${seconds.padStart(5)} s ${String(so.requests - before.requests).padStart(6)} requests, ${so.failed - before.failed} failed`,
      );
    }
    await pause(aroundMs);
    await traffic.stop();

    const url = new URL(postgres.url);
    url.pathname = '/civicline';
    const db = new Client({ connectionString: url.href });
    await db.connect();
    stops.push(() => db.end());
    const { rows } = await db.query<{ code: string }>(
      "SELECT code FROM scheduling.appointment WHERE code = ANY($1) AND status = 'booked'",
      [[...traffic.booked]],
    );
    const kept = new Set(rows.map(({ code }) => code));
    await eventually(async () => {
      const { rows: waiting } = await db.query('SELECT FROM scheduling.outbox LIMIT 1');
      if (waiting.length) throw new Error('events of scheduling wait in the outbox');
    }, 60_000);
    return {
      requests: traffic.so().requests,
      failures: traffic.failures,
      booked: traffic.booked.size,
      lost: [...traffic.booked].filter((code) => !kept.has(code)),
      slowestMs: Math.round(traffic.slowestMs()),
    };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
};
