import { isChoice } from './choice';
import { hide } from './hide';
import { kindOfName } from './names';
import { maskText } from './text';

const deepest = 8;

/** An error's own words only: what libraries hang on it (parameters, rows) may hold anything. */
const errorFacts = (error: Error, depth: number) => ({
  type: error.name,
  message: maskText(error.message),
  ...('code' in error ? { code: impersonal(error.code, depth + 1) } : {}),
  stack: maskText(error.stack ?? ''),
  ...(error.cause === undefined ? {} : { cause: impersonal(error.cause, depth + 1) }),
});

/** The same facts with nothing personal in them, judged by their names. */
export const impersonalFacts = (value: object, depth = 0): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(isChoice(value) ? { [value.$case]: value.value } : value).map(([name, item]) => {
      const kind = kindOfName(name);
      return [name, kind ? hide(item, kind) : impersonal(item, depth + 1)];
    }),
  );

/** Errors of another realm are no instances of ours. */
export const isError = (value: object): value is Error =>
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
  return Array.isArray(value) ? value.map((item) => impersonal(item, depth + 1)) : impersonalFacts(value, depth);
};
