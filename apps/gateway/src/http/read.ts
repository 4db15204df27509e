import type { Violation } from '@civicline/service-kit/refusal';
import { invalid, isRefusal, Refusal } from '@civicline/service-kit/refusal';
import type { z, ZodError } from 'zod';

type Rule = Pick<Violation, 'rule' | 'params'>;
type Issue = Readonly<Record<string, unknown>>;

const tooBig: Record<string, string> = { string: 'too_long', array: 'too_many' };

/** What a schema says of a value, in the words of the contracts. */
const rules: Record<string, (issue: Issue) => Rule> = {
  invalid_type: (issue) =>
    issue['input'] === undefined
      ? { rule: 'required' }
      : { rule: 'type', params: { expected: String(issue['expected']) } },
  too_big: (issue) => ({
    rule: tooBig[String(issue['origin'])] ?? 'range',
    params: { max: Number(issue['maximum']) },
  }),
  too_small: () => ({ rule: 'required' }),
  invalid_value: () => ({ rule: 'unknown_value' }),
  custom: (issue) => {
    const { rule = 'format', ...params } = (issue['params'] ?? {}) as { rule?: string } & Record<string, number>;
    return { rule, params };
  },
};

/** "weekly[0].intervals[1].opens" */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text ? `${text}.${String(key)}` : String(key);
  }, '');

// Written by code point: control characters stay out of the source. Lines may be broken.
const isControl = (code: number) => (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127;
const hasControl = (text: string) => [...text].some((sign) => isControl(sign.charCodeAt(0)));

/** Texts with signs that no text has: no database takes them, and no page shows them. */
const controlFaults = (value: unknown, path: readonly PropertyKey[] = []): Violation[] => {
  if (typeof value === 'string') return hasControl(value) ? [{ field: fieldOf(path), rule: 'control_characters' }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => controlFaults(item, [...path, index]));
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, item]) => controlFaults(item, [...path, key]));
};

const violationsOf = (error: ZodError): Violation[] =>
  error.issues.flatMap((issue): Violation[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: fieldOf([...issue.path, key]), rule: 'unknown_field' }));
    const rule = rules[issue.code]?.(issue as unknown as Issue) ?? { rule: 'format' };
    return [{ field: fieldOf(issue.path), ...rule }];
  });

/** A value in its schema's shape. Refuses INVALID_ARGUMENT with every fault of it. */
export const read = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw invalid(violationsOf(result.error));
  const controls = controlFaults(result.data);
  if (controls.length) throw invalid(controls);
  return result.data;
};

/** Names that the services have for what the API calls otherwise. */
const usual: Readonly<Record<string, string>> = { pageSize: 'limit', pageToken: 'cursor', phoneProof: 'phone' };

/**
 * What a service says of a field, in the names of the request that was made: `names` are those of one door, where '' is
 * the request itself.
 */
export const inOurNames = (error: unknown, names: Readonly<Record<string, string>> = {}): unknown => {
  if (!isRefusal(error) || !error.violations.length) return error;
  const violations = error.violations.map((violation) => {
    const [, head = '', rest = ''] = /^(\w*)(.*)$/.exec(violation.field) ?? [];
    const name = names[head] ?? usual[head] ?? head;
    return { ...violation, field: name ? name + rest : rest.replace(/^\./, '') };
  });
  const { reason, kind, details, cause } = error;
  return new Refusal(reason, kind, { violations, details, cause });
};
