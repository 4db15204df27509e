import { z } from 'zod';
import { route } from '../../http/route';
import { proofOf } from '../appointments';
import type { Backends } from '../backends';
import { callBack } from '../intake/shapes';
import { callBackOf } from '../intake/translate';
import { code } from '../shapes';
import { referral, referralOf } from './answers';
import { matter, matterOf, names, reference, tag, text } from './matter';

const phone = z.string().max(32).optional();
const citizen = z.strictObject({
  name: z.string().max(400),
  phone: z.string().max(64),
  email: z.string().max(512).optional(),
});

/** Asking what only a department can answer, and following it by its code. */
export const askingRoutes = ({ routing: backend, intake }: Backends) => [
  route({
    method: 'post',
    path: '/referrals',
    summary: 'Refer a question to whoever answers for it; its deadline is fixed at once',
    tag,
    access: 'public',
    names,
    body: z.strictObject({
      ...matter,
      question: z.string().max(20_000),
      citizen,
      dossierCode: z.string().max(64).optional(),
      wantsCallBack: z.boolean().optional(),
      partial: z.boolean().optional(),
      officeId: reference.optional(),
      recordId: reference.optional(),
      callId: reference.optional(),
      previousCode: z.string().max(32).optional(),
      locale: z.enum(['vi', 'en']).optional(),
    }),
    answer: referral,
    status: 201,
    handle: async ({ body, response }, call) => {
      const { referral: made } = await backend.refer(
        {
          matter: matterOf(body, body.locale ?? call.locale),
          question: body.question,
          citizen: { name: body.citizen.name, phone: body.citizen.phone, email: body.citizen.email ?? '' },
          dossierCode: body.dossierCode ?? '',
          recordId: body.recordId ?? '',
          callId: body.callId ?? '',
          wantsCallBack: body.wantsCallBack ?? false,
          partial: body.partial ?? false,
          officeId: body.officeId ?? '',
          previousCode: body.previousCode ?? '',
        },
        call,
      );
      response.location(`/api/v1/referrals/${made?.code ?? ''}`);
      return referralOf(made, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/referrals/{code}',
    summary: 'One referral: staff in full; a citizen proves it with the phone number (header X-Phone-Proof)',
    tag,
    access: 'public',
    proof: true,
    params: code,
    query: z.strictObject({ phone }),
    answer: referral,
    handle: async ({ params, query, request, visitor }, call) => {
      const found =
        visitor.caller.role === 'citizen'
          ? await backend.followReferral({ code: params.code, phoneProof: proofOf(request, query.phone) }, call)
          : await backend.getReferral(params, call);
      return referralOf(found.referral, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/referrals/{code}/call-backs',
    summary: 'What calls were promised about a referral, newest first: for the citizen, with proof',
    tag,
    access: 'public',
    proof: true,
    names: { subjectCode: 'code' },
    params: code,
    answer: z.object({ items: z.array(callBack) }),
    handle: async ({ params, request }, call) => {
      const phoneProof = proofOf(request);
      // Whose it is, is asked where a wrong number is refused: no call-backs is no refusal.
      await backend.followReferral({ code: params.code, phoneProof }, call);
      const { callBacks } = await intake.listCallBacksAbout({ subjectCode: params.code, phoneProof }, call);
      return { items: callBacks.map(callBackOf) };
    },
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/resume',
    summary: 'What was asked of the citizen has come: from the citizen, with proof, or through staff',
    tag,
    access: 'public',
    proof: true,
    params: code,
    body: z.strictObject({ reply: z.string().max(20_000).optional(), phone }),
    answer: referral,
    handle: async ({ params, body, request }, call) => {
      const ask = { code: params.code, reply: body.reply ?? '', phoneProof: proofOf(request, body.phone) };
      return referralOf((await backend.resumeReferral(ask, call)).referral, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/referrals/{code}/reopen',
    summary: 'Not content, or not carried out: a new round with a deadline of its own',
    tag,
    access: 'public',
    proof: true,
    params: code,
    body: z.strictObject({ reason: text(2_000), phone }),
    answer: referral,
    handle: async ({ params, body, request }, call) => {
      const ask = { code: params.code, reason: body.reason, phoneProof: proofOf(request, body.phone) };
      return referralOf((await backend.reopenReferral(ask, call)).referral, call.locale);
    },
  }),
];
