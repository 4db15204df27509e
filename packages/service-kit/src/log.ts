import type { Logger as PinoLogger } from 'pino';
import pino from 'pino';
import { impersonalFacts, isError } from './privacy/facts';
import { maskText } from './privacy/text';

export type Logger = PinoLogger;

/** pino lets children forget how bindings are formatted; ours keep it. */
const guardChildren = (log: Logger): Logger => {
  const child = log.child.bind(log);
  log.child = ((bindings: object, options?: object) =>
    guardChildren(child(impersonalFacts(bindings), options as never) as Logger)) as unknown as Logger['child'];
  return log;
};

/** One JSON line a happening, with nothing personal in it; on standard output unless told otherwise. */
export const logger = (service: string, level = 'info', out?: { write(line: string): void }): Logger =>
  guardChildren(
    pino(
      {
        base: { service },
        level,
        messageKey: 'message',
        // Errors are told by privacy/facts.ts, wherever they stand.
        serializers: { err: (error: unknown) => error },
        formatters: {
          level: (label) => ({ level: label }),
          bindings: (bindings) => impersonalFacts(bindings),
          log: (facts) => impersonalFacts(facts),
        },
        hooks: {
          logMethod([first, ...rest], method) {
            // An error alone would bring its message along as it is.
            const args: unknown[] = isErrorAlone(first, rest) ? [{ err: first }, first.message] : [first, ...rest];
            method.apply(this, args.map((arg) => (typeof arg === 'string' ? maskText(arg) : arg)) as [string]);
          },
        },
        timestamp: pino.stdTimeFunctions.isoTime,
      },
      out ?? pino.destination(1),
    ),
  );

const isErrorAlone = (first: unknown, rest: readonly unknown[]): first is Error =>
  rest.length === 0 && typeof first === 'object' && first !== null && isError(first);
