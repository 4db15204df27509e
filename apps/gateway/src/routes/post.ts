import type { routing } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { formatPhone } from '@civicline/vietnamese';
import { z } from 'zod';
import { route } from '../http/route';
import { proofOf } from './appointments';
import type { Backends } from './backends';
import { inOurShapes } from './from-outside';
import { code, instant, listOf, paging, when } from './shapes';
import { askPage, at, pageOf, pick } from './translate';
import { localeFrom, words } from './words';

const tag = 'Post';
const staff = ['agent', 'officer', 'supervisor', 'admin', 'system'] as const;
const carriers = ['officer', 'supervisor', 'admin', 'system'] as const;

const kindNames = ['pickup', 'return'] as const;
const kinds = words<routing.PostKind, typeof kindNames>('POST_KIND', kindNames);
const statusNames = ['promised', 'accepted', 'collected', 'handed-over', 'delivered', 'cancelled'] as const;
const statuses = words<routing.PostStatus, typeof statusNames>('POST_STATUS', statusNames);
const stepNames = ['accept', 'collect', 'hand-over', 'deliver'] as const;
const steps = words<routing.PostStep, typeof stepNames>('POST_STEP', stepNames);

const reference = z.string().max(120);
const phone = z.string().max(32).optional();
const oneWay = z.object({ code: z.string().min(1).max(64), kind: z.enum(kinds.names) });

const leg = z
  .object({
    code: z.string(),
    kind: z.enum(kinds.names),
    status: z.enum(statuses.names),
    version: z.number(),
    citizen: z.object({ name: z.string(), phone: z.string() }),
    address: z.string(),
    procedureCode: z.string(),
    office: z.object({ id: z.string(), name: z.string() }),
    postOfficeId: z.string(),
    from: instant,
    to: instant,
    missed: z.boolean(),
    tracking: z.array(z.object({ at: instant, what: z.string(), note: z.string() })),
  })
  .openapi('PostLeg');

const legOf = (found: routing.PostLeg | undefined, locale: Locale) => {
  if (!found) throw new Error('an answer without its way');
  return {
    code: found.code,
    kind: kinds.wordOf(found.kind),
    status: statuses.wordOf(found.status),
    version: found.version,
    citizen: { name: found.citizen?.name ?? '', phone: formatPhone(found.citizen?.phone ?? '') },
    address: found.address,
    procedureCode: found.procedureCode,
    office: { id: found.officeId, name: pick(found.officeName, locale) },
    postOfficeId: found.postOfficeId,
    from: at(found.from),
    to: at(found.to),
    missed: found.missed,
    tracking: found.tracking.map((one) => ({ at: at(one.at), what: one.what, note: one.note })),
  };
};

/** A dossier that the post picks up, a result that it brings: the promise, and what became of it. */
export const postRoutes = ({ routing: backend }: Backends) => [
  route({
    method: 'get',
    path: '/post-windows',
    summary: 'When a post office near a place can come',
    tag,
    access: 'public',
    names: { unitCode: 'unit' },
    query: z.strictObject({ unit: z.string().min(1).max(100), from: when.optional(), to: when.optional() }),
    answer: z.object({
      items: z.array(
        z.object({ slotId: z.string(), postOfficeId: z.string(), from: instant, to: instant, free: z.number() }),
      ),
    }),
    handle: async ({ query }, call) => {
      const { windows } = await backend.listPostWindows({ unitCode: query.unit, from: query.from, to: query.to }, call);
      return { items: windows.map(({ from, to, ...one }) => ({ ...one, from: at(from), to: at(to) })) };
    },
  }),
  route({
    method: 'post',
    path: '/post',
    summary:
      'Have a dossier picked up or its result brought, in a window; under a code that the citizen has already, or a new one',
    tag,
    access: 'public',
    holds: true,
    body: z.strictObject({
      kind: z.enum(kinds.names),
      slotId: reference,
      code: z.string().max(32).optional(),
      citizen: z.strictObject({
        name: z.string().max(400),
        phone: z.string().max(64),
        email: z.string().max(512).optional(),
      }),
      address: z.string().max(1_000),
      procedureCode: z.string().max(64),
      officeId: reference,
      locale: z.enum(['vi', 'en']).optional(),
    }),
    answer: leg,
    status: 201,
    handle: async ({ body, response }, call) => {
      const { name, phone: number, email = '' } = body.citizen;
      const ask = {
        kind: kinds.valueOf(body.kind),
        slotId: body.slotId,
        code: body.code ?? '',
        citizen: { name, phone: number, email },
        address: body.address,
        procedureCode: body.procedureCode,
        officeId: body.officeId,
        locale: localeFrom(body.locale ?? call.locale),
      };
      const { leg: made } = await backend.promisePost(ask, call).catch((error: unknown) => {
        throw inOurShapes(error);
      });
      response.location(`/api/v1/post/${made?.code ?? ''}`);
      return legOf(made, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/post',
    summary: 'What is under way by post, the earliest window first; the post office and the hotline see all',
    tag,
    access: staff,
    names: { officeId: 'office', postOfficeId: 'postOffice' },
    query: z.strictObject({
      status: z.enum(statuses.names).optional(),
      missed: z.enum(['true', 'false']).optional(),
      office: reference.optional(),
      postOffice: reference.optional(),
      ...paging(200),
    }),
    answer: listOf(leg),
    handle: async ({ query }, call) => {
      const { legs, nextPageToken } = await backend.listPost(
        {
          statuses: query.status ? [statuses.valueOf(query.status)] : [],
          missed: query.missed === 'true',
          officeId: query.office ?? '',
          postOfficeId: query.postOffice ?? '',
          ...askPage(query),
        },
        call,
      );
      return pageOf(
        legs.map((one) => legOf(one, call.locale)),
        nextPageToken,
      );
    },
  }),
  route({
    method: 'get',
    path: '/post/{code}',
    summary: 'All that is sent under a code; a citizen proves it with the phone number (header X-Phone-Proof)',
    tag,
    access: 'public',
    proof: true,
    params: code,
    query: z.strictObject({ phone }),
    answer: z.object({ items: z.array(leg) }),
    handle: async ({ params, query, request }, call) => {
      const { legs } = await backend.followPost({ code: params.code, phoneProof: proofOf(request, query.phone) }, call);
      return { items: legs.map((one) => legOf(one, call.locale)) };
    },
  }),
  route({
    method: 'post',
    path: '/post/{code}/{kind}/cancel',
    summary: 'Take it back, until it is collected',
    tag,
    access: 'public',
    proof: true,
    params: oneWay,
    body: z.strictObject({ phone }).optional(),
    answer: leg,
    handle: async ({ params, body, request }, call) => {
      const ask = { code: params.code, kind: kinds.valueOf(params.kind), phoneProof: proofOf(request, body?.phone) };
      return legOf((await backend.cancelPost(ask, call)).leg, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/post/{code}/{kind}/steps',
    summary: 'What the post office did; told twice, or late, it changes nothing',
    tag,
    access: carriers,
    params: oneWay,
    body: z.strictObject({ step: z.enum(steps.names), at: when.optional(), note: z.string().max(500).optional() }),
    answer: leg,
    handle: async ({ params, body }, call) => {
      const ask = {
        code: params.code,
        kind: kinds.valueOf(params.kind),
        step: steps.valueOf(body.step),
        at: body.at,
        note: body.note ?? '',
      };
      return legOf((await backend.recordPostStep(ask, call)).leg, call.locale);
    },
  }),
];
