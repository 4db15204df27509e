import { safeMethods } from '@civicline/contracts';
import { Client, credentials } from '@grpc/grpc-js';
import type { CallContext } from '../call';
import { Fault } from '../fault';
import type { Part } from '../part';
import { metadataOf } from './metadata';
import { errorFromStatus } from './status';

interface ClientMethod<Request = unknown, Response = unknown> {
  path: string;
  requestSerialize: (request: Request) => Buffer;
  responseDeserialize: (bytes: Buffer) => Response;
}

/** One function a call of the contract: answers, or throws the other side's Refusal, or a Fault. */
export type Calls<S> = {
  readonly [K in keyof S]: S[K] extends {
    requestSerialize: (request: infer Request) => Buffer;
    responseDeserialize: (bytes: Buffer) => infer Response;
  }
    ? (request: Request, call: CallContext) => Promise<Response>
    : never;
};

const serviceOf = (path: string) => {
  const [, service, method] = path.split('/');
  return { service, method };
};

/** Only calls that change nothing are retried, and only when the other side was not there. */
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
  'grpc.max_reconnect_backoff_ms': 2_000,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 5_000,
  'grpc.max_receive_message_length': 8 * 1024 * 1024,
};

const invoke = (client: Client, method: ClientMethod, request: unknown, call: CallContext): Promise<unknown> =>
  new Promise((resolve, reject) => {
    if (call.signal.aborted || call.deadline.getTime() <= Date.now()) {
      reject(new Fault('deadline', `${method.path}: no time left`));
      return;
    }
    const running = client.makeUnaryRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      metadataOf(call),
      { deadline: call.deadline },
      (error, response) => {
        call.signal.removeEventListener('abort', cancel);
        if (error) reject(errorFromStatus(error, method.path));
        else resolve(response);
      },
    );
    const cancel = () => running.cancel();
    call.signal.addEventListener('abort', cancel, { once: true });
  });

/**
 * Calls another service. What is left of the caller's deadline goes along, as do its idempotency key, language, identity
 * and trace. `address` is host:port; where a name has several addresses, calls go round them.
 */
export const grpcClient = <S extends object>(definition: S, address: string): Part & Calls<S> => {
  let client: Client | undefined;
  const connected = () => (client ??= new Client(`dns:///${address}`, credentials.createInsecure(), options));
  const calls = Object.fromEntries(
    Object.entries(definition as Record<string, ClientMethod>).map(([name, method]) => [
      name,
      (request: unknown, call: CallContext) => invoke(connected(), method, request, call),
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
