import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';
import { appointment, closure, code, day, id, listOf, message, relocation, slot, when } from './shapes';
import { appointmentOf, closureOf, messageOf, pageOf, relocationOf, slotOf } from './translate';

const tag = 'Office';
const counter = ['officer', 'supervisor', 'admin'] as const;
const staff = ['agent', 'officer', 'supervisor', 'admin'] as const;
const reason = z.strictObject({ vi: z.string().min(1).max(500), en: z.string().max(500).optional() });

/** The counter's day: who comes, who came, and closing a day with everybody moved and told. */
export const officeDeskRoutes = ({ scheduling, notification }: Backends) => [
  route({
    method: 'get',
    path: '/offices/{id}/day-sheet',
    summary: 'The appointments of a day at an office',
    tag,
    access: counter,
    params: id,
    query: z.strictObject({ day }),
    answer: z.object({
      day: z.string(),
      appointments: z.array(appointment),
      slots: z.array(slot),
      closures: z.array(closure),
    }),
    handle: async ({ params, query }, call) => {
      const sheet = await scheduling.getDaySheet({ officeId: params.id, day: query.day }, call);
      return {
        day: query.day,
        appointments: sheet.appointments.map((one) => appointmentOf(one, call.locale)),
        slots: sheet.slots.map(slotOf),
        closures: sheet.closures.map((one) => closureOf(one, call.locale)),
      };
    },
  }),
  ...(
    [
      ['check-in', 'checkIn', 'The citizen has come'],
      ['fulfil', 'fulfil', 'The citizen was served'],
      ['no-show', 'markNoShow', 'Nobody came'],
    ] as const
  ).map(([path, step, summary]) =>
    route({
      method: 'post',
      path: `/appointments/{code}/${path}`,
      summary,
      tag,
      access: counter,
      params: code,
      answer: appointment,
      handle: async ({ params }, call) =>
        appointmentOf((await scheduling[step](params, call)).appointment, call.locale),
    }),
  ),
  route({
    method: 'post',
    path: '/offices/{id}/closures/preview',
    summary: 'What closing would do, person by person; nothing is changed',
    tag,
    access: counter,
    params: id,
    body: z.strictObject({ from: when, to: when }),
    answer: z.object({ relocations: z.array(relocation) }),
    handle: async ({ params, body }, call) => {
      const { relocations } = await scheduling.previewClosure({ officeId: params.id, ...body }, call);
      return { relocations: relocations.map(relocationOf) };
    },
  }),
  route({
    method: 'post',
    path: '/offices/{id}/closures',
    summary: 'Close a day or a part of it: everybody is moved to the nearest places and told',
    tag,
    access: counter,
    params: id,
    body: z.strictObject({ from: when, to: when, reason }),
    answer: z.object({ closure, relocations: z.array(relocation) }),
    status: 201,
    handle: async ({ params, body }, call) => {
      const why = { vi: body.reason.vi, en: body.reason.en ?? '' };
      const { closure: made, relocations } = await scheduling.closeDay(
        { officeId: params.id, from: body.from, to: body.to, reason: why },
        call,
      );
      if (!made) throw new Error('an answer without its closure');
      return { closure: closureOf(made, call.locale), relocations: relocations.map(relocationOf) };
    },
  }),
  route({
    method: 'delete',
    path: '/closures/{id}',
    summary: 'Open a closed time again for new bookings',
    tag,
    access: counter,
    params: id,
    handle: async ({ params }, call) => scheduling.reopenDay({ closureId: params.id }, call),
  }),
  route({
    method: 'get',
    path: '/appointments/{code}/messages',
    summary: 'What the citizen was told, and whether it arrived',
    tag: 'Messages',
    access: staff,
    params: code,
    answer: listOf(message),
    handle: async ({ params }, call) => {
      const { messages, nextPageToken } = await notification.listMessages(
        { subjectCode: params.code, pageSize: 0, pageToken: '' },
        call,
      );
      return pageOf(messages.map(messageOf), nextPageToken);
    },
  }),
  route({
    method: 'post',
    path: '/messages/{id}/retry',
    summary: 'Try a failed message again',
    tag: 'Messages',
    access: staff,
    params: id,
    answer: message,
    handle: async ({ params }, call) => {
      const { message: queued } = await notification.retryMessage({ messageId: params.id }, call);
      if (!queued) throw new Error('an answer without its message');
      return messageOf(queued);
    },
  }),
];
