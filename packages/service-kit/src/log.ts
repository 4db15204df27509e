import type { Logger as PinoLogger } from 'pino';
import pino from 'pino';

export type Logger = PinoLogger;

/** Keys whose values tell something about a person, wherever they stand. A test holds the contracts' `personal` to it. */
const personalKeys: ReadonlySet<string> = new Set([
  'name',
  'names',
  'fullname',
  'number',
  'phone',
  'phonenumber',
  'phoneproof',
  'email',
  'address',
  'recipient',
  'question',
  'answer',
  'answerkey',
  'key',
  'proof',
  'askedback',
  'reply',
  'text',
  'content',
  'search',
  'dossiercode',
  'citizen',
  'contact',
  'contactemail',
  'from',
  'to',
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'setcookie',
]);
/** What somebody wrote under these may be anything; a code such as SLOT_FULL is ours. */
const freeText: ReadonlySet<string> = new Set(['reason', 'note']);
const code = /^[A-Z][A-Z0-9_]*$/;
const deepest = 8;

const phoneLike = /(?<![\w-])(?:\+?84|0)(?:[ .-]?\d){8,10}(?![\w-])/g;
const emailLike = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu;

/** Hides what looks like a phone number or an e-mail address in a text. */
export const maskText = (text: string): string => text.replace(phoneLike, '[phone]').replace(emailLike, '[e-mail]');

const isPersonal = (key: string, value: unknown): boolean => {
  const plain = key.toLowerCase().replace(/[_-]/g, '');
  return personalKeys.has(plain) || (freeText.has(plain) && typeof value === 'string' && !code.test(value));
};

/** An error's own words only: what libraries hang on it (parameters, rows) may hold anything. */
const errorFacts = (error: Error, depth: number) => ({
  type: error.name,
  message: maskText(error.message),
  ...('code' in error ? { code: impersonal(error.code, depth + 1) } : {}),
  stack: maskText(error.stack ?? ''),
  ...(error.cause === undefined ? {} : { cause: impersonal(error.cause, depth + 1) }),
});

const fields = (value: object, depth: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isPersonal(key, item) && item != null ? '[personal]' : impersonal(item, depth + 1),
    ]),
  );

/** Errors of another realm are no instances of ours. */
const isError = (value: object): value is Error =>
  value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';

/** Requests, sockets and the like hold whatever came in, and are a thousand fields deep: only what we made is told. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** The same value with nothing personal in it; what lies too deep, or turns back on itself, is cut off. */
export const impersonal = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > deepest) return '[deep]';
  if (isError(value)) return errorFacts(value, depth);
  if (!isPlain(value)) return `[${value.constructor.name}]`;
  return Array.isArray(value) ? value.map((item) => impersonal(item, depth + 1)) : fields(value, depth);
};

/** pino lets children forget how bindings are formatted; ours keep it. */
const guardChildren = (log: Logger): Logger => {
  const child = log.child.bind(log);
  log.child = ((bindings: object, options?: object) =>
    guardChildren(child(fields(bindings, 0), options as never) as Logger)) as unknown as Logger['child'];
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
        // Errors are told by errorFacts, wherever they stand.
        serializers: { err: (error: unknown) => error },
        formatters: {
          level: (label) => ({ level: label }),
          bindings: (bindings) => fields(bindings, 0),
          log: (facts) => fields(facts, 0),
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
