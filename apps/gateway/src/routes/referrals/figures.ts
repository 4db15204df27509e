import { z } from 'zod';
import { route } from '../../http/route';
import type { Backends } from '../backends';
import { when } from '../shapes';
import { office, reference, tag } from './matter';

/** What became of what was referred. */
export const referralFigureRoutes = ({ routing: backend }: Backends) => [
  route({
    method: 'get',
    path: '/referral-figures',
    summary: 'Referred, answered, on time, overdue, by office and topic',
    tag,
    access: office,
    names: { officeId: 'office' },
    query: z.strictObject({ from: when, to: when, office: reference.optional() }),
    answer: z.object({
      rows: z.array(
        z.object({
          officeId: z.string(),
          topic: z.string(),
          referred: z.number(),
          answered: z.number(),
          answeredOnTime: z.number(),
          open: z.number(),
          overdue: z.number(),
          returned: z.number(),
          reopened: z.number(),
        }),
      ),
    }),
    handle: async ({ query }, call) => {
      const { rows } = await backend.getReferralFigures(
        { from: query.from, to: query.to, officeId: query.office ?? '' },
        call,
      );
      return { rows };
    },
  }),
];
