/**
 * A setting: what it is, what it is by default. `duration` is in milliseconds unless `unit` says otherwise, `time` a local
 * time of day, "17:00".
 */
export interface Setting {
  readonly type: 'port' | 'int' | 'string' | 'url' | 'bool' | 'secret' | 'duration' | 'time';
  readonly default?: string | number | boolean;
  /** May be left out; it is then undefined. */
  readonly optional?: boolean;
  /** The only values allowed. */
  readonly choices?: readonly string[];
  readonly unit?: string;
  readonly about: string;
}

type Read<S extends Setting> = S['type'] extends 'port' | 'int' | 'duration'
  ? number
  : S['type'] extends 'bool'
    ? boolean
    : string;

/** What reading a schema gives, in camelCase: GRPC_PORT becomes grpcPort. */
type Named<T extends Record<string, Setting>> = {
  readonly [K in keyof T & string as Camel<Lowercase<K>>]: T[K] extends { optional: true }
    ? Read<T[K]> | undefined
    : Read<T[K]>;
};
/** A process's settings: its own and those of the kit. */
export type Settings<T extends Record<string, Setting>> = Named<T> & Named<typeof kitSettings>;
type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;

export interface ConfigSchema<T extends Record<string, Setting> = Record<string, Setting>> {
  readonly settings: T;
  /** Throws one ConfigFault that names every fault. */
  read(env: Readonly<Record<string, string | undefined>>): Settings<T>;
}

/** All that is wrong with the environment, at once. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';

  constructor(readonly faults: readonly string[]) {
    super(`configuration:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

const prefix = 'CIVICLINE_';
/** Read by the tests' gear, which shares an environment with what it tests. */
const notOurs = /^CIVICLINE_(?:TEST_|CHROMIUM$)/;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** Settings of every process, read by the kit itself. */
export const kitSettings = {
  PROBE_PORT: { type: 'port', default: 0, about: 'HTTP: /health/live and /health/ready; 0 takes any free port' },
  METRICS_PORT: { type: 'port', default: 0, about: 'HTTP: /metrics for Prometheus; 0 means none' },
  STATEMENT_SPANS: { type: 'bool', default: false, about: 'Spans for each SQL statement as well as for transactions' },
  LOG_LEVEL: { type: 'string', default: 'info', choices: logLevels, about: logLevels.join(', ') },
  SHUTDOWN_MS: { type: 'duration', default: 10_000, about: 'How long a stop may take before it is forced' },
  HOST: { type: 'string', default: '127.0.0.1', about: 'Address to listen on' },
  CALL_KEY: { type: 'secret', optional: true, about: 'Signs calls to other services: a private JWK, or its file' },
  CALL_TRUST: { type: 'secret', optional: true, about: 'Whose calls are believed: a JWKS, or its file; else nobody' },
  CALL_ISSUER: { type: 'url', optional: true, about: 'Identity provider whose systems may call as well' },
  TLS_CERT_FILE: { type: 'string', optional: true, about: 'gRPC with certificates on both sides: ours (PEM)' },
  TLS_KEY_FILE: { type: 'string', optional: true, about: 'The key of our certificate (PEM)' },
  TLS_CA_FILE: { type: 'string', optional: true, about: "Who signed the others' certificates (PEM)" },
} as const satisfies Record<string, Setting>;

const whole = /^-?\d+$/;
const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const truths: Record<string, boolean> = { true: true, '1': true, false: false, '0': false };

const parse = (name: string, setting: Setting, text: string): { value: unknown } | { fault: string } => {
  if (setting.type === 'bool')
    return Object.hasOwn(truths, text)
      ? { value: truths[text] }
      : { fault: `${name}: true or false, not ${JSON.stringify(text)}` };
  if (setting.type === 'url') return URL.canParse(text) ? { value: text } : { fault: `${name}: not a URL` };
  if (setting.type === 'time')
    return timeOfDay.test(text)
      ? { value: text }
      : { fault: `${name}: a time of day such as 17:00, not ${JSON.stringify(text)}` };
  if (setting.choices && !setting.choices.includes(text))
    return { fault: `${name}: one of ${setting.choices.join(', ')}, not ${JSON.stringify(text)}` };
  if (setting.type === 'string' || setting.type === 'secret') return { value: text };
  const number = Number(text);
  if (!whole.test(text)) return { fault: `${name}: a whole number, not ${JSON.stringify(text)}` };
  const max = setting.type === 'port' ? 65_535 : Number.MAX_SAFE_INTEGER;
  return number >= 0 && number <= max ? { value: number } : { fault: `${name}: from 0 to ${max}` };
};

const camel = (name: string) => name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * The one schema of a process's settings. Each is an environment variable CIVICLINE_<NAME>; one that nobody knows is a
 * fault as well, so that a misspelt name does not pass for a default.
 */
export const defineConfig = <const T extends Record<string, Setting>>(settings: T): ConfigSchema<T> => ({
  settings,
  read: (env) => {
    const all: Record<string, Setting> = { ...kitSettings, ...settings };
    const faults = Object.keys(env)
      .filter((key) => key.startsWith(prefix) && !notOurs.test(key) && !Object.hasOwn(all, key.slice(prefix.length)))
      .map((key) => `${key}: no such setting`);
    const read: Record<string, unknown> = {};
    for (const [name, setting] of Object.entries(all)) {
      const text = env[prefix + name];
      if (text === undefined || text === '') {
        if (setting.default === undefined && !setting.optional)
          faults.push(`${prefix}${name}: required (${setting.about})`);
        read[camel(name)] = setting.default;
        continue;
      }
      const parsed = parse(prefix + name, setting, text);
      if ('fault' in parsed) faults.push(parsed.fault);
      else read[camel(name)] = parsed.value;
    }
    if (faults.length) throw new ConfigFault(faults);
    return read as Settings<T>;
  },
});
