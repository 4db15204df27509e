import { routing } from '@civicline/contracts';
import { z } from 'zod';
import { instant, time, whole } from '../shapes';
import { atOrNull } from '../translate';
import { localeFrom, localeOf } from '../words';
import { target, targetOf } from './decision';
import { targetKinds, whens } from './names';

const words = z.array(z.string().min(1).max(64)).max(200).default([]);
const interval = z.strictObject({ opens: time, closes: time });
const minutes = whole(0, 100_000);

const condition = z.strictObject({
  topics: words,
  procedureCodes: words,
  /** A unit and all below it. */
  unitCodes: words,
  locales: z
    .array(z.enum(['vi', 'en']))
    .max(2)
    .default([]),
  at: z
    .array(z.strictObject({ weekday: whole(1, 7), intervals: z.array(interval).max(6) }))
    .max(7)
    .default([]),
  when: z.enum(whens.names).default('any'),
});

const rule = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.strictObject({ vi: z.string().min(1).max(200), en: z.string().max(200).default('') }),
  condition: condition.prefault({}),
  target,
  acknowledgeMinutes: minutes.default(0),
  answerMinutes: minutes.default(0),
  warnMinutes: minutes.default(0),
});

/** All rules, in the order in which they are tried. */
export const rulesWritten = z.strictObject({
  rules: z.array(rule).min(1).max(1_000),
  acknowledgeMinutes: minutes,
  answerMinutes: minutes,
  warnMinutes: minutes,
});

/** A version of the rules without them. */
export const ruleVersion = z.object({
  version: z.number(),
  publishedBy: z.string(),
  publishedAt: instant.nullable(),
  note: z.string(),
});
export const ruleSet = rulesWritten.extend(ruleVersion.shape).openapi('RoutingRules');

export const rulesRead = ({ rules, ...times }: z.infer<typeof rulesWritten>): routing.RuleSet =>
  routing.RuleSet.fromPartial({
    ...times,
    rules: rules.map(({ condition: held, target: to, ...one }) => ({
      ...one,
      target: { kind: targetKinds.valueOf(to.kind), id: to.id },
      condition: {
        ...held,
        locales: held.locales.map(localeFrom),
        when: whens.valueOf(held.when === 'any' ? undefined : held.when),
      },
    })),
  });

export const ruleVersionOf = ({ version, publishedBy, publishedAt, note }: routing.RuleSet) => ({
  version,
  publishedBy,
  publishedAt: atOrNull(publishedAt),
  note,
});

export const ruleSetOf = (found: routing.RuleSet | undefined) => {
  if (!found) throw new Error('an answer without its rules');
  const { acknowledgeMinutes, answerMinutes, warnMinutes } = found;
  return {
    ...ruleVersionOf(found),
    acknowledgeMinutes,
    answerMinutes,
    warnMinutes,
    rules: found.rules.map(({ id, name, condition: held, target: to, ...times }) => ({
      id,
      acknowledgeMinutes: times.acknowledgeMinutes,
      answerMinutes: times.answerMinutes,
      warnMinutes: times.warnMinutes,
      name: { vi: name?.vi ?? '', en: name?.en ?? '' },
      target: targetOf(to),
      condition: {
        topics: held?.topics ?? [],
        procedureCodes: held?.procedureCodes ?? [],
        unitCodes: held?.unitCodes ?? [],
        locales: (held?.locales ?? []).map(localeOf),
        at: (held?.at ?? []).map(({ weekday, intervals }) => ({
          weekday,
          intervals: intervals.map(({ opens, closes }) => ({ opens, closes })),
        })),
        when: held ? whens.wordOf(held.when) : ('any' as const),
      },
    })),
  };
};
