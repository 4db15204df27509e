import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';
import { closure } from './closing-shapes';
import { readiness, readinessOf } from './readiness-answers';
import { appointment, code, day, id, office, slot, time, whole } from './shapes';
import { appointmentOf, officeOf, pick, slotOf } from './translate';
import { closureOf } from './translate-closing';

const tag = 'Office';
const counter = ['officer', 'supervisor', 'admin'] as const;
const reason = z.strictObject({ vi: z.string().min(1).max(500), en: z.string().max(500).optional() });
const interval = z.strictObject({ opens: time, closes: time });
const intervals = z.array(interval).max(6);
const hours = z.strictObject({
  weekly: z.array(z.strictObject({ weekday: whole(1, 7), intervals })).max(7),
  exceptions: z
    .array(z.strictObject({ day, intervals, reason: reason.optional() }))
    .max(400)
    .default([]),
});

const localizedOf = (text: z.infer<typeof reason> | undefined) => ({ vi: text?.vi ?? '', en: text?.en ?? '' });

/** The counter's day: who comes and who came. */
export const officeDeskRoutes = ({ directory, scheduling }: Backends) => [
  route({
    method: 'get',
    path: '/offices/{id}/day-sheet',
    summary: 'The appointments of a day at an office',
    tag,
    access: counter,
    names: { officeId: 'id' },
    params: id,
    query: z.strictObject({ day }),
    answer: z.object({
      day: z.string(),
      appointments: z.array(appointment),
      slots: z.array(slot),
      closures: z.array(closure),
      readiness: z.array(readiness).describe('Of each appointment, in the same order'),
      counters: z.array(z.object({ id: z.string(), name: z.string() })).describe('Where the office gives appointments'),
    }),
    handle: async ({ params, query }, call) => {
      const sheet = await scheduling.getDaySheet({ officeId: params.id, day: query.day }, call);
      return {
        day: query.day,
        appointments: sheet.appointments.map((one) => appointmentOf(one, call.locale)),
        slots: sheet.slots.map(slotOf),
        closures: sheet.closures.map((one) => closureOf(one, call.locale)),
        readiness: sheet.readiness.map((one) => readinessOf(one, call.locale)),
        counters: sheet.counters.map(({ id, name }) => ({ id, name: pick(name, call.locale) })),
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
    method: 'put',
    path: '/offices/{id}/hours',
    summary: 'Change when an office is open: the whole week, and the days that differ from it',
    tag,
    // As the directory has it: officers their own office, administrators all.
    access: ['officer', 'admin'],
    names: { officeId: 'id', hours: '' },
    params: id,
    body: hours,
    answer: office,
    handle: async ({ params, body }, call) => {
      const exceptions = body.exceptions.map(({ reason: why, ...one }) => ({ ...one, reason: localizedOf(why) }));
      await directory.setOfficeHours({ officeId: params.id, hours: { weekly: body.weekly, exceptions } }, call);
      const { office: found, unit } = await directory.getOffice(params, call);
      if (!found) throw new Error('an answer without its office');
      return officeOf(found, unit ? [unit] : [], call.locale);
    },
  }),
];
