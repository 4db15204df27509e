import type { Violation } from '@civicline/service-kit/refusal';
import { invalid } from '@civicline/service-kit/refusal';
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

const violationsOf = (error: ZodError): Violation[] =>
  error.issues.flatMap((issue): Violation[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: [...path, key].join('.'), rule: 'unknown_field' }));
    const rule = rules[issue.code]?.(issue as unknown as Issue) ?? { rule: 'format' };
    return [{ field: path.join('.'), ...rule }];
  });

/** A value in its schema's shape. Refuses INVALID_ARGUMENT with every fault of it. */
export const read = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw invalid(violationsOf(result.error));
  return result.data;
};
