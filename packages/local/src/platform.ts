import { openBadge } from '@civicline/service-kit';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { callKeysIn, keyringIn } from './keys';
import { prepareDatabases } from './databases';
import { freePort, mustBeFree } from './free-port';
import { startPostgres } from './postgres';
import { startIdentity } from './identity';
import { startMailbox } from './mailbox';
import type { ChildOfOurs } from './processes';
import { superviseProcess } from './processes';
import type { Replicas, Service } from './replicas';
import { services } from './replicas';
import { seed } from './seed';
import { smsProviders } from './sms-stand-in';
import { zaloKeys, zaloTemplates } from './zalo-stand-in';

export interface PlatformOptions {
  /** The checkout. */
  readonly root: string;
  /** Where data is kept between starts. */
  readonly dir: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** A PostgreSQL of one's own (superuser) instead of the embedded one. */
  readonly postgres?: string;
  /** A Kafka of one's own instead of the embedded log: `kafka=HOST:PORT`. */
  readonly events?: string;
  /** Settings of the gateway that are not what they are by default: limits. */
  readonly gateway?: Readonly<Record<string, string>>;
  /** Settings of scheduling that are not what they are by default: when citizens are reminded. */
  readonly scheduling?: Readonly<Record<string, string>>;
  /** Settings of call-intake that are not what they are by default: an Asterisk of one's own. */
  readonly intake?: Readonly<Record<string, string>>;
  /** When no phone rings, "21:00-07:00"; by default one may try things out at night as by day. */
  readonly quietHours?: string;
  /** Whether phones are reached by Zalo first; who has none gets an SMS. */
  readonly zalo?: boolean;
  /** One of each by default. */
  readonly replicas?: Replicas;
  readonly say?: (line: string) => void;
  /** Ends a start that is under way; what was started by then is stopped. */
  readonly signal?: AbortSignal;
}

export interface Platform {
  readonly url: string;
  /** Where each service answers gRPC: host:port, one for each replica, joined by commas. */
  readonly addresses: Readonly<Record<Service, string>>;
  readonly events: string;
  readonly postgres: string;
  child(name: string): ChildOfOurs | undefined;
  stop(): Promise<void>;
}

interface Secrets {
  readonly session: string;
  readonly oidc: string;
  readonly system: string;
  readonly postOffice: string;
  readonly sms: string;
  readonly receipt: string;
  readonly cti: string;
  readonly address: string;
  readonly webhook: string;
  readonly open311: string;
  readonly feed: string;
}

const secretsIn = (file: string): Secrets => {
  const secret = () => randomBytes(32).toString('base64url');
  // What an older start left is kept; what it did not know yet is added.
  const secrets: Secrets = {
    session: secret(),
    oidc: secret(),
    system: secret(),
    postOffice: secret(),
    sms: secret(),
    receipt: secret(),
    cti: secret(),
    address: secret(),
    webhook: secret(),
    open311: secret(),
    feed: secret(),
    ...(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : {}),
  };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
};

/** The file in which notification finds its providers: the second is asked when the first has surely not taken a message. */
const writeProviders = ({ dir, zalo }: PlatformOptions, outside: string, apiKey: string): string => {
  const sms = smsProviders.map((name) => ({
    ...{ kind: 'http', name, apiKey, from: '1022DONGNAI' },
    url: `${outside}/${name}/send`,
  }));
  const doors = { name: 'zalo', url: `${outside}/zalo/message/template`, tokenUrl: `${outside}/zalo/token` };
  const file = path.join(dir, 'providers.json');
  const content = { sms, ...(zalo ? { zalo: { ...doors, ...zaloKeys, templates: zaloTemplates } } : {}) };
  writeFileSync(file, JSON.stringify(content, null, 2), { mode: 0o600 });
  return file;
};

const folders = {
  directory: 'department-directory',
  scheduling: 'scheduling',
  routing: 'routing',
  notification: 'notification',
  intake: 'call-intake',
} as const;

/** A service's own keys; the directory keeps nothing of citizens. */
const keySettingsOf = (dir: string, name: Service) => {
  const [own, speaker] = [path.join(dir, 'keys'), name === 'intake' ? 'call-intake' : name] as const;
  return {
    CIVICLINE_CALL_KEY: callKeysIn(own).keyOf(speaker),
    ...(speaker === 'directory' ? {} : { CIVICLINE_PERSONAL_KEYS: keyringIn(own, speaker) }),
  };
};

/** Starts everything on this machine and returns when all of it is ready and the seed is in. */
export const startPlatform = async (options: PlatformOptions): Promise<Platform> => {
  const say = options.say ?? (() => undefined);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end().catch((error: unknown) => say(String(error)));
  };
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    options.signal?.throwIfAborted();
    const started = Date.now();
    const result = await work();
    say(`${what} (${((Date.now() - started) / 1_000).toFixed(1)} s)`);
    return result;
  };

  try {
    const logs = path.join(options.dir, 'log');
    mkdirSync(logs, { recursive: true });
    const secrets = secretsIn(path.join(options.dir, 'secrets.json'));
    const keys = callKeysIn(path.join(options.dir, 'keys'));
    const port = options.port || (await freePort());
    await mustBeFree(port);
    const superuser =
      options.postgres ??
      (await step('PostgreSQL', async () => {
        const server = await startPostgres({ dir: path.join(options.dir, 'postgres'), say });
        stops.push(server.stop);
        return server.url;
      }));
    // Our own, which lets nobody in for a while, is busy and not away.
    const asked = options.postgres ?? `${superuser}?connect_timeout=30`;
    const own = await step('databases', () => prepareDatabases(asked, [...services, 'event_log']));
    const events = options.events ?? own.get('event_log')?.url ?? '';

    const url = `http://127.0.0.1:${port}`;
    const returnPort = await freePort();
    const outside = await startMailbox({
      returns: `smtp://127.0.0.1:${returnPort}?ignoreTLS=true`,
      file: path.join(options.dir, 'messages.jsonl'),
      apiKey: secrets.sms,
      receiptSecret: secrets.receipt,
      receiptUrl: `${url}/integrations/sms/v1/receipts`,
      inboundUrl: `${url}/integrations/sms/v1/inbound`,
    });
    stops.push(outside.stop);
    const providers = writeProviders(options, outside.httpUrl, secrets.sms);
    const identity = await startIdentity({
      issuer: `${url}/oidc`,
      gatewayUrl: url,
      clientSecret: secrets.oidc,
      systemSecret: secrets.system,
      postOfficeSecret: secrets.postOffice,
      file: path.join(options.dir, 'identity.json'),
    });
    stops.push(identity.stop);

    const portsOf = (name: Service) =>
      Promise.all(Array.from({ length: options.replicas?.[name] ?? 1 }, () => freePort()));
    const ports = Object.fromEntries(
      await Promise.all(services.map(async (name) => [name, await portsOf(name)] as const)),
    ) as Record<Service, number[]>;
    const addresses = Object.fromEntries(
      services.map((name) => [name, ports[name].map((one) => `127.0.0.1:${one}`).join(',')]),
    ) as Platform['addresses'];
    const common = async () => ({
      CIVICLINE_EVENTS: events,
      CIVICLINE_CALL_TRUST: keys.trust,
      CIVICLINE_CALL_ISSUER: `${url}/oidc`,
      CIVICLINE_PROBE_PORT: String(await freePort()),
      CIVICLINE_METRICS_PORT: String(await freePort()),
    });
    const more: Record<string, Record<string, string>> = {
      intake: {
        ...options.intake,
        CIVICLINE_SCHEDULING_ADDRESS: addresses.scheduling,
        CIVICLINE_ROUTING_ADDRESS: addresses.routing,
      },
      routing: {
        CIVICLINE_DIRECTORY_ADDRESS: addresses.directory,
        CIVICLINE_SCHEDULING_ADDRESS: addresses.scheduling,
      },
      scheduling: options.scheduling ?? {},
      notification: {
        CIVICLINE_SCHEDULING_ADDRESS: addresses.scheduling,
        CIVICLINE_DIRECTORY_ADDRESS: addresses.directory,
        CIVICLINE_INTAKE_ADDRESS: addresses.intake,
        CIVICLINE_ROUTING_ADDRESS: addresses.routing,
        CIVICLINE_SMTP_URL: outside.smtpUrl,
        CIVICLINE_RETURN_DOMAIN: 'tra-lai.1022.localhost',
        CIVICLINE_PROVIDERS_FILE: providers,
        CIVICLINE_ADDRESS_KEY: secrets.address,
        CIVICLINE_WEBHOOK_KEY: secrets.webhook,
        // Whoever tries it out has their system on this machine too.
        CIVICLINE_WEBHOOK_PRIVATE_NETWORKS: '127.0.0.0/8,::1',
        CIVICLINE_QUIET_HOURS: options.quietHours ?? 'none',
        CIVICLINE_PUBLIC_URL: url,
      },
    };
    const others = Array.from({ length: (options.replicas?.gateway ?? 1) - 1 }, () => freePort());
    const gatewayPorts = [port, ...(await Promise.all(others))];
    const gatewayEnv = {
      ...options.gateway,
      CIVICLINE_CALL_KEY: keys.keyOf('gateway'),
      CIVICLINE_PUBLIC_URL: url,
      CIVICLINE_DIRECTORY_ADDRESS: addresses.directory,
      CIVICLINE_SCHEDULING_ADDRESS: addresses.scheduling,
      CIVICLINE_ROUTING_ADDRESS: addresses.routing,
      CIVICLINE_NOTIFICATION_ADDRESS: addresses.notification,
      CIVICLINE_INTAKE_ADDRESS: addresses.intake,
      CIVICLINE_CTI_SECRET: secrets.cti,
      CIVICLINE_FEED_SECRET: secrets.feed,
      CIVICLINE_OPEN311_KEYS: `department=${secrets.open311}`,
      CIVICLINE_OIDC_ISSUER: `${url}/oidc`,
      CIVICLINE_OIDC_CLIENT_ID: 'civicline-gateway',
      CIVICLINE_OIDC_CLIENT_SECRET: secrets.oidc,
      CIVICLINE_OIDC_PROXY: identity.url,
      CIVICLINE_LOCAL_PROXY: outside.httpUrl,
      CIVICLINE_SESSION_SECRET: secrets.session,
      CIVICLINE_SMS_RECEIPT_SECRET: secrets.receipt,
      CIVICLINE_DESK_DIR: path.join(options.root, 'apps/desk/dist'),
    };
    const specs = [
      ...services.flatMap((name) =>
        ports[name].map((grpcPort, n) => ({
          name: n ? `${name}-${n + 1}` : name,
          folder: folders[name],
          env: {
            CIVICLINE_DATABASE_URL: own.get(name)?.url ?? '',
            CIVICLINE_DATABASE_SCHEMA: name,
            CIVICLINE_GRPC_PORT: String(grpcPort),
            ...keySettingsOf(options.dir, name),
            ...more[name],
            // One of the replicas takes what comes back; a real mail server would go to any.
            ...(name === 'notification' && !n ? { CIVICLINE_RETURN_PORT: String(returnPort) } : {}),
          },
        })),
      ),
      ...gatewayPorts.map((one, n) => ({
        name: n ? `gateway-${n + 1}` : 'gateway',
        folder: 'gateway',
        env: { ...gatewayEnv, CIVICLINE_PORT: String(one) },
      })),
    ];
    const children: ChildOfOurs[] = [];
    const metrics: Record<string, string> = {};
    await step('services', () =>
      Promise.all(
        specs.map(async ({ name, folder, env }) => {
          const all = { ...(await common()), ...env };
          metrics[name] = `http://127.0.0.1:${all.CIVICLINE_METRICS_PORT}/metrics`;
          const child = superviseProcess(
            {
              name,
              dir: path.join(options.root, 'apps', folder),
              env: all,
              logFile: path.join(logs, `${name}.log`),
              readyUrl: `http://127.0.0.1:${all.CIVICLINE_PROBE_PORT}/health/ready`,
            },
            say,
          );
          children.push(child);
          stops.push(child.stop);
          await child.ready(options.signal);
        }),
      ),
    );
    await step('seed', () => seed(options.root, addresses, openBadge({ callKey: keys.keyOf('operator') })));
    const gateways = gatewayPorts.map((one) => `http://127.0.0.1:${one}`);
    // What other programs on this machine need to join in; it holds a password.
    writeFileSync(
      path.join(options.dir, 'addresses.json'),
      JSON.stringify({ url, gateways, events, postgres: superuser, metrics, ...addresses }, null, 2),
      {
        mode: 0o600,
      },
    );
    return {
      url,
      addresses,
      events,
      postgres: superuser,
      child: (name) => children.find((child) => child.name === name),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
