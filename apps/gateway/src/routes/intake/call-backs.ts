import { z } from 'zod';
import type { Route } from '../../http/route';
import { route } from '../../http/route';
import type { Visitor } from '../../session/visitor';
import type { Backends } from '../backends';
import { code, id, listOf, paging, when } from '../shapes';
import { askPage, pageOf } from '../translate';
import { desks } from './desk';
import { attemptResults, callBackCauses, callBackStatuses } from './names';
import { localeFrom } from '../words';
import { call, callBack, callBackWindow, record } from './shapes';
import { callBackOf, callBackWindowOf, callOf, present, recordOf } from './translate';
import { withWindows } from './windows';

const tag = 'Call-backs';
const reference = z.string().max(120).optional();
const phone = z.string().max(64);
const result = z.enum(attemptResults.names);
const proofOf = (request: Parameters<Route['handle']>[0]['request']) => request.get('X-Phone-Proof') ?? '';

/** Staff name a call-back by its id, citizens by its code and the number that is called. */
const named = (given: string, { signedIn }: Visitor, request: Parameters<Route['handle']>[0]['request']) =>
  signedIn
    ? { callBackId: given, code: '', phoneProof: '' }
    : { callBackId: '', code: given, phoneProof: proofOf(request) };

/** Promises to call back: made by citizens and by staff, kept by agents. */
export const callBackRoutes = ({ intake: backend }: Backends) => [
  route({
    method: 'get',
    path: '/call-back-windows',
    summary: 'When somebody can still be promised a call: places that exist, never more',
    tag,
    access: 'public',
    query: z.strictObject({ from: when.optional(), to: when.optional() }),
    answer: z.object({ items: z.array(callBackWindow) }),
    handle: async ({ query }, asked) => {
      const { windows } = await backend.listCallBackWindows({ from: query.from, to: query.to }, asked);
      return { items: windows.map(callBackWindowOf) };
    },
  }),
  route({
    method: 'post',
    path: '/call-backs',
    summary: 'Ask to be called back, or promise it to a caller; one is open for a number and topic',
    tag,
    access: 'public',
    holds: true,
    names: { number: 'phone' },
    body: z.strictObject({
      name: z.string().max(400),
      phone,
      topic: z.string().max(64),
      slotId: reference,
      locale: z.enum(['vi', 'en']).optional(),
      cause: z.enum(callBackCauses.names).optional().describe('Of staff; citizens ask on the web'),
      recordId: reference.describe('Of staff'),
      callId: reference.describe('Of staff: the call that this promise ends'),
      subjectCode: z.string().max(64).optional().describe('Of staff'),
    }),
    answer: z.object({ callBack, existing: z.boolean() }),
    status: 201,
    handle: async ({ body, visitor: { signedIn } }, asked) => {
      const common = { name: body.name, number: body.phone, topic: body.topic, slotId: body.slotId ?? '' };
      const locale = localeFrom(body.locale ?? asked.locale);
      const ofStaff = { recordId: body.recordId ?? '', callId: body.callId ?? '', subjectCode: body.subjectCode ?? '' };
      const cause = callBackCauses.valueOf(signedIn ? (body.cause ?? 'asked-agent') : 'asked-on-web');
      const nobody = { recordId: '', callId: '', subjectCode: '' };
      const ask = { ...common, locale, cause, ...(signedIn ? ofStaff : nobody) };
      const made = await withWindows(backend.promiseCallBack(ask, asked));
      return { callBack: callBackOf(present(made.callBack, 'call-back')), existing: made.existing };
    },
  }),
  route({
    method: 'get',
    path: '/call-backs',
    summary: 'Call-backs, those due first',
    tag,
    access: desks,
    names: { statuses: 'status' },
    query: z.strictObject({
      status: z.enum(callBackStatuses.names).optional(),
      due: z.enum(['true', 'false']).optional(),
      number: phone.optional(),
      ...paging(200),
    }),
    answer: listOf(callBack),
    handle: async ({ query }, asked) => {
      const ask = {
        statuses: query.status ? [callBackStatuses.valueOf(query.status)] : [],
        due: query.due === 'true',
        number: query.number ?? '',
        ...askPage(query),
      };
      const { callBacks, nextPageToken } = await backend.listCallBacks(ask, asked);
      return pageOf(callBacks.map(callBackOf), nextPageToken);
    },
  }),
  route({
    method: 'get',
    path: '/call-backs/{code}',
    summary: 'One call-back; a citizen proves it with the phone number (header X-Phone-Proof)',
    tag,
    access: 'public',
    proof: true,
    params: code,
    answer: callBack,
    handle: async ({ params, request }, asked) => {
      const { callBack: found } = await backend.getCallBack({ code: params.code, phoneProof: proofOf(request) }, asked);
      return callBackOf(present(found, 'call-back'));
    },
  }),
  route({
    method: 'post',
    path: '/call-backs/{code}/reschedule',
    summary: 'Another window; staff give the id in place of the code',
    tag,
    access: 'public',
    proof: true,
    names: { callBackId: 'code' },
    params: code,
    body: z.strictObject({ slotId: z.string().min(1).max(120) }),
    answer: callBack,
    handle: async ({ params, body, visitor, request }, asked) => {
      const ask = { ...named(params.code, visitor, request), slotId: body.slotId };
      const { callBack: moved } = await withWindows(backend.rescheduleCallBack(ask, asked));
      return callBackOf(present(moved, 'call-back'));
    },
  }),
  route({
    method: 'post',
    path: '/call-backs/{code}/cancel',
    summary: 'No call is wanted any more; staff give the id in place of the code',
    tag,
    access: 'public',
    proof: true,
    names: { callBackId: 'code' },
    params: code,
    answer: callBack,
    handle: async ({ params, visitor, request }, asked) => {
      const { callBack: ended } = await backend.cancelCallBack(named(params.code, visitor, request), asked);
      return callBackOf(present(ended, 'call-back'));
    },
  }),
  route({
    method: 'post',
    path: '/call-backs/{id}/attempt',
    summary: 'Take a due call-back and dial: nobody else gets it',
    tag,
    access: desks,
    names: { callBackId: 'id' },
    params: id,
    answer: z.object({ callBack, call: z.union([call, z.null()]), record: z.union([record, z.null()]) }),
    handle: async ({ params }, asked) => {
      const taken = await backend.attemptCallBack({ callBackId: params.id }, asked);
      return {
        callBack: callBackOf(present(taken.callBack, 'call-back')),
        call: taken.call ? callOf(taken.call) : null,
        record: taken.record ? recordOf(taken.record) : null,
      };
    },
  }),
  route({
    method: 'post',
    path: '/call-backs/{id}/settle',
    summary: 'What an attempt came to; the ladder decides what follows',
    tag,
    access: desks,
    names: { callBackId: 'id' },
    params: id,
    body: z.strictObject({ result }),
    answer: callBack,
    handle: async ({ params, body }, asked) => {
      const ask = { callBackId: params.id, result: attemptResults.valueOf(body.result) };
      return callBackOf(present((await backend.settleCallBack(ask, asked)).callBack, 'call-back'));
    },
  }),
];
