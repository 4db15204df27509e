import { directory } from '@civicline/contracts';
import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';
import { day, id, time } from './shapes';

const tag = 'Office';
const person = z.strictObject({
  id: z.string().min(1).max(100),
  name: z.string().max(200),
  number: z.string().max(32),
});
const shift = z.strictObject({
  day,
  opens: time,
  closes: time,
  officer: person,
  substitute: person.nullable().default(null),
  /** The officer is away: the substitute stands in. */
  away: z.boolean().default(false),
});
const shifts = z.object({ shifts: z.array(shift) });

const shiftRead = ({ opens, closes, substitute, ...one }: z.infer<typeof shift>): directory.DutyShift =>
  directory.DutyShift.fromPartial({ ...one, hours: { opens, closes }, ...(substitute ? { substitute } : {}) });

const personOf = (found: directory.DutyOfficer | undefined) => ({
  id: found?.id ?? '',
  name: found?.name ?? '',
  number: found?.number ?? '',
});
const shiftOf = ({ day: on, hours, officer, substitute, away }: directory.DutyShift) => ({
  day: on,
  opens: hours?.opens ?? '',
  closes: hours?.closes ?? '',
  officer: personOf(officer),
  substitute: substitute ? personOf(substitute) : null,
  away,
});

/** Who is on duty at an office, day by day. */
export const rosterRoutes = ({ directory: backend }: Backends) => [
  route({
    method: 'get',
    path: '/offices/{id}/roster',
    summary: 'The duty shifts of some days',
    tag,
    access: ['agent', 'officer', 'supervisor', 'admin'],
    names: { officeId: 'id' },
    params: id,
    query: z.strictObject({ from: day, to: day }),
    answer: shifts,
    handle: async ({ params, query }, call) => ({
      shifts: (await backend.getRoster({ officeId: params.id, ...query }, call)).shifts.map(shiftOf),
    }),
  }),
  route({
    method: 'put',
    path: '/offices/{id}/roster',
    summary: 'Replace the duty shifts of some days',
    tag,
    access: ['officer', 'supervisor', 'admin'],
    names: { officeId: 'id' },
    params: id,
    body: z.strictObject({ from: day, to: day, shifts: z.array(shift).max(1_000) }),
    answer: shifts,
    handle: async ({ params, body }, call) => ({
      shifts: (
        await backend.setRoster({ officeId: params.id, ...body, shifts: body.shifts.map(shiftRead) }, call)
      ).shifts.map(shiftOf),
    }),
  }),
];
