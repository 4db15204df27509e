import type { sendUnaryData, ServerUnaryCall, ServerWritableStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { metrics } from '@opentelemetry/api';
import type { Badge } from '../badge/badge';
import { NotBelieved } from '../badge/token';
import type { CallContext, Caller } from '../call';
import type { FaultCode } from '../fault';
import { Fault, isPassing } from '../fault';
import type { Logger } from '../log';
import { isRefusal, Refusal } from '../refusal';
import { askedOf } from './asked';
import type { Handler, Implementation, MethodDefinition } from './implement';
import { contextOf, deadlineOf, localeOf } from './metadata';
import type { openCalls } from './open-calls';
import { orAborted } from './open-calls';
import { refusalToStatus } from './status';

type Arrived = ServerUnaryCall<never, Buffer> | ServerWritableStream<never, Buffer>;

const duration = metrics.getMeter('civicline').createHistogram('rpc_server_duration_seconds', {
  description: 'How long a call took here, by method and gRPC code',
  unit: 's',
  advice: { explicitBucketBoundaries: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] },
});

const abortedCodes: Record<FaultCode, status> = {
  deadline: status.DEADLINE_EXCEEDED,
  cancelled: status.CANCELLED,
  // The process leaves; another replica can take the call.
  unavailable: status.UNAVAILABLE,
  internal: status.INTERNAL,
};

interface Answering {
  readonly method: MethodDefinition;
  readonly handler: Handler;
  readonly calls: ReturnType<typeof openCalls>;
  readonly log: Logger;
  readonly badge: Badge;
  /** Whether the contract lets somebody make this call. */
  readonly letsIn: (caller: Caller) => boolean;
  readonly keptOut: Implementation['keptOut'];
}

/** One call from arrival to answer: its context, its signal, its figures, and what is told of an error. */
const lifeOf = (arrived: Arrived, { method, calls, badge, letsIn, keptOut, log }: Answering) => {
  const { path, responseStream } = method;
  const started = performance.now();
  const deadline = deadlineOf(arrived.getDeadline(), responseStream);
  const open = calls.begin(deadline);
  // gRPC cancels a call of its own accord when its deadline passes, a moment before or after our timer.
  arrived.on('cancelled', () =>
    open.abort(
      deadline.getTime() <= Date.now() ? new Fault('deadline', 'no time left') : new Fault('cancelled', 'caller gone'),
    ),
  );
  return {
    signal: open.signal,
    context: async () => {
      const call = await contextOf({ metadata: arrived.metadata, path, deadline, signal: open.signal }, badge);
      if (!letsIn(call.caller)) {
        log.warn({ method: path, role: call.caller.role, by: call.caller.id }, 'call refused at the door');
        await keptOut?.(path, arrived.request, call);
        throw new Refusal('FORBIDDEN', 'denied');
      }
      return call;
    },
    errorStatus: (error: unknown) => {
      if (isRefusal(error)) return refusalToStatus(error, localeOf(arrived.metadata));
      if (error instanceof NotBelieved) {
        log.warn({ err: error, method: path, peer: arrived.getPeer() }, 'call not believed');
        return { code: status.UNAUTHENTICATED, details: 'no valid token of a caller' };
      }
      if (open.signal.aborted) {
        const { code, message } = open.signal.reason as Fault;
        return { code: abortedCodes[code], details: message };
      }
      if (isPassing(error)) {
        log.warn({ err: error, method: path }, 'what a call needs is away');
        const { code, message } = error as Fault;
        return { code: abortedCodes[code], details: message };
      }
      log.error({ err: error, method: path, asked: askedOf(path, arrived.request) }, 'call failed');
      return { code: status.INTERNAL, details: 'internal error' };
    },
    end: (code: status) => {
      open.close();
      duration.record((performance.now() - started) / 1000, { method: path, code: status[code] });
    },
  };
};

/** Answers a call with one message. It is encoded here, so that a message that cannot be is a fault like any other. */
export const answerOnce =
  (answering: Answering) =>
  (arrived: ServerUnaryCall<never, Buffer>, reply: sendUnaryData<Buffer>): void => {
    const { method, handler } = answering;
    const life = lifeOf(arrived, answering);
    const answer = async () =>
      (handler as (r: never, c: CallContext) => Promise<never>)(arrived.request, await life.context());
    orAborted(answer(), life.signal)
      .then((response) => method.responseSerialize(response))
      .then(
        (bytes) => {
          reply(null, bytes);
          life.end(status.OK);
        },
        (error: unknown) => {
          const told = life.errorStatus(error);
          reply(told);
          life.end(told.code);
        },
      );
  };

const drained = (arrived: ServerWritableStream<never, Buffer>) =>
  new Promise<void>((resolve) => arrived.once('drain', resolve));

/** Answers a call with the messages of a generator, no faster than they are read. */
export const answerMany =
  (answering: Answering) =>
  (arrived: ServerWritableStream<never, Buffer>): void => {
    const { method, handler, log } = answering;
    const life = lifeOf(arrived, answering);
    const send = async () => {
      const call = await life.context();
      const answers = (handler as (r: never, c: CallContext) => AsyncIterable<never>)(arrived.request, call);
      const items = answers[Symbol.asyncIterator]();
      try {
        for (;;) {
          const item = await orAborted(items.next(), life.signal);
          if (item.done) return;
          if (!arrived.write(method.responseSerialize(item.value))) await orAborted(drained(arrived), life.signal);
        }
      } finally {
        // Not awaited: a generator that still waits for something would keep the call open.
        void items.return?.()?.catch((error: unknown) => log.error({ err: error, method: method.path }, 'stream end'));
      }
    };
    send().then(
      () => {
        arrived.end();
        life.end(status.OK);
      },
      (error: unknown) => {
        const told = life.errorStatus(error);
        arrived.emit('error', told);
        life.end(told.code);
      },
    );
  };
