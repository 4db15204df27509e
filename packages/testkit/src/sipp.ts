import { freePort } from '@civicline/local/postgres';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CallerActs, PhoneActs } from './sipp-scenarios';
import { callerScenario, phoneScenario, registerScenario } from './sipp-scenarios';
import type { Tone } from './tone';
import { startTone } from './tone';

/** How often each message of the scenario went out or came in, by SIPp's names: `7_ACK_Sent`. */
type Counts = Readonly<Record<string, number>>;

interface Sipp {
  /** Resolves when its calls are over, or its time. */
  readonly done: Promise<Counts>;
  /** Ends it as it stands: calls that are up stay up on the other side. */
  kill(): Promise<void>;
}

interface SippOptions {
  readonly scenario: string;
  /** HOST:PORT of the other side. */
  readonly to?: string;
  /** Our own side. */
  readonly host: string;
  readonly port: number;
  /** Calls in all: never without a bound. */
  readonly count: number;
  readonly seconds: number;
  readonly fields?: readonly string[];
  /** What they say; it ends with them. */
  readonly tone?: Tone | undefined;
  readonly more?: readonly string[];
}

const countsIn = (dir: string): Counts => {
  const file = readdirSync(dir).find((name) => name.endsWith('_counts.csv'));
  const [names = '', ...rows] = file ? readFileSync(path.join(dir, file), 'utf8').trim().split('\n') : [];
  const last = rows.at(-1)?.split(';') ?? [];
  return Object.fromEntries(names.split(';').map((name, i) => [name, Number(last[i]) || 0]));
};

/** Runs SIPp over loopback, bounded in calls and time. */
const sipp = ({ scenario, to, host, port, count, seconds, fields, tone, more = [] }: SippOptions): Sipp => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'civicline-sipp-'));
  writeFileSync(path.join(dir, 'scenario.xml'), scenario);
  if (fields) writeFileSync(path.join(dir, 'fields.csv'), `SEQUENTIAL\n${fields.join('\n')}\n`);
  const child = spawn(
    'sipp',
    [
      ...(to ? [to] : []),
      ...['-sf', 'scenario.xml', '-i', host, '-mi', host, '-ci', host, '-p', String(port), '-nostdin'],
      ...['-m', String(count), '-timeout', `${seconds}s`, '-trace_counts', '-fd', '1', '-trace_err'],
      ...(fields ? ['-inf', 'fields.csv'] : []),
      ...more,
    ],
    { cwd: dir, stdio: 'ignore' },
  );
  const exited = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve());
    child.once('error', ({ message }) => reject(new Error(`telephones need SIPp (Debian: sip-tester): ${message}`)));
  });
  const done = exited
    .then(() => countsIn(dir))
    .finally(() => {
      tone?.end();
      rmSync(dir, { recursive: true, force: true });
    });
  return {
    done,
    kill: async () => {
      child.kill('SIGKILL');
      await done;
    },
  };
};

const sumOf = (counts: Counts, name: RegExp): number =>
  Object.entries(counts).reduce((sum, [column, count]) => sum + (name.test(column) ? count : 0), 0);
/** The nth message of a name that the scenario sends, in its order. */
const nth = (counts: Counts, name: string, n: number): number =>
  Object.entries(counts).filter(([column]) => column.endsWith(name))[n]?.[1] ?? 0;

export interface CallersDone {
  readonly answered: number;
  readonly busy: number;
  /** Gave up before anybody answered. */
  readonly tired: number;
  /** Of the answered: the other side hung up first. */
  readonly hungUpOn: number;
}

/** What somebody says while they are on the line: a tone of so many hertz. */
interface Spoken {
  readonly toneHz?: number | undefined;
}

const voiceOf = async (host: string, { toneHz }: Spoken) =>
  toneHz === undefined ? undefined : startTone(host, toneHz);

export interface CallersOptions extends Omit<CallerActs, 'toneAt'>, Spoken {
  readonly count: number;
  /** Calls a second. */
  readonly rate: number;
  /** Whom they call; the hotline unless said otherwise. */
  readonly number?: string;
  /** Who they are, one after the other; made up unless said. */
  readonly numbers?: readonly string[];
  /** What they hear is sent back: keys in the media, too. */
  readonly echo?: boolean;
}

/** Citizens who call over the trunk. `trunk` is its other end's host, `sip` Asterisk. */
export const callers = async (
  { sip, trunk }: { readonly sip: string; readonly trunk: string },
  { count, rate, number = '1022', numbers, echo = false, toneHz, ...acts }: CallersOptions,
): Promise<{ readonly done: Promise<CallersDone>; kill(): Promise<void> }> => {
  const [host = ''] = trunk.split(':');
  const spokenMs = (acts.keys ?? []).reduce((sum, { afterMs }) => sum + afterMs, acts.talkMs);
  const tone = await voiceOf(host, { toneHz });
  const running = sipp({
    scenario: callerScenario({ ...acts, toneAt: tone?.port }),
    to: sip,
    host,
    port: await freePort(),
    count,
    seconds: Math.ceil(count / rate + (spokenMs + (acts.patienceMs ?? 60_000)) / 1_000) + 10,
    tone,
    fields: numbers ?? Array.from({ length: count }, (_, i) => `0900${String(i).padStart(6, '0')}`),
    more: ['-s', number, '-r', String(rate), '-mp', String(await freePort()), ...(echo ? ['-rtp_echo'] : [])],
  });
  const done = running.done.then((counts) => ({
    answered: nth(counts, '_ACK_Sent', 0),
    busy: nth(counts, '_ACK_Sent', 1),
    tired: nth(counts, '_ACK_Sent', 2),
    hungUpOn: sumOf(counts, /_BYE_Recv$/),
  }));
  return { done, kill: running.kill };
};

export interface PhonesOptions extends Omit<PhoneActs, 'toneAt'>, Spoken {
  /** Calls that they take in all. */
  readonly count: number;
  readonly seconds: number;
  readonly echo?: boolean;
}

/** Telephones that take what comes at HOST:PORT: agents' (once registered there) or a department's behind the trunk. */
export const phones = async (at: string, { count, seconds, echo = false, toneHz, ...acts }: PhonesOptions) => {
  const [host = '', port = ''] = at.split(':');
  const tone = await voiceOf(host, { toneHz });
  const running = sipp({
    scenario: phoneScenario({ ...acts, toneAt: tone?.port }),
    host,
    port: Number(port),
    count,
    seconds,
    tone,
    more: ['-mp', String(await freePort()), ...(echo ? ['-rtp_echo'] : [])],
  });
  const done = running.done.then((counts) => ({
    rung: sumOf(counts, /_INVITE_Recv$/),
    answered: sumOf(counts, /_ACK_Recv$/) - sumOf(counts, /_CANCEL_Recv$/),
    cancelled: sumOf(counts, /_CANCEL_Recv$/),
  }));
  return { done, kill: running.kill };
};

/** Agents' telephones say where they are: all of them at one address, where `phones` takes their calls. */
export const register = async (
  { sip, password }: { readonly sip: string; readonly password: (extension: string) => string },
  extensions: readonly string[],
  at: string,
): Promise<void> => {
  const [host = '', port = ''] = at.split(':');
  const counts = await sipp({
    scenario: registerScenario(Number(port)),
    to: sip,
    host,
    port: await freePort(),
    count: extensions.length,
    seconds: 20,
    fields: extensions.map((one) => `${one};[authentication username=${one} password=${password(one)}]`),
    more: ['-r', '50'],
  }).done;
  const registered = nth(counts, '_200_Recv', 0);
  if (registered !== extensions.length) throw new Error(`${registered} of ${extensions.length} telephones registered`);
};
