import type { Request } from 'express';
import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';
import { inOurShapes, networkFor } from './from-outside';
import { appointment, code, day, id, listOf, paging, slot, time } from './shapes';
import { appointmentOf, askPage, pageOf, slotOf } from './translate';
import { waitlistEntry } from './waitlist-shapes';
import { waitlistEntryOf } from './waitlist-translate';
import { localeFrom } from './words';

const tag = 'Waitlist';
const staff = ['agent', 'officer', 'supervisor', 'admin'] as const;
const counter = ['officer', 'supervisor', 'admin'] as const;
const names = { fromDay: 'from', toDay: 'to', officeId: 'office', scheduleId: 'schedule', procedureCode: 'procedure' };

/** The number, or the key that came with an offer: a header, so that it stands in no address and no log. */
const proofOf = (request: Request): string => request.get('X-Phone-Proof') ?? '';

/** In line for a place, and what was given beyond the places. */
export const waitlistRoutes = ({ scheduling: backend }: Backends) => [
  route({
    method: 'post',
    path: '/waitlist',
    summary: 'Get in line for a place that becomes free',
    tag,
    access: 'public',
    names: { ...names, officeId: 'officeId', scheduleId: 'scheduleId', procedureCode: 'procedureCode' },
    body: z.strictObject({
      officeId: z.string().min(1).max(120),
      scheduleId: z.string().max(120).optional(),
      procedureCode: z.string().min(1).max(64),
      from: day,
      to: day,
      earliest: time.optional(),
      latest: time.optional(),
      citizen: z.strictObject({
        name: z.string().max(400),
        phone: z.string().max(64),
        email: z.string().max(512).optional(),
      }),
      locale: z.enum(['vi', 'en']).optional(),
    }),
    answer: waitlistEntry,
    status: 201,
    handle: async ({ body, visitor, response }, call) => {
      const ask = {
        officeId: body.officeId,
        scheduleId: body.scheduleId ?? '',
        procedureCode: body.procedureCode,
        fromDay: body.from,
        toDay: body.to,
        earliest: body.earliest ?? '',
        latest: body.latest ?? '',
        citizen: { name: body.citizen.name, phone: body.citizen.phone, email: body.citizen.email ?? '' },
        locale: localeFrom(body.locale ?? call.locale),
        network: networkFor(visitor),
      };
      const { entry } = await backend.joinWaitlist(ask, call).catch((error: unknown) => {
        throw inOurShapes(error);
      });
      response.location(`/api/v1/waitlist/${entry?.code ?? ''}`);
      return waitlistEntryOf(entry, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/waitlist',
    summary: 'The line of an office, first come first, with every step',
    tag,
    access: staff,
    names,
    query: z.strictObject({
      office: z.string().min(1).max(120),
      includeEnded: z.enum(['true', 'false']).optional(),
      ...paging(1_000),
    }),
    answer: listOf(waitlistEntry),
    handle: async ({ query }, call) => {
      const ask = { officeId: query.office, includeEnded: query.includeEnded === 'true', ...askPage(query) };
      const { entries, nextPageToken } = await backend.listWaitlist(ask, call);
      return pageOf(
        entries.map((entry) => waitlistEntryOf(entry, call.locale)),
        nextPageToken,
      );
    },
  }),
  route({
    method: 'get',
    path: '/waitlist/{code}',
    summary: 'One place in line; proven with the phone number, or the key of an offer (header X-Phone-Proof)',
    tag,
    access: 'public',
    proof: true,
    names: { proof: 'X-Phone-Proof' },
    params: code,
    answer: waitlistEntry,
    handle: async ({ params, request }, call) => {
      const { entry } = await backend.getWaitlistEntry({ code: params.code, proof: proofOf(request) }, call);
      return waitlistEntryOf(entry, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/waitlist/{code}/accept',
    summary: 'Book the place that is held for it',
    tag,
    access: 'public',
    proof: true,
    names: { proof: 'X-Phone-Proof' },
    params: code,
    answer: appointment,
    status: 201,
    handle: async ({ params, request, response }, call) => {
      const ask = { code: params.code, proof: proofOf(request) };
      const { appointment: booked } = await backend.acceptWaitlistOffer(ask, call);
      response.location(`/api/v1/appointments/${booked?.code ?? ''}`);
      return appointmentOf(booked, call.locale);
    },
  }),
  route({
    method: 'post',
    path: '/waitlist/{code}/leave',
    summary: 'Leave the line; a place that was offered goes to the next',
    tag,
    access: 'public',
    proof: true,
    names: { proof: 'X-Phone-Proof' },
    params: code,
    answer: waitlistEntry,
    handle: async ({ params, request }, call) => {
      const { entry } = await backend.leaveWaitlist({ code: params.code, proof: proofOf(request) }, call);
      return waitlistEntryOf(entry, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/offices/{id}/overbookings',
    summary: 'Appointments made beyond the places of their slot: who decided it, and why',
    tag: 'Office',
    access: counter,
    names: { ...names, officeId: 'id' },
    params: id,
    query: z.strictObject({ from: day, to: day }),
    answer: z.object({ items: z.array(z.object({ slot, appointment })) }),
    handle: async ({ params, query }, call) => {
      const ask = { officeId: params.id, fromDay: query.from, toDay: query.to };
      const { items } = await backend.listOverbookings(ask, call);
      return {
        items: items.flatMap((item) =>
          item.slot ? [{ slot: slotOf(item.slot), appointment: appointmentOf(item.appointment, call.locale) }] : [],
        ),
      };
    },
  }),
];
