import { z } from 'zod';
import { route } from '../http/route';
import { proofOf } from './appointments';
import type { Backends } from './backends';
import { paperStateOf, readiness, readinessFigures, readinessOf } from './readiness-answers';
import { appointment, code, day, id } from './shapes';
import { appointmentOf } from './translate';

const counter = ['officer', 'supervisor', 'admin'] as const;
const phone = z.string().max(32).optional();
const key = z.string().min(1).max(64);
const days = z.strictObject({ from: day, to: day });

/** What a visit has of the papers it needs: told by the citizen, seen at the counter, counted. */
export const readinessRoutes = ({ scheduling }: Backends) => [
  route({
    method: 'get',
    path: '/appointments/{code}/readiness',
    summary: 'Which papers a visit has, lacks or was let off; a citizen proves it with the phone number',
    tag: 'Appointments',
    access: 'public',
    proof: true,
    params: code,
    query: z.strictObject({ phone }),
    answer: readiness,
    handle: async ({ params, query, request }, call) => {
      const ask = { code: params.code, phoneProof: proofOf(request, query.phone) };
      return readinessOf((await scheduling.getReadiness(ask, call)).readiness, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/appointments/{code}/readiness',
    summary: 'Tick papers, or say that everything is ready; staff may waive, with a reason',
    tag: 'Appointments',
    access: 'public',
    proof: true,
    params: code,
    body: z.strictObject({
      items: z
        .array(
          z.strictObject({ key, state: z.enum(['missing', 'have', 'waived']), reason: z.string().max(300).optional() }),
        )
        .max(100)
        .optional(),
      allReady: z.boolean().optional(),
      phone,
    }),
    answer: readiness,
    handle: async ({ params, body, request }, call) => {
      const ask = {
        code: params.code,
        phoneProof: proofOf(request, body.phone),
        items: (body.items ?? []).map(({ state, reason, ...one }) => ({
          ...one,
          state: paperStateOf(state),
          reason: reason ?? '',
        })),
        allReady: body.allReady ?? false,
      };
      return readinessOf((await scheduling.setReadiness(ask, call)).readiness, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/appointments/{code}/send-home',
    summary: 'The citizen came and could not be served: papers were missing',
    tag: 'Office',
    access: counter,
    params: code,
    body: z.strictObject({ missing: z.array(key).max(100).optional() }).optional(),
    answer: z.object({ appointment, readiness }),
    handle: async ({ params, body }, call) => {
      const done = await scheduling.sendHome({ code: params.code, missing: body?.missing ?? [] }, call);
      return {
        appointment: appointmentOf(done.appointment, call.locale),
        readiness: readinessOf(done.readiness, call.locale),
      };
    },
  }),
  route({
    method: 'get',
    path: '/offices/{id}/readiness-figures',
    summary: 'Visits of an office that would have been in vain, and those that were; days are included',
    tag: 'Office',
    access: counter,
    names: { officeId: 'id', fromDay: 'from', toDay: 'to' },
    params: id,
    query: days,
    answer: readinessFigures,
    handle: async ({ params, query }, call) =>
      scheduling.getReadinessFigures({ officeId: params.id, fromDay: query.from, toDay: query.to }, call),
  }),
  route({
    method: 'get',
    path: '/readiness-figures',
    summary: 'The same, of all offices',
    tag: 'Office',
    access: ['supervisor', 'admin'],
    names: { fromDay: 'from', toDay: 'to' },
    query: days,
    answer: readinessFigures,
    handle: async ({ query }, call) =>
      scheduling.getReadinessFigures({ officeId: '', fromDay: query.from, toDay: query.to }, call),
  }),
];
