import type { Request } from 'express';
import { z } from 'zod';
import { route } from '../http/route';
import type { Visitor } from '../session/visitor';
import type { Backends } from './backends';
import { calendarOf } from './calendar';
import { appointment, booking, code, hold, id, listOf, paging, slot, when, whole } from './shapes';
import { inOurShapes, networkFor } from './from-outside';
import { appointmentOf, askPage, bookingOf, holdOf, pageOf, slotOf } from './translate';
import { localeFrom } from './words';

const tag = 'Appointments';

/** As the citizen's own calendar has it. */
const visitOf = ({ slot: { start, end }, procedure, office, ...shown }: ReturnType<typeof appointmentOf>) => ({
  ...shown,
  start,
  end,
  summary: `${procedure.name} (${shown.code})`,
  location: `${office.name}, ${office.address}`,
});
const reference = z.string().min(1).max(120);
const phone = z.string().max(32).optional();
const citizen = z.strictObject({
  name: z.string().max(400),
  phone: z.string().max(64),
  email: z.string().max(512).optional(),
});

/** The citizen's proof, from a header, so that it stands in no address and no log. */
export const proofOf = (request: Request, given?: string) => request.get('X-Phone-Proof') ?? given ?? '';

/** What staff hold for a caller is the call's; a citizen has none. */
const holderOf = ({ caller }: Visitor, callId: string | undefined): string =>
  callId && caller.role !== 'citizen' ? `call:${callId}` : caller.id;

/** A full slot is answered with the three nearest, in the API's own form. */
const withAlternatives = async <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw inOurShapes(error);
  });

/** Finding a place and keeping it. */
export const appointmentRoutes = ({ scheduling: backend }: Backends) => [
  route({
    method: 'get',
    path: '/slots',
    summary: 'Slots with a free place at an office, earliest first',
    tag,
    access: 'public',
    names: { officeId: 'office', procedureCode: 'procedure' },
    query: z.strictObject({
      office: reference,
      procedure: z.string().max(64).optional(),
      from: when.optional(),
      to: when.optional(),
      includeFull: z.enum(['true', 'false']).optional(),
      ...paging(1_000),
    }),
    answer: listOf(slot),
    handle: async ({ query }, call) => {
      const ask = {
        officeId: query.office,
        procedureCode: query.procedure ?? '',
        from: query.from,
        to: query.to,
        includeFull: query.includeFull === 'true',
        ...askPage(query),
      };
      const { slots, nextPageToken } = await backend.listSlots(ask, call);
      return pageOf(slots.map(slotOf), nextPageToken);
    },
  }),
  route({
    method: 'post',
    path: '/holds',
    summary: 'Keep a place for five minutes while a form is filled in; for a call, as long as that lasts',
    tag,
    access: 'public',
    holds: true,
    body: z.strictObject({ slotId: reference, callId: z.uuid().optional() }),
    answer: hold,
    status: 201,
    handle: async ({ body, visitor }, call) =>
      holdOf(
        await withAlternatives(
          backend.holdPlace(
            {
              slotId: body.slotId,
              holder: holderOf(visitor, body.callId),
              network: networkFor(visitor),
              ttlSeconds: 0,
            },
            call,
          ),
        ),
      ),
  }),
  route({
    method: 'delete',
    path: '/holds/{id}',
    summary: 'Give a held place back',
    tag,
    access: 'public',
    names: { holdId: 'id' },
    params: id,
    handle: async ({ params }, call) => backend.releaseHold({ holdId: params.id }, call),
  }),
  route({
    method: 'post',
    path: '/appointments',
    summary: 'Book a place, or turn a hold into an appointment',
    tag,
    access: 'public',
    body: z.strictObject({
      slotId: reference.optional(),
      holdId: reference.optional(),
      procedureCode: z.string().min(1).max(64),
      citizen,
      locale: z.enum(['vi', 'en']).optional(),
      confirmDuplicate: z
        .boolean()
        .optional()
        .openapi({ description: 'After DUPLICATE_APPOINTMENT: this one as well' }),
      overbook: z
        .strictObject({ reason: z.string().max(500) })
        .optional()
        .openapi({ description: 'Beyond the places of a full slot: supervisors, and officers at their own office' }),
    }),
    answer: booking,
    status: 201,
    handle: async ({ body, response }, call) => {
      const ask = {
        slotId: body.slotId ?? '',
        holdId: body.holdId ?? '',
        procedureCode: body.procedureCode,
        citizen: { name: body.citizen.name, phone: body.citizen.phone, email: body.citizen.email ?? '' },
        locale: localeFrom(body.locale ?? call.locale),
        confirmDuplicate: body.confirmDuplicate ?? false,
        overbook: body.overbook,
      };
      const { appointment: booked, possibleDuplicates } = await withAlternatives(backend.bookAppointment(ask, call));
      response.location(`/api/v1/appointments/${booked?.code ?? ''}`);
      return bookingOf(booked, possibleDuplicates, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/appointments/{code}',
    summary: 'One appointment; a citizen proves it with the phone number (header X-Phone-Proof)',
    tag,
    access: 'public',
    proof: true,
    params: code,
    query: z.strictObject({ phone }),
    answer: appointment,
    handle: async ({ params, query, request }, call) => {
      const { appointment: found } = await backend.getAppointment(
        { code: params.code, phoneProof: proofOf(request, query.phone) },
        call,
      );
      return appointmentOf(found, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/appointments/{code}/move',
    summary: 'Move to another slot; the old place is kept until the new one is sure',
    tag,
    access: 'public',
    proof: true,
    params: code,
    body: z.strictObject({ slotId: reference, expectedVersion: whole(0, 1_000_000).optional(), phone }),
    answer: appointment,
    handle: async ({ params, body, request }, call) => {
      const ask = {
        code: params.code,
        slotId: body.slotId,
        phoneProof: proofOf(request, body.phone),
        expectedVersion: body.expectedVersion ?? 0,
        reason: undefined,
      };
      return appointmentOf((await withAlternatives(backend.moveAppointment(ask, call))).appointment, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/appointments/{code}/cancel',
    summary: 'Cancel; the place is free for others at once',
    tag,
    access: 'public',
    proof: true,
    params: code,
    body: z.strictObject({
      reason: z.string().max(500).optional(),
      expectedVersion: whole(0, 1_000_000).optional(),
      phone,
    }),
    answer: appointment,
    handle: async ({ params, body, request }, call) => {
      const ask = {
        code: params.code,
        phoneProof: proofOf(request, body.phone),
        expectedVersion: body.expectedVersion ?? 0,
        reason: body.reason ?? '',
      };
      return appointmentOf((await backend.cancelAppointment(ask, call)).appointment, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/appointments/{code}/calendar.ics',
    summary: 'The appointment for a calendar (iCalendar)',
    tag,
    access: 'public',
    proof: true,
    params: code,
    query: z.strictObject({ phone }),
    answer: z.string(),
    produces: 'text/calendar',
    handle: async ({ params, query, request, response }, call) => {
      const { appointment: found } = await backend.getAppointment(
        { code: params.code, phoneProof: proofOf(request, query.phone) },
        call,
      );
      response.type('text/calendar').send(calendarOf([visitOf(appointmentOf(found, call.locale))]));
    },
  }),
];
