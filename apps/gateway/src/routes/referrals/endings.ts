import { z } from 'zod';
import { route } from '../../http/route';
import type { Backends } from '../backends';
import { code, day, whole } from '../shapes';
import { referral, referralOf } from './answers';
import { hotline, matter, matterOf, names, office, reference, staff, tag, text } from './matter';

/** What the hotline and an office end or put right. */
export const endingRoutes = ({ routing: backend }: Backends) => [
  route({
    method: 'post',
    path: '/referrals/{code}/send',
    summary: 'Complete a partial referral and send it',
    tag,
    access: hotline,
    names,
    params: code,
    body: z.strictObject({
      ...matter,
      question: z.string().max(20_000),
      officeId: reference.optional(),
      expectedVersion: whole(0, 1_000_000).optional(),
    }),
    answer: referral,
    handle: async ({ params, body }, call) => {
      const ask = {
        code: params.code,
        expectedVersion: body.expectedVersion ?? 0,
        matter: matterOf(body, call.locale),
        question: body.question,
        officeId: body.officeId ?? '',
      };
      return referralOf((await backend.sendReferral(ask, call)).referral, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/explained',
    summary: 'The citizen knows the answer',
    tag,
    access: hotline,
    params: code,
    body: z.strictObject({ by: z.enum(['message', 'call_back', 'in_person']) }),
    answer: referral,
    handle: async ({ params, body }, call) =>
      referralOf((await backend.recordExplained({ ...params, ...body }, call)).referral, call.locale),
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/close',
    summary: 'Nothing more follows',
    tag,
    access: staff,
    params: code,
    body: z.strictObject({ note: z.string().max(1_000).optional() }).optional(),
    answer: referral,
    handle: async ({ params, body }, call) =>
      referralOf(
        (await backend.closeReferral({ code: params.code, note: body?.note ?? '' }, call)).referral,
        call.locale,
      ),
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/duplicate',
    summary: 'It asks what another asks: that one’s answer counts for both',
    tag,
    access: office,
    params: code,
    body: z.strictObject({ duplicateOf: text(32) }),
    answer: referral,
    handle: async ({ params, body }, call) =>
      referralOf((await backend.markDuplicate({ ...params, ...body }, call)).referral, call.locale),
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/delay',
    summary: 'Why it is late, and the day that is promised instead',
    tag,
    access: office,
    params: code,
    body: z.strictObject({
      reason: z.strictObject({ vi: text(1_000), en: z.string().max(1_000).optional() }),
      newDay: day,
    }),
    answer: referral,
    handle: async ({ params, body }, call) => {
      const reason = { vi: body.reason.vi, en: body.reason.en ?? '' };
      return referralOf(
        (await backend.explainDelay({ ...params, reason, newDay: body.newDay }, call)).referral,
        call.locale,
      );
    },
  }),
];
