import type { privacy } from '@civicline/contracts';
import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';
import { keepers } from './backends';
import { e164 } from './phone-number';
import { instant } from './shapes';
import { at, atOrNull } from './translate';

const tag = 'Privacy';
const access = ['supervisor', 'admin'] as const;
/** Every service looks through what it keeps. */
const collectMs = 30_000;

const wish = z.strictObject({
  number: z.string().min(1).max(32).openapi({ description: 'Whose data' }),
  purpose: z.string().min(1).max(200).openapi({ description: 'Why; noted' }),
});
const erasure = z
  .object({
    id: z.string(),
    number: z.string().openapi({ description: 'Masked; empty when nothing is left' }),
    askedBy: z.string(),
    purpose: z.string(),
    begunAt: instant,
    finishedAt: instant.nullable().openapi({ description: 'Null: something is left' }),
    parts: z.array(
      z.object({
        service: z.enum(keepers),
        erased: z.number(),
        left: z.number().openapi({ description: 'Still under way: taken out when it is over' }),
        askedAt: instant,
      }),
    ),
  })
  .openapi('Erasure');

const toErasure = (one: privacy.Erasure): z.infer<typeof erasure> => ({
  id: one.id,
  number: one.number,
  askedBy: one.askedBy,
  purpose: one.purpose,
  begunAt: at(one.begunAt),
  finishedAt: atOrNull(one.finishedAt),
  parts: one.parts.map((part) => ({
    service: z.enum(keepers).parse(part.service),
    erased: part.erased,
    left: part.left,
    askedAt: at(part.askedAt),
  })),
});

/** What is held of one person, over all services, and its end. */
export const personRoutes = ({ keepers: doors, erasures }: Backends) => [
  route({
    method: 'post',
    path: '/privacy/exports',
    summary: 'All that is held of whoever has a number, as JSON: a list for each kind of thing, by service; noted',
    tag,
    access,
    timeoutMs: collectMs,
    body: wish,
    answer: z.object({ at: instant, held: z.record(z.string(), z.record(z.string(), z.array(z.unknown()))) }),
    handle: async ({ body: { number, purpose } }, call) => {
      const ask = { number: e164(number), purpose };
      const found = await Promise.all(
        keepers.map(async (service) => {
          const { json } = await doors[service].collectPerson(ask, call);
          return [service, JSON.parse(json) as Record<string, unknown[]>] as const;
        }),
      );
      return { at: at(new Date()), held: Object.fromEntries(found) };
    },
  }),
  route({
    method: 'post',
    path: '/privacy/erasures',
    summary: 'Erase what is held of whoever has a number, in every service; what is under way when it is over',
    tag,
    access,
    status: 202,
    body: wish,
    answer: erasure,
    handle: async ({ body: { number, purpose } }, call) => {
      const { erasure: begun } = await erasures.startErasure({ number: e164(number), purpose }, call);
      if (!begun) throw new Error('an erasure that was begun was not told');
      return toErasure(begun);
    },
  }),
  route({
    method: 'get',
    path: '/privacy/erasures',
    summary: 'What was erased and is being erased, and how far it is; the newest hundred',
    tag,
    access,
    answer: z.object({ items: z.array(erasure) }),
    handle: async (_, call) => ({ items: (await erasures.listErasures({}, call)).erasures.map(toErasure) }),
  }),
];
