import type { Logger as PinoLogger } from 'pino';
import pino from 'pino';

export type Logger = PinoLogger;

/** Keys whose values tell something about a person, wherever they stand (the contracts mark the same with `personal`). */
const personalKeys = [
  'name',
  'phone',
  'phoneProof',
  'phone_proof',
  'email',
  'address',
  'recipient',
  'citizen',
  'password',
  'authorization',
  'cookie',
  'to',
];
const depths = ['', '*.', '*.*.', '*.*.*.'];

const phoneLike = /(?<![\w-])(?:\+?84|0)(?:[ .-]?\d){8,10}(?![\w-])/g;
const emailLike = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu;

/** Hides what looks like a phone number or an e-mail address in a text. */
export const maskText = (text: string): string => text.replace(phoneLike, '[phone]').replace(emailLike, '[e-mail]');

const errorFacts = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: maskText(error.message),
    ...(code === undefined ? {} : { code }),
    stack: maskText(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: errorFacts(error.cause) }),
  };
};

/** One JSON line a happening, on standard output, with nothing personal in it. Level: CIVICLINE_LOG_LEVEL. */
export const logger = (service: string, level = 'info'): Logger =>
  pino({
    base: { service },
    level,
    messageKey: 'message',
    redact: { paths: depths.flatMap((depth) => personalKeys.map((key) => `${depth}${key}`)), censor: '[personal]' },
    serializers: { err: errorFacts, error: errorFacts },
    formatters: { level: (label) => ({ level: label }) },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map((arg: unknown) => (typeof arg === 'string' ? maskText(arg) : arg)) as typeof args);
      },
    },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
