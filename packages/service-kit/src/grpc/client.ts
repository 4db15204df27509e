import { safeMethods } from '@civicline/contracts';
import type { ServiceError } from '@grpc/grpc-js';
import { Client, credentials } from '@grpc/grpc-js';
import { setTimeout as pause } from 'node:timers/promises';
import type { Badge } from '../badge/badge';
import type { CallContext } from '../call';
import { Fault, isFault } from '../fault';
import type { Part } from '../part';
import { metadataOf } from './metadata';
import { errorFromStatus } from './status';

interface ClientMethod<Request = unknown, Response = unknown> {
  path: string;
  responseStream: boolean;
  requestSerialize: (request: Request) => Buffer;
  responseDeserialize: (bytes: Buffer) => Response;
}

/** One function a call of the contract: answers, or throws the other side's Refusal, or a Fault. */
export type Calls<S> = {
  readonly [K in keyof S]: S[K] extends {
    requestSerialize: (request: infer Request) => Buffer;
    responseDeserialize: (bytes: Buffer) => infer Response;
  }
    ? S[K] extends { responseStream: true }
      ? (request: Request, call: CallContext) => AsyncIterable<Response>
      : (request: Request, call: CallContext) => Promise<Response>
    : never;
};

const serviceOf = (path: string) => {
  const [, service, method] = path.split('/');
  return { service, method };
};

/** Calls that change nothing are tried again when the other side was not there. Of a command's key such a policy knows nothing: see askAgain. */
const serviceConfig = JSON.stringify({
  loadBalancingConfig: [{ round_robin: {} }],
  methodConfig: [
    {
      name: [...safeMethods].map(serviceOf),
      retryPolicy: {
        maxAttempts: 3,
        initialBackoff: '0.1s',
        maxBackoff: '1s',
        backoffMultiplier: 2,
        retryableStatusCodes: ['UNAVAILABLE'],
      },
    },
  ],
});

const options = {
  'grpc.service_config': serviceConfig,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1_000,
  // Replicas that were restarted have other addresses: not to be looked up only every half minute.
  'grpc.dns_min_time_between_resolutions_ms': 1_000,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 5_000,
  // A file at most; who sends bounds it more closely (grpcServer's maxMessageBytes).
  'grpc.max_receive_message_length': 16 * 1024 * 1024,
};

const isOver = ({ deadline }: CallContext) => deadline.getTime() <= Date.now();

/** A call that nobody waits for any more is not begun. */
const checkTime = ({ path }: ClientMethod, call: CallContext) => {
  if (isOver(call)) throw new Fault('deadline', `${path}: no time left`);
  if (call.signal.aborted) throw new Fault('cancelled', `${path}: the caller has gone`);
};

const errorOf = (error: ServiceError, { path }: ClientMethod, call: CallContext) => {
  const told = errorFromStatus(error, path);
  // The signal fires at the deadline as well, and may be the first of the two.
  return isFault(told) && told.code === 'cancelled' && isOver(call) ? new Fault('deadline', told.message, error) : told;
};

interface Connected {
  readonly client: Client;
  readonly badge: Badge;
}

const ask = async (
  { client, badge }: Connected,
  method: ClientMethod,
  request: unknown,
  call: CallContext,
): Promise<unknown> => {
  checkTime(method, call);
  const metadata = await metadataOf(call, method.path, badge);
  checkTime(method, call);
  return new Promise((resolve, reject) => {
    const running = client.makeUnaryRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      metadata,
      { deadline: call.deadline },
      (error, response) => {
        call.signal.removeEventListener('abort', cancel);
        if (error) reject(errorOf(error, method, call));
        else resolve(response);
      },
    );
    const cancel = () => running.cancel();
    call.signal.addEventListener('abort', cancel, { once: true });
  });
};

/**
 * How long is waited, in milliseconds, before a command is sent again: as long in all as a replica that came back may be away
 * from us (the longest pause between two attempts to connect).
 */
const pausesMs = [100, 300, 900];

/** A command with a key takes effect once however often it is sent, so it is sent again when the other side was not there. */
const askAgain: typeof ask = async (connected, method, request, call) => {
  const pauses = call.idempotencyKey === undefined || safeMethods.has(method.path) ? [] : pausesMs;
  for (const pauseMs of pauses)
    try {
      return await ask(connected, method, request, call);
    } catch (error) {
      const timeLeft = call.deadline.getTime() - Date.now() > pauseMs;
      if (!(isFault(error) && error.code === 'unavailable' && timeLeft)) throw error;
      await pause(pauseMs, undefined, { signal: call.signal }).catch(() => undefined);
    }
  return ask(connected, method, request, call);
};

/** Begins when it is first read, and ends the call when it is read no further. */
async function* follow({ client, badge }: Connected, method: ClientMethod, request: unknown, call: CallContext) {
  checkTime(method, call);
  const metadata = await metadataOf(call, method.path, badge);
  checkTime(method, call);
  const { path, requestSerialize, responseDeserialize } = method;
  const options = { deadline: call.deadline };
  const running = client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    request,
    metadata,
    options,
  );
  const cancel = () => running.cancel();
  call.signal.addEventListener('abort', cancel, { once: true });
  // A stream that is left early reports its own cancellation, which nobody waits for.
  running.on('error', () => undefined);
  try {
    yield* running as AsyncIterable<unknown>;
  } catch (error) {
    throw errorOf(error as ServiceError, method, call);
  } finally {
    call.signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/** A name is looked up, and has as many addresses as there are replicas; on one machine they may be listed. */
const targetOf = (address: string) => (address.includes(',') ? `ipv4:${address}` : `dns:///${address}`);

const credentialsOf = ({ tls }: Badge) =>
  tls ? credentials.createSsl(tls.authority, tls.key, tls.certificate) : credentials.createInsecure();

/** A list of addresses is no name: certificates are asked for the first of them. */
const nameOf = (address: string) =>
  address.includes(',') ? { 'grpc.ssl_target_name_override': address.split(':')[0] ?? '' } : {};

/**
 * Calls another service. What is left of the caller's deadline goes along, as do its idempotency key, language, caller
 * and trace. `address` is host:port; where a name has several addresses, calls go round them.
 */
export const grpcClient = <S extends object>(definition: S, address: string, badge: Badge): Part & Calls<S> => {
  let client: Client | undefined;
  const connected = () => ({
    client: (client ??= new Client(targetOf(address), credentialsOf(badge), { ...options, ...nameOf(address) })),
    badge,
  });
  const calls = Object.fromEntries(
    Object.entries(definition as Record<string, ClientMethod>).map(([name, method]) => [
      name,
      (request: unknown, call: CallContext) =>
        (method.responseStream ? follow : askAgain)(connected(), method, request, call),
    ]),
  );
  const own: Part = {
    name: `client of ${address}`,
    start: () => Promise.resolve(),
    stop: () => {
      client?.close();
      client = undefined;
      return Promise.resolve();
    },
  };
  return { ...calls, ...own } as Part & Calls<S>;
};
