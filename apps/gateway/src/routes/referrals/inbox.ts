import { z } from 'zod';
import { route } from '../../http/route';
import type { Backends } from '../backends';
import { code, listOf, paging, whole } from '../shapes';
import { askPage, pageOf } from '../translate';
import { referral, referralOf } from './answers';
import { office, reference, staff, tag, text } from './matter';
import { referralStatuses } from './names';

const version = whole(0, 1_000_000).optional();

/** An office's inbox and what is done with what lies in it. */
export const inboxRoutes = ({ routing: backend }: Backends) => [
  route({
    method: 'get',
    path: '/referrals',
    summary: 'What lies with an office, due first; the hotline sees all',
    tag,
    access: staff,
    names: { officeId: 'office', officerId: 'officer', dossierCode: 'dossier' },
    query: z.strictObject({
      office: reference.optional(),
      status: z.enum(referralStatuses.names).optional(),
      overdue: z.enum(['true', 'false']).optional(),
      search: z.string().max(200).optional(),
      dossier: z.string().max(64).optional(),
      officer: reference.optional(),
      phone: z.string().max(32).optional(),
      ...paging(200),
    }),
    answer: listOf(referral),
    handle: async ({ query }, call) => {
      const { referrals, nextPageToken } = await backend.listReferrals(
        {
          officeId: query.office ?? '',
          statuses: query.status ? [referralStatuses.valueOf(query.status)] : [],
          overdue: query.overdue === 'true',
          search: query.search ?? '',
          dossierCode: query.dossier ?? '',
          officerId: query.officer ?? '',
          phone: query.phone ?? '',
          ...{ topics: [], referredFrom: undefined, referredTo: undefined },
          ...askPage(query),
        },
        call,
      );
      return pageOf(
        referrals.map((one) => referralOf(one, call.locale)),
        nextPageToken,
      );
    },
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/acknowledge',
    summary: 'Take it to one’s desk',
    tag,
    access: office,
    params: code,
    body: z.strictObject({ officerId: reference.optional() }).optional(),
    answer: referral,
    handle: async ({ params, body }, call) =>
      referralOf(
        (await backend.acknowledgeReferral({ code: params.code, officerId: body?.officerId ?? '' }, call)).referral,
        call.locale,
      ),
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/answer',
    summary: 'Answer it, once',
    tag,
    access: office,
    params: code,
    body: z.strictObject({
      text: z.string().max(20_000),
      attachmentIds: z.array(reference).max(10).optional(),
      expectedVersion: version,
    }),
    answer: referral,
    handle: async ({ params, body }, call) => {
      const ask = {
        code: params.code,
        text: body.text,
        attachmentIds: body.attachmentIds ?? [],
        expectedVersion: body.expectedVersion ?? 0,
      };
      return referralOf((await backend.answerReferral(ask, call)).referral, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/referral-answers',
    summary: 'The same answer to many; each is answered or refused by itself',
    tag,
    access: office,
    body: z.strictObject({ codes: z.array(z.string().max(32)).min(1).max(200), text: z.string().max(20_000) }),
    answer: z.object({ outcomes: z.array(z.object({ code: z.string(), reason: z.string() })) }),
    handle: async ({ body }, call) => {
      const { outcomes } = await backend.answerMany(body, call);
      return { outcomes: outcomes.map(({ code: answered, reason }) => ({ code: answered, reason })) };
    },
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/return',
    summary: 'Not ours: to the office whose it is, or back to the hotline’s desk',
    tag,
    access: staff,
    params: code,
    body: z.strictObject({ toOfficeId: reference.optional(), reason: text(1_000) }),
    answer: referral,
    handle: async ({ params, body }, call) => {
      const ask = { code: params.code, toOfficeId: body.toOfficeId ?? '', reason: body.reason };
      return referralOf((await backend.returnReferral(ask, call)).referral, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/ask-back',
    summary: 'Ask the citizen for something; the clock stands still meanwhile',
    tag,
    access: office,
    params: code,
    body: z.strictObject({ question: text(10_000) }),
    answer: referral,
    handle: async ({ params, body }, call) =>
      referralOf((await backend.askBack({ ...params, ...body }, call)).referral, call.locale),
  }),
];
