import type { routing } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { formatPhone } from '@civicline/vietnamese';
import { z } from 'zod';
import { instant } from '../shapes';
import { at, atOrNull, pick } from '../translate';
import { decision, decisionOf } from './decision';
import { referralStatuses } from './names';

export const attachment = z.object({ id: z.string(), name: z.string(), mediaType: z.string(), bytes: z.number() });
export const attachmentOf = (found: routing.Attachment | undefined) => ({
  id: found?.id ?? '',
  name: found?.name ?? '',
  mediaType: found?.mediaType ?? '',
  bytes: Number(found?.bytes ?? 0),
});

export const referral = z
  .object({
    code: z.string(),
    status: z.enum(referralStatuses.names),
    version: z.number(),
    topic: z.string(),
    procedureCode: z.string(),
    unitCode: z.string(),
    question: z.string(),
    citizen: z.object({ name: z.string(), phone: z.string(), email: z.string() }),
    dossierCode: z.string(),
    office: z.union([z.object({ id: z.string(), name: z.string() }), z.null()]),
    officerId: z.string(),
    decision: z.union([decision, z.null()]),
    referredAt: instant,
    changedAt: instant,
    acknowledgeBy: instant.nullable(),
    due: instant.nullable(),
    paused: z.boolean(),
    round: z.number(),
    overdue: z.boolean(),
    escalationLevel: z.number(),
    askedBack: z.string(),
    answer: z.union([
      z.object({ text: z.string(), at: instant, answeredBy: z.string(), attachments: z.array(attachment) }),
      z.null(),
    ]),
    attachments: z.array(attachment),
    delays: z.array(z.object({ reason: z.string(), newDay: z.string(), at: instant })),
    duplicateOf: z.string(),
    previousCode: z.string(),
    wantsCallBack: z.boolean(),
    recordId: z.string(),
    steps: z.array(
      z.object({
        at: instant,
        what: z.string(),
        by: z.string(),
        officeId: z.string(),
        toOfficeId: z.string(),
        note: z.string(),
      }),
    ),
  })
  .openapi('Referral');

export const referralOf = (found: routing.Referral | undefined, locale: Locale) => {
  if (!found) throw new Error('an answer without its referral');
  const { matter, citizen, deadline, answer } = found;
  return {
    code: found.code,
    status: referralStatuses.wordOf(found.status),
    version: found.version,
    topic: matter?.topic ?? '',
    procedureCode: matter?.procedureCode ?? '',
    unitCode: matter?.unitCode ?? '',
    question: found.question,
    citizen: { name: citizen?.name ?? '', phone: formatPhone(citizen?.phone ?? ''), email: citizen?.email ?? '' },
    dossierCode: found.dossierCode,
    office: found.officeId ? { id: found.officeId, name: pick(found.officeName, locale) } : null,
    officerId: found.officerId,
    decision: found.decision ? decisionOf(found.decision, locale) : null,
    referredAt: at(found.referredAt),
    changedAt: at(found.changedAt),
    acknowledgeBy: atOrNull(deadline?.acknowledgeBy),
    due: atOrNull(deadline?.due),
    paused: deadline?.pauses.some(({ to }) => !to) ?? false,
    round: deadline?.round ?? 0,
    overdue: found.overdue,
    escalationLevel: found.escalationLevel,
    askedBack: found.askedBack,
    answer: answer
      ? {
          text: answer.text,
          at: at(answer.at),
          answeredBy: answer.answeredBy,
          attachments: answer.attachments.map((one) => attachmentOf(one)),
        }
      : null,
    attachments: found.attachments.map((one) => attachmentOf(one)),
    delays: found.delays.map(({ reason, newDay, at: when }) => ({
      reason: pick(reason, locale),
      newDay,
      at: at(when),
    })),
    duplicateOf: found.duplicateOf,
    previousCode: found.previousCode,
    wantsCallBack: found.wantsCallBack,
    recordId: found.recordId,
    steps: found.steps
      .map((step) => ({ ...step, at: at(step.at) }))
      .map(({ at: when, what, by, officeId, toOfficeId, note }) => ({
        at: when,
        what,
        by,
        officeId,
        toOfficeId,
        note,
      })),
  };
};
