import type { routing } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { z } from 'zod';
import { instant } from '../shapes';
import { atOrNull, pick } from '../translate';
import { targetKinds } from './names';

export const target = z.strictObject({
  kind: z.enum(targetKinds.names),
  id: z.string().max(120),
});
export const targetOf = (found: routing.Target | undefined) => ({
  kind: found ? targetKinds.wordOf(found.kind) : ('queue' as const),
  id: found?.id ?? '',
});

export const decision = z
  .object({
    target,
    office: z.union([z.object({ id: z.string(), name: z.string() }), z.null()]),
    officerId: z.string(),
    number: z.string(),
    ruleId: z.string(),
    rulesVersion: z.number(),
    considered: z.array(z.object({ ruleId: z.string(), held: z.boolean(), why: z.string() })),
    fellBackOver: z.array(z.string()),
    acknowledgeBy: instant.nullable(),
    answerBy: instant.nullable(),
  })
  .openapi('Decision');

export const decisionOf = (found: routing.Decision, locale: Locale) => ({
  target: targetOf(found.target),
  office: found.officeId ? { id: found.officeId, name: pick(found.officeName, locale) } : null,
  officerId: found.officerId,
  number: found.number,
  ruleId: found.ruleId,
  rulesVersion: found.rulesVersion,
  considered: found.considered.map(({ ruleId, held, why }) => ({ ruleId, held, why: pick(why, locale) })),
  fellBackOver: found.fellBackOver,
  acknowledgeBy: atOrNull(found.acknowledgeBy),
  answerBy: atOrNull(found.answerBy),
});
