import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { appointment, instant, slot } from './shapes';

extendZodWithOpenApi(z);

const contact = z.object({ takesSms: z.boolean(), hasEmail: z.boolean() });

export const relocation = z
  .object({
    appointmentCode: z.string(),
    citizenName: z.string(),
    from: slot,
    to: z.union([slot, z.null()]),
    state: z.enum(['planned', 'proposed', 'told', 'accepted', 'refused', 'settled', 'put-back']),
    cause: z.enum(['closed', 'booked-last', 'office']),
    office: z.union([z.object({ id: z.string(), name: z.string(), address: z.string() }), z.null()]),
    contact,
  })
  .openapi('Relocation');

const progress = z.object({
  planned: z.number(),
  moved: z.number(),
  cancelled: z.number(),
  told: z.number(),
  answered: z.number(),
  untold: z.number().describe('Who is not proven to know: must become 0'),
  unreached: z.number().describe('Of these: whom no message reaches'),
  putBack: z.number(),
});

export const closure = z
  .object({
    id: z.string(),
    officeId: z.string(),
    scheduleId: z.union([z.string(), z.null()]).describe('null: every schedule of the office'),
    places: z.number().describe('How many places each slot keeps; 0 is closed'),
    from: instant,
    to: z.union([instant, z.null()]).describe('null: until it is opened again'),
    reason: z.string(),
    closedAt: instant,
    phase: z.enum(['planning', 'held', 'moving', 'done', 'lifted']),
    tellAt: z.union([instant, z.null()]),
    progress: z.union([progress, z.null()]),
  })
  .openapi('Closure');

export const closureWithPeople = z.object({ closure, relocations: z.array(relocation) });

export const preview = z
  .object({
    relocations: z.array(relocation),
    people: z.number(),
    withoutContact: z.number().describe('Whom no message can reach: somebody has to call'),
    withoutPlace: z.number(),
    toOtherOffices: z.number(),
  })
  .openapi('ClosurePreview');

export const seenChange = z
  .object({
    relocation,
    reason: z.string(),
    appointment,
    alternatives: z.array(slot).describe('After a no: the nearest that are free'),
  })
  .openapi('SeenChange');

export const untold = z
  .object({
    appointment,
    relocation,
    reason: z.enum(['waiting', 'no-contact', 'failed', 'no-receipt']),
    closureId: z.union([z.string(), z.null()]),
    changedAt: instant,
    tries: z.number(),
    note: z.string(),
  })
  .openapi('UntoldVisit');
