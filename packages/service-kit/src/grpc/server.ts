import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { setTimeout as pause } from 'node:timers/promises';
import type { Badge } from '../badge/badge';
import { Fault } from '../fault';
import type { Logger } from '../log';
import type { Part } from '../part';
import { answerMany, answerOnce } from './answer';
import { doorOf } from './door';
import type { Implementation } from './implement';
import { openCalls } from './open-calls';
import { addReflection } from './reflection';

export interface GrpcServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly services: readonly Implementation[];
  readonly log: Logger;
  /** Who is believed; calls without a valid token are refused. */
  readonly badge: Badge;
  /** Connections are renewed after this long, so that new replicas get their share. */
  readonly maxConnectionAgeMs?: number;
  /** Larger messages are refused, either way. */
  readonly maxMessageBytes?: number;
  /** How long calls may go on once the server stops; then their signal is aborted. */
  readonly stopGraceMs?: number;
}

/** Time for the last answers to leave before connections are cut. */
const flushMs = 100;

/** With certificates on both sides, or in the clear where a mesh or one machine carries it. */
const credentialsOf = ({ tls }: Badge) =>
  tls
    ? ServerCredentials.createSsl(tls.authority, [{ cert_chain: tls.certificate, private_key: tls.key }], true)
    : ServerCredentials.createInsecure();

const sameBytes = (bytes: Buffer) => bytes;

/**
 * Serves the contracts over gRPC, with health and reflection. A Refusal is told, a fault is logged and hidden. Throws when a contract does
 * not say who may make one of its calls.
 */
export const grpcServer = ({
  port,
  host = '127.0.0.1',
  services,
  log,
  badge,
  maxConnectionAgeMs = 300_000,
  maxMessageBytes = 8 * 1024 * 1024,
  stopGraceMs = 5_000,
}: GrpcServerOptions) => {
  const calls = openCalls();
  const names = new Set(['']);
  // Asked now, not when the server starts: that would be tried again and again.
  const doored = services.map(({ definition, handlers, keptOut }) => ({
    handlers,
    keptOut,
    methods: Object.entries(definition).map(([name, method]) => ({ name, method, letsIn: doorOf(method.path) })),
  }));

  /** A server that could not bind is of no use any more, so each start makes its own. */
  const build = () => {
    const server = new Server({
      'grpc.max_receive_message_length': maxMessageBytes,
      'grpc.max_send_message_length': maxMessageBytes,
      'grpc.max_connection_age_ms': maxConnectionAgeMs,
      'grpc.max_connection_age_grace_ms': stopGraceMs,
      'grpc.keepalive_time_ms': 60_000,
    });
    for (const { methods: served, handlers, keptOut } of doored) {
      const methods: Record<string, unknown> = {};
      const answers: Record<string, unknown> = {};
      for (const { name, method, letsIn } of served) {
        const handler = handlers[name];
        if (!handler) throw new Error(`${method.path} has no handler`);
        const answering = { method, handler, calls, log, badge, letsIn, keptOut };
        methods[name] = { ...method, responseSerialize: sameBytes };
        answers[name] = method.responseStream ? answerMany(answering) : answerOnce(answering);
        names.add(method.path.split('/')[1] ?? '');
      }
      server.addService(methods as unknown as ServiceDefinition, answers as UntypedServiceImplementation);
    }
    const health = new HealthImplementation(Object.fromEntries([...names].map((name) => [name, 'NOT_SERVING'])));
    health.addToServer(server);
    addReflection(server);
    return { server, health };
  };

  let live: ReturnType<typeof build> | undefined;
  let bound = 0;
  let told = false;
  const self = {
    name: 'grpc server',
    /** The port that it listens on, once started. */
    port: () => bound,
    /** What health checks are told; set by the process's readiness. Who watches hears of changes only. */
    setServing: (serving: boolean) => {
      if (serving === told) return;
      told = serving;
      for (const name of names) live?.health.setStatus(name, serving ? 'SERVING' : 'NOT_SERVING');
    },
    start: async () => {
      const { server } = (live = build());
      bound = await new Promise<number>((resolve, reject) => {
        server.bindAsync(`${host}:${port}`, credentialsOf(badge), (error, taken) =>
          error ? reject(error) : resolve(taken),
        );
      });
      self.setServing(true);
    },
    stop: async () => {
      self.setServing(false);
      const server = live?.server;
      if (!server) return;
      const left = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      const limit = new AbortController();
      // Health watchers never leave by themselves, so the end of our own calls is what counts.
      const quiet = calls.idle().then(() => pause(flushMs));
      await Promise.race([left, quiet, pause(stopGraceMs, undefined, { signal: limit.signal }).catch(() => undefined)]);
      limit.abort();
      calls.abortAll(new Fault('unavailable', 'the service is stopping'));
      await Promise.race([left, pause(flushMs)]);
      server.forceShutdown();
    },
  };
  return self satisfies Part & Record<string, unknown>;
};
