import { scheduling as contract } from '@civicline/contracts';
import { z } from 'zod';
import { route } from '../http/route';
import { proofOf } from './appointments';
import type { Backends } from './backends';
import { closure, closureWithPeople, preview, relocation, seenChange, untold } from './closing-shapes';
import { code, id, listOf, paging, when, whole } from './shapes';
import { askPage, pageOf } from './translate';
import { closureOf, closureWithPeopleOf, previewOf, relocationOf, seenChangeOf, untoldOf } from './translate-closing';

const tag = 'Closings';
const counter = ['officer', 'supervisor', 'admin'] as const;
const tellers = ['agent', 'officer', 'supervisor', 'admin'] as const;
const reference = z.string().min(1).max(120);
const reason = z.strictObject({ vi: z.string().min(1).max(500), en: z.string().max(500).optional() });
const times = z.strictObject({
  from: when,
  to: when.optional(),
  scheduleId: z.string().min(1).max(80).optional(),
  places: whole(0, 200).optional(),
});
const phone = z.string().max(32).optional();

const closingOf = (officeId: string, body: z.infer<typeof times>) => ({
  officeId,
  from: body.from,
  to: body.to,
  scheduleId: body.scheduleId ?? '',
  places: body.places ?? 0,
});

/** Closing a time or cutting its places, and seeing to it that everybody concerned is told. */
export const closingRoutes = ({ scheduling }: Backends) => [
  route({
    method: 'post',
    path: '/offices/{id}/closures/preview',
    summary: 'What closing or cutting would do, person by person; nothing is changed',
    tag,
    access: counter,
    names: { officeId: 'id' },
    params: id,
    body: times,
    answer: preview,
    handle: async ({ params, body }, call) => {
      const { relocations } = await scheduling.previewClosure(closingOf(params.id, body), call);
      return previewOf(params.id, relocations, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/offices/{id}/closures',
    summary:
      'Close an hour, a day, a counter or the office, or cut places: everybody gets the nearest place and is told',
    tag,
    access: counter,
    names: { officeId: 'id' },
    params: id,
    body: times.extend({ reason, tellAfterSeconds: whole(0, 900).optional() }),
    answer: closureWithPeople,
    status: 201,
    handle: async ({ params, body }, call) => {
      const ask = {
        ...closingOf(params.id, body),
        reason: { vi: body.reason.vi, en: body.reason.en ?? '' },
        tellAfterSeconds: body.tellAfterSeconds ?? 0,
      };
      return closureWithPeopleOf(await scheduling.closeDay(ask, call), call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/offices/{id}/closures',
    summary: 'Closures that are not over or of which somebody is untold, latest first',
    tag,
    access: counter,
    names: { officeId: 'id' },
    params: id,
    answer: listOf(closure),
    handle: async ({ params }, call) => {
      const { closures } = await scheduling.listClosures({ officeId: params.id }, call);
      return pageOf(
        closures.map((one) => closureOf(one, call.locale)),
        '',
      );
    },
  }),
  route({
    method: 'get',
    path: '/closures/{id}',
    summary: 'A closure, how far it is, and everybody whom it concerns',
    tag,
    access: counter,
    names: { closureId: 'id' },
    params: id,
    answer: closureWithPeople,
    handle: async ({ params }, call) =>
      closureWithPeopleOf(await scheduling.getClosure({ closureId: params.id }, call), call.locale),
  }),
  route({
    method: 'delete',
    path: '/closures/{id}',
    summary: 'Open a closed time again for new bookings; who was moved stays there',
    tag,
    access: counter,
    names: { closureId: 'id' },
    params: id,
    handle: async ({ params }, call) => scheduling.reopenDay({ closureId: params.id }, call),
  }),
  route({
    method: 'post',
    path: '/closures/{id}/undo',
    summary: 'Undo a closure: who was not told yet is put back, who was told stays',
    tag,
    access: counter,
    names: { closureId: 'id' },
    params: id,
    answer: z.object({ putBack: z.number(), stay: z.number() }),
    handle: async ({ params }, call) => {
      const { putBack, stay } = await scheduling.undoClosure({ closureId: params.id }, call);
      return { putBack, stay };
    },
  }),
  route({
    method: 'get',
    path: '/untold',
    summary: 'Whom an office’s change concerns and of whom it is not proven that they know',
    tag,
    access: tellers,
    names: { officeId: 'office', closureId: 'closure' },
    query: z.strictObject({
      office: reference.optional(),
      closure: reference.optional(),
      unreached: z.enum(['true', 'false']).optional(),
      ...paging(500),
    }),
    answer: listOf(untold),
    handle: async ({ query, visitor: { caller } }, call) => {
      const ask = {
        // An officer who names no office means the own.
        officeId: query.office ?? (caller.role === 'officer' ? (caller.officeId ?? '') : ''),
        closureId: query.closure ?? '',
        unreached: query.unreached === 'true',
        ...askPage(query),
      };
      const { visits, nextPageToken } = await scheduling.listUntold(ask, call);
      return pageOf(
        visits.map((one) => untoldOf(one, call.locale)),
        nextPageToken,
      );
    },
  }),
  route({
    method: 'post',
    path: '/appointments/{code}/told',
    summary: 'Somebody spoke to the citizen about an office’s change, or tried to',
    tag,
    access: tellers,
    params: code,
    body: z.strictObject({ outcome: z.enum(['spoken', 'not-reached']), note: z.string().max(500).optional() }),
    answer: relocation,
    handle: async ({ params, body }, call) => {
      const { TellingOutcome } = contract;
      const outcome = body.outcome === 'spoken' ? TellingOutcome.SPOKEN : TellingOutcome.NOT_REACHED;
      const told = await scheduling.recordTold({ code: params.code, outcome, note: body.note ?? '' }, call);
      if (!told.relocation) throw new Error('an answer without its relocation');
      return relocationOf(told.relocation, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/appointments/{code}/relocation',
    summary: 'What an office changed; proof is the phone number or the key of the link (header X-Phone-Proof)',
    tag: 'Appointments',
    access: 'public',
    proof: true,
    params: code,
    query: z.strictObject({ phone }),
    answer: seenChange,
    handle: async ({ params, query, request }, call) => {
      const ask = { code: params.code, phoneProof: proofOf(request, query.phone) };
      return seenChangeOf(await scheduling.getRelocation(ask, call), call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/appointments/{code}/relocation',
    summary: 'The citizen’s yes or no to it; no gives the place back and offers others, silence leaves it as it is',
    tag: 'Appointments',
    access: 'public',
    proof: true,
    params: code,
    body: z.strictObject({ answer: z.enum(['accept', 'refuse']), phone }),
    answer: seenChange,
    handle: async ({ params, body, request }, call) => {
      const { RelocationAnswer } = contract;
      const answer = body.answer === 'accept' ? RelocationAnswer.ACCEPT : RelocationAnswer.REFUSE;
      const ask = { code: params.code, phoneProof: proofOf(request, body.phone), answer };
      return seenChangeOf(await scheduling.answerRelocation(ask, call), call.locale);
    },
  }),
];
