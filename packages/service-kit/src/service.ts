import { metrics } from '@opentelemetry/api';
import type { Badge } from './badge/badge';
import { openBadge } from './badge/badge';
import type { Clock } from './call';
import type { ConfigSchema, Setting, Settings } from './config';
import { kitSettings, logLevels } from './config';
import type { Logger } from './log';
import { logger } from './log';
import type { Part } from './part';
import { probes } from './probes';
import { steadyClock } from './steady-clock';
import { flushTelemetry } from './trace';

/** What every service is handed. */
export interface Kit {
  readonly log: Logger;
  readonly clock: Clock;
  readonly badge: Badge;
}

/** A service: its settings, and the parts it is made of, in the order in which they start. */
export interface Service<T extends Record<string, Setting> = Record<string, Setting>> {
  readonly name: string;
  readonly config: ConfigSchema<T>;
  readonly parts: (settings: Settings<T>, kit: Kit) => readonly Part[] | Promise<readonly Part[]>;
}

/** A service in the making; the types of its settings follow from its schema. */
export const defineService = <const T extends Record<string, Setting>>(service: Service<T>): Service<T> => service;

/** A service at work. */
export interface Running {
  readonly parts: readonly Part[];
  readonly probePort: number;
  /** Resolves when every part has started. */
  readonly started: Promise<void>;
  stop(): Promise<void>;
}

const ready = metrics.getMeter('civicline').createGauge('service_ready', {
  description: '1 when the process answers: nothing that it cannot do without is away',
});

const retryLadderMs = [100, 200, 500, 1_000, 2_000, 5_000];
const readinessEveryMs = 1_000;
/** Usually all of it is there: whoever sees "ready" finds the background at work too. Else the others go on without it. */
const backgroundMs = 2_000;
const lingerMs = 2_000;

const pause = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });

/** Starts a part, again and again until it does: what it depends on may come later. False when the process stops first. */
const startPart = async (piece: Part, log: Logger, signal: AbortSignal): Promise<boolean> => {
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      await piece.start();
      return true;
    } catch (error) {
      const waitMs = retryLadderMs[Math.min(tries, retryLadderMs.length - 1)] ?? 5_000;
      log.warn({ err: error, part: piece.name, waitMs }, 'part did not start, trying again');
      await pause(waitMs, signal);
    }
  }
  return false;
};

const kitOf = (settings: Parameters<typeof openBadge>[0], log: Logger, given?: Partial<Kit>): Kit => ({
  log,
  clock: given?.clock ?? steadyClock(),
  badge: given?.badge ?? openBadge(settings),
});

/** Has the parts of a service make what they need, and starts none. Rejects with the first fault: whoever asked decides about another try. */
export const prepareService = async <T extends Record<string, Setting>>(
  service: Service<T>,
  env: Readonly<Record<string, string | undefined>>,
  kit?: Partial<Kit>,
): Promise<void> => {
  const settings = service.config.read(env);
  const log = kit?.log ?? logger(service.name, settings.logLevel);
  for (const piece of await service.parts(settings, kitOf(settings, log, kit))) {
    if (!piece.prepare) continue;
    await piece.prepare();
    log.info({ part: piece.name }, 'prepared');
  }
};

const isReady = async (piece: Part) => {
  try {
    return (await piece.ready?.()) ?? true;
  } catch {
    return false;
  }
};

interface Servable {
  setServing(serving: boolean): void;
}

/** Starts a service in this process. Throws ConfigFault at once; a part that cannot start is retried meanwhile. */
export const startService = async <T extends Record<string, Setting>>(
  service: Service<T>,
  env: Readonly<Record<string, string | undefined>>,
  kit?: Partial<Kit>,
): Promise<Running> => {
  const settings = service.config.read(env);
  const log = kit?.log ?? logger(service.name, settings.logLevel);
  const parts = await service.parts(settings, kitOf(settings, log, kit));
  const stopping = new AbortController();
  const up = new Set<Part>();
  let closed = false;

  let begun = false;

  const idle = async () => {
    const states = await Promise.all(parts.map(async (piece) => up.has(piece) && (await isReady(piece))));
    return parts.filter((_, index) => !states[index]);
  };
  const namesOf = (pieces: readonly Part[]) => pieces.map(({ name }) => name);
  const unready = async () => {
    if (stopping.signal.aborted) return ['stopping'];
    // Until everything has had its moment, what works in the background counts as well.
    return namesOf((await idle()).filter(({ background }) => !begun || !background));
  };
  const away = async () => namesOf((await idle()).filter(({ background }) => background));
  const door = probes(settings.probePort, settings.host, { unready, away });
  await door.start();

  const starting = new Set<Promise<void>>();
  const start = (piece: Part) => {
    const over = startPart(piece, log, stopping.signal)
      .then(async (isUp) => {
        if (!isUp) return;
        if (closed) await piece.stop();
        else up.add(piece);
      })
      .finally(() => starting.delete(over));
    starting.add(over);
    return over;
  };
  const started = (async () => {
    let moment: Promise<void> | undefined;
    for (const piece of parts) {
      if (stopping.signal.aborted) return;
      const over = start(piece);
      await (piece.background ? Promise.race([over, (moment ??= pause(backgroundMs, stopping.signal))]) : over);
    }
    begun = true;
    if (!stopping.signal.aborted) log.info({ away: await away() }, 'ready');
  })();

  const serving = setInterval(() => {
    void unready().then((waitingFor) => {
      ready.record(waitingFor.length ? 0 : 1);
      for (const piece of up) if ('setServing' in piece) (piece as Part & Servable).setServing(waitingFor.length === 0);
    });
  }, readinessEveryMs);

  const stop = async () => {
    clearInterval(serving);
    stopping.abort();
    await started.catch(() => undefined);
    // What is still trying to reach somebody ends by itself, and is stopped then.
    if (starting.size) await Promise.race([Promise.all(starting), pause(lingerMs)]);
    closed = true;
    for (const piece of [...parts].reverse()) {
      if (!up.delete(piece)) continue;
      await piece
        .stop()
        .catch((error: unknown) => log.error({ err: error, part: piece.name }, 'part did not stop cleanly'));
    }
    await door.stop();
  };
  return { parts, probePort: door.port(), started, stop };
};

/**
 * Runs a service as this process: until SIGTERM or SIGINT, then finishes what it has and leaves. With the argument `migrate` it
 * prepares the service instead, and ends.
 */
export const runService = <T extends Record<string, Setting>>(service: Service<T>): void => {
  const env = process.env;
  // A level that does not exist is told as a fault of the configuration, in a log of the usual level.
  const log = logger(
    service.name,
    logLevels.find((level) => level === env['CIVICLINE_LOG_LEVEL']),
  );
  const fail = (error: unknown) => {
    log.fatal({ err: error }, 'cannot run');
    process.exit(1);
  };
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  if (process.argv[2] === 'migrate') {
    prepareService(service, env, { log }).then(() => process.exit(0), fail);
    return;
  }
  startService(service, env, { log }).then((running) => {
    running.started.catch(fail);
    const leave = (signal: string) => {
      log.info({ signal }, 'stopping');
      const limit = Number(env['CIVICLINE_SHUTDOWN_MS'] ?? kitSettings.SHUTDOWN_MS.default);
      setTimeout(() => process.exit(1), limit).unref();
      void running
        .stop()
        .then(flushTelemetry)
        .then(() => process.exit(0));
    };
    process.once('SIGTERM', leave);
    process.once('SIGINT', leave);
  }, fail);
};
