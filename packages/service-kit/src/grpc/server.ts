import { schemaBytes } from '@civicline/contracts';
import type { sendUnaryData, ServerUnaryCall, ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { loadFileDescriptorSetFromBuffer } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { metrics } from '@opentelemetry/api';
import { HealthImplementation } from 'grpc-health-check';
import type { CallContext } from '../call';
import type { Logger } from '../log';
import type { Part } from '../part';
import { isRefusal } from '../refusal';
import { contextOf } from './metadata';
import { refusalToStatus } from './status';

/** What a method of a generated service definition looks like. */
interface MethodDefinition<Request = never, Response = unknown> {
  path: string;
  requestStream: boolean;
  responseStream: boolean;
  requestDeserialize: (bytes: Buffer) => Request;
  responseSerialize: (response: Response) => Buffer;
}

type Methods = Record<string, MethodDefinition>;

/** Handlers of a service: one function a call, which answers or throws a Refusal. */
export type Handlers<S> = {
  [K in keyof S]: S[K] extends {
    requestDeserialize: (bytes: Buffer) => infer Request;
    responseSerialize: (response: infer Response) => Buffer;
  }
    ? (request: Request, call: CallContext) => Promise<Response>
    : never;
};

/** A service's definition with its handlers. */
export interface Implementation {
  readonly definition: Methods;
  readonly handlers: Record<string, (request: never, call: CallContext) => Promise<unknown>>;
}

/** Binds handlers to the contract; a call without one does not compile. */
export const implement = <S extends object>(definition: S, handlers: Handlers<S>): Implementation => ({
  definition: definition as unknown as Methods,
  handlers: handlers as unknown as Implementation['handlers'],
});

export interface GrpcServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly services: readonly Implementation[];
  readonly log: Logger;
  /** Connections are renewed after this long, so that new replicas get their share. */
  readonly maxConnectionAgeMs?: number;
}

const maxMessageBytes = 8 * 1024 * 1024;
const graceMs = 5_000;

const duration = metrics.getMeter('civicline').createHistogram('rpc_server_duration', {
  description: 'How long a call took here, by method and gRPC code',
  unit: 's',
  advice: { explicitBucketBoundaries: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] },
});

/** Serves the contracts over gRPC, with health and reflection. A Refusal is told, a fault is logged and hidden. */
export const grpcServer = ({
  port,
  host = '127.0.0.1',
  services,
  log,
  maxConnectionAgeMs = 300_000,
}: GrpcServerOptions) => {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': maxMessageBytes,
    'grpc.max_connection_age_ms': maxConnectionAgeMs,
    'grpc.max_connection_age_grace_ms': graceMs,
    'grpc.keepalive_time_ms': 60_000,
  });
  const health = new HealthImplementation({ '': 'NOT_SERVING' });
  let bound = 0;

  const answer =
    (method: MethodDefinition, handler: Implementation['handlers'][string]) =>
    (call: ServerUnaryCall<never, unknown>, reply: sendUnaryData<unknown>): void => {
      const started = performance.now();
      const gone = new AbortController();
      call.on('cancelled', () => gone.abort());
      const done = (code: status) =>
        duration.record((performance.now() - started) / 1000, { method: method.path, code: status[code] });
      void serve(call, gone.signal, handler).then(
        (response) => {
          reply(null, response);
          done(status.OK);
        },
        (error: unknown) => {
          const told = toStatus(error, call, method.path);
          reply(told);
          done(told.code);
        },
      );
    };

  const serve = async (
    call: ServerUnaryCall<never, unknown>,
    signal: AbortSignal,
    handler: Implementation['handlers'][string],
  ) => handler(call.request, contextOf(call, signal));

  const toStatus = (error: unknown, call: ServerUnaryCall<never, unknown>, method: string) => {
    const [language] = call.metadata.get('accept-language');
    if (isRefusal(error)) return refusalToStatus(error, String(language ?? '').startsWith('en') ? 'en' : 'vi');
    if (call.cancelled) return { code: status.CANCELLED, details: 'the caller has gone' };
    log.error({ err: error, method }, 'call failed');
    return { code: status.INTERNAL, details: 'internal error' };
  };

  for (const { definition, handlers } of services) {
    const wrapped = Object.entries(definition).map(([name, method]) => {
      const handler = handlers[name];
      if (!handler) throw new Error(`${method.path} has no handler`);
      return [name, answer(method, handler)] as const;
    });
    server.addService(
      definition as unknown as ServiceDefinition,
      Object.fromEntries(wrapped) as UntypedServiceImplementation,
    );
  }

  const self = {
    name: 'grpc server',
    /** The port that it listens on, once started. */
    port: () => bound,
    /** What health checks are told; set by the process's readiness. */
    setServing: (serving: boolean) => health.setStatus('', serving ? 'SERVING' : 'NOT_SERVING'),
    start: async () => {
      health.addToServer(server);
      new ReflectionService(loadFileDescriptorSetFromBuffer(schemaBytes())).addToServer(server);
      bound = await new Promise<number>((resolve, reject) => {
        server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, taken) =>
          error ? reject(error) : resolve(taken),
        );
      });
      self.setServing(true);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        self.setServing(false);
        const force = setTimeout(() => server.forceShutdown(), graceMs);
        server.tryShutdown(() => {
          clearTimeout(force);
          resolve();
        });
      }),
  };
  return self satisfies Part & Record<string, unknown>;
};
