import type { PersonalKind } from '@civicline/contracts/personal';
import { personalMessages } from '@civicline/contracts/personal';
import { isChoice } from './choice';
import { hide } from './hide';
import { maskText } from './text';

interface Marks {
  readonly marked: Readonly<Record<string, PersonalKind>>;
  readonly within: Readonly<Record<string, string>>;
}

const marksOf: Readonly<Record<string, Marks>> = personalMessages;
const none: Marks = { marked: {}, within: {} };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A message as whoever looks after the system may see it: what its contract marks is hidden, by kind. `type` is its full name. */
export const maskMessage = (type: string, message: unknown): unknown => {
  const { marked, within } = marksOf[type] ?? none;
  const field = (name: string, value: unknown): unknown => {
    const kind = marked[name];
    return kind ? hide(value, kind) : masked(value, within[name] ?? '');
  };
  if (!isObject(message)) return masked(message, '');
  return Object.fromEntries(
    Object.entries(message).flatMap(([name, value]): [string, unknown][] => {
      // Fields of a newer contract: nobody here knows what they hold.
      if (name === '_unknownFields') return [];
      return isChoice(value) ? [[value.$case, field(value.$case, value.value)]] : [[name, field(name, value)]];
    }),
  );
};

/** A value that is not marked itself; `type` names the message that it is, where that holds anything marked. */
const masked = (value: unknown, type: string): unknown => {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (Array.isArray(value)) return value.map((item) => masked(item, type));
  return isObject(value) && !(value instanceof Date) ? maskMessage(type, value) : value;
};
