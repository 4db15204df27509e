import type { Badge, CallContext } from '@civicline/service-kit';
import { grpcClient, grpcServer, implement, logger } from '@civicline/service-kit';
import { tester } from './keys';

export interface Question {
  readonly text: string;
}
export interface Answer {
  readonly text: string;
  readonly call?: Partial<CallContext>;
}

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const wire = {
  requestStream: false as const,
  requestSerialize: (question: Question): Buffer => bytesOf(question),
  requestDeserialize: (bytes: Buffer) => JSON.parse(bytes.toString()) as Question,
  responseSerialize: (answer: Answer): Buffer => bytesOf(answer),
  responseDeserialize: (bytes: Buffer) => JSON.parse(bytes.toString()) as Answer,
};
const service = '/civicline.scheduling.v1.SchedulingService';

/**
 * A contract by hand. Its paths are of the real ones, which say who may call and which call is safe: ListSlots is, HoldPlace is not;
 * ExportFile is for administrators and systems alone.
 */
export const oracle = {
  look: { ...wire, path: `${service}/ListSlots`, responseStream: false as const },
  change: { ...wire, path: `${service}/HoldPlace`, responseStream: false as const },
  follow: { ...wire, path: '/civicline.directory.v1.DirectoryService/ExportFile', responseStream: true as const },
};

type Look = (question: Question, call: CallContext) => Promise<Answer>;
type Follow = (question: Question, call: CallContext) => AsyncIterable<Answer>;

interface Wanted {
  /** Another contract of the same shape. */
  readonly contract?: typeof oracle;
  readonly look?: Look;
  readonly change?: Look;
  readonly follow?: Follow;
  readonly keptOut?: (path: string, request: object, call: CallContext) => Promise<void>;
  readonly badge?: Badge;
  readonly stopGraceMs?: number;
  readonly maxMessageBytes?: number;
}

const echo: Look = ({ text }) => Promise.resolve({ text });
async function* countToThree(): AsyncGenerator<Answer> {
  for (const text of ['1', '2', '3']) yield await Promise.resolve({ text });
}

/** A server and a client of it; every line that the server logs is kept. */
export const openOracle = async ({
  contract = oracle,
  look = echo,
  change = echo,
  follow = countToThree,
  keptOut,
  badge = tester,
  ...options
}: Wanted = {}) => {
  const lines: string[] = [];
  const log = logger('oracle', 'info', { write: (line) => void lines.push(line) });
  const services = [{ ...implement(contract, { look, change, follow }), ...(keptOut ? { keptOut } : {}) }];
  const server = grpcServer({ port: 0, services, log, badge, ...options });
  await server.start();
  const address = `127.0.0.1:${server.port()}`;
  const client = grpcClient(contract, address, badge);
  return {
    server,
    client,
    address,
    lines,
    close: async () => {
      await client.stop();
      await server.stop();
    },
  };
};

/** Resolves when a signal is aborted. */
export const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );

/** A promise that is settled from outside. */
export const promised = <T = void>() => {
  let keep: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (keep = resolve));
  return { promise, keep };
};

/** What an act throws. */
export const thrownBy = async (act: () => Promise<unknown>): Promise<unknown> => {
  try {
    await act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};
