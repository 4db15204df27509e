import type { privacy } from '@civicline/contracts';
import { Refusal } from '@civicline/service-kit/refusal';
import { z } from 'zod';
import { route } from '../http/route';
import type { Backends, Keeper } from './backends';
import { keepers } from './backends';
import { instant, listOf, when } from './shapes';
import { e164 } from './phone-number';
import { at } from './translate';

const tag = 'Privacy';
const access = ['supervisor', 'admin'] as const;

const accessOf = z
  .object({
    service: z.enum(keepers).openapi({ description: 'In whose chain it stands' }),
    sequence: z.number(),
    at: instant,
    role: z.string(),
    account: z.string(),
    officeId: z.string(),
    act: z.string().openapi({ description: 'The call: GetReferral' }),
    outcome: z.string().openapi({ description: 'shown, changed, or the reason of a refusal' }),
    about: z.array(z.string()),
    people: z.number().openapi({ description: 'How many people’s data' }),
  })
  .openapi('Access');

type Found = z.infer<typeof accessOf>;
/** Where each service's chain was left, so that nothing is told twice. */
type Places = Partial<Record<Keeper, number>>;

const placesIn = (cursor: string | undefined): Places => {
  if (!cursor) return {};
  try {
    const found: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return z.partialRecord(z.enum(keepers), z.number().int().min(1)).parse(found);
  } catch {
    throw new Refusal('INVALID_ARGUMENT', 'invalid', { violations: [{ field: 'cursor', rule: 'format' }] });
  }
};

const toFound = (service: Keeper, one: privacy.Access): Found => ({
  service,
  sequence: Number(one.sequence),
  at: at(one.at),
  role: one.role,
  account: one.account,
  officeId: one.officeId,
  act: one.act,
  outcome: one.outcome,
  about: one.about,
  people: one.people,
});

/** Who saw whose data, over all services. A number is asked for in a body: it is to stand in no address. */
export const privacyRoutes = ({ keepers: doors }: Backends) => [
  route({
    method: 'post',
    path: '/privacy/accesses',
    summary: 'Who was shown, changed or was refused whose data, newest first; that somebody asks is noted as well',
    tag,
    access,
    body: z.strictObject({
      number: z.string().max(32).optional().openapi({ description: 'Whose data' }),
      account: z.string().max(120).optional().openapi({ description: 'Who had to do with them' }),
      about: z.string().max(80).optional().openapi({ description: 'About which code or id' }),
      from: when.optional(),
      to: when.optional(),
      purpose: z.string().min(1).max(200).openapi({ description: 'Why it is asked; noted' }),
      cursor: z.string().max(500).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    answer: listOf(accessOf),
    handle: async ({ body }, call) => {
      const { number, account = '', about = '', from, to, purpose, cursor, limit } = body;
      const before = placesIn(cursor);
      const ask = { number: number ? e164(number) : '', account, about, from, to, purpose, limit };
      const found = await Promise.all(
        keepers.map(async (service) => {
          const { accesses } = await doors[service].listAccesses(
            { ...ask, before: BigInt(before[service] ?? 0) },
            call,
          );
          return accesses.map((one) => toFound(service, one));
        }),
      );
      const all = found.flat().sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.sequence - a.sequence);
      const items = all.slice(0, limit);
      const places: Places = { ...before };
      for (const { service, sequence } of items) places[service] = sequence;
      const isMore = all.length > limit || found.some((one) => one.length === limit);
      return { items, nextCursor: isMore ? Buffer.from(JSON.stringify(places)).toString('base64url') : null };
    },
  }),
];
