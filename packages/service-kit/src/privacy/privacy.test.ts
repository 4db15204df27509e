import { personalMessages, type PersonalKind } from '@civicline/contracts/personal';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node';
import fc from 'fast-check';
import { logger } from '../log';
import { isChoice } from './choice';
import { maskMessage } from './message';
import { spanPrivacy } from './spans';

type Tree = Readonly<Record<string, unknown>>;

const messages: Readonly<Record<string, { marked: Record<string, PersonalKind>; within: Record<string, string> }>> =
  personalMessages;
const types = Object.keys(messages);
const deepest = 5;

/** Words that no rule of ours would find by their form. */
const canary = fc.stringMatching(/^canary[a-z]{4,12} [a-z]{2,8}$/);
const leaf: fc.Arbitrary<unknown> = fc.oneof(canary, fc.array(canary, { minLength: 1, maxLength: 2 }));

/** A message of a type with a canary in every marked field, alone or in a list or as one of several, as deep as messages lie in it. */
const filled = (type: string, depth = 0): fc.Arbitrary<Tree> => {
  const { marked, within } = messages[type] ?? { marked: {}, within: {} };
  const own = Object.keys(marked).map((name) => [name, leaf] as const);
  const inner = depth < deepest ? Object.entries(within) : [];
  const nested = inner.map(([name, of]) => {
    const one = fc.oneof({ maxDepth: 1 }, filled(of, depth + 1), fc.array(filled(of, depth + 1), { maxLength: 2 }));
    return [name, one] as const;
  });
  return fc
    .tuple(fc.record(Object.fromEntries([...own, ...nested]) as Record<string, fc.Arbitrary<unknown>>), fc.boolean())
    .map(([fields, asChoice]) => {
      const [first] = Object.entries(fields);
      // `oneof` as the generated types say it: its own name, and the field inside.
      return asChoice && first
        ? { ...fields, chosen: { $case: first[0], value: first[1] }, [first[0]]: undefined }
        : fields;
    });
};

const anyMessage = fc.constantFrom(...types).chain((type) => filled(type).map((message) => ({ type, message })));

/** What a span may be given: texts and lists of them, by dotted names. */
const flat = (value: unknown, at: string): [string, unknown][] => {
  if (isChoice(value)) return flat(value.value, `${at}.${value.$case}`);
  if (Array.isArray(value) && typeof value[0] !== 'string') return value.flatMap((item) => flat(item, at));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[at, value]];
  return Object.entries(value).flatMap(([name, item]) => flat(item, `${at}.${name}`));
};

const logged = (facts: object) => {
  const lines: string[] = [];
  logger('test', 'info', { write: (line) => void lines.push(line) }).info(facts, 'told');
  return lines.join('');
};

it('no canary in a marked field of any message is shown by masking', () => {
  fc.assert(
    fc.property(anyMessage, ({ type, message }) => {
      expect(JSON.stringify(maskMessage(type, message))).not.toContain('canary');
    }),
    { numRuns: 500 },
  );
});

it('nor by a log that is handed the message as it is, which knows its fields by their names alone', () => {
  fc.assert(
    fc.property(anyMessage, ({ message }) => {
      expect(logged({ request: message })).not.toContain('canary');
    }),
    { numRuns: 500 },
  );
});

it('nor by a span that is given its fields', () => {
  fc.assert(
    fc.property(anyMessage, ({ message }) => {
      const attributes = Object.fromEntries(flat(message, 'civicline'));
      const span = { attributes, events: [{ attributes: { ...attributes } }], status: {} };
      spanPrivacy.onEnd(span as unknown as ReadableSpan);
      expect(JSON.stringify(span)).not.toContain('canary');
    }),
    { numRuns: 500 },
  );
});

it('what stays says of what kind it was, and whether there was something', () => {
  const request = {
    slotId: 'x',
    citizen: { name: 'Nguyễn Văn An', phone: '0912345678', email: '', locale: 'LOCALE_VI' },
    overbook: { reason: 'ill' },
    _unknownFields: { 9: [] },
  };
  expect(maskMessage('civicline.scheduling.v1.BookAppointmentRequest', request)).toEqual({
    slotId: 'x',
    citizen: { name: '[name]', phone: '[phone]', email: '', locale: 'LOCALE_VI' },
    overbook: { reason: '[words]' },
  });
});

it('what a contract does not mark stays, but for numbers and addresses in words', () => {
  const article = {
    title: 'Gọi 0912 345 678',
    version: 3n,
    fields: ['a@b.vn'],
    at: new Date(0),
    piece: Buffer.from('abc'),
  };
  expect(maskMessage('civicline.directory.v1.Article', article)).toEqual({
    title: 'Gọi [phone]',
    version: '3',
    fields: ['[email]'],
    at: new Date(0),
    piece: '[3 bytes]',
  });
});

it('attributes by the conventions of telemetry keep their names of systems', () => {
  const attributes = { 'db.name': 'civicline', 'messaging.destination.name': 'civicline.appointment', 'http.url': 'x' };
  const span = { attributes, events: [], status: { message: 'no answer from An' } };
  spanPrivacy.onEnd(span as unknown as ReadableSpan);
  expect(span).toEqual({
    attributes: { 'db.name': 'civicline', 'messaging.destination.name': 'civicline.appointment' },
    events: [],
    status: {},
  });
});
