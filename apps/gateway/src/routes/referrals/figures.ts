import { localDay } from '@civicline/calendar';
import { z } from 'zod';
import { route } from '../../http/route';
import type { Backends } from '../backends';
import { csvTable } from '../csv';
import { when } from '../shapes';
import { office, reference, tag } from './matter';

const counts = [
  'referred',
  'answered',
  'answeredOnTime',
  'open',
  'overdue',
  'returned',
  'reopened',
] as const satisfies readonly string[];

const row = z.object({
  officeId: z.string(),
  topic: z.string(),
  referred: z.number(),
  answered: z.number(),
  answeredOnTime: z.number(),
  open: z.number(),
  overdue: z.number(),
  returned: z.number(),
  reopened: z.number(),
});
const post = z.object({ windows: z.number(), kept: z.number(), broken: z.number(), finished: z.number() });
const time = z.strictObject({ from: when, to: when, office: reference.optional() });
const names = { officeId: 'office' };

/** What became of what was referred, and of what the post promised. */
export const referralFigureRoutes = ({ routing: backend }: Backends) => {
  const ask = (query: z.infer<typeof time>) => ({ from: query.from, to: query.to, officeId: query.office ?? '' });
  return [
    route({
      method: 'get',
      path: '/referral-figures',
      summary: 'Referred, answered, on time, overdue, by office and topic; windows of the post, kept and broken',
      tag,
      access: office,
      names,
      query: time,
      answer: z.object({ rows: z.array(row), post }).openapi('ReferralFigures'),
      handle: async ({ query }, call) => {
        const { rows, post: sent } = await backend.getReferralFigures(ask(query), call);
        return { rows, post: sent ?? { windows: 0, kept: 0, broken: 0, finished: 0 } };
      },
    }),
    route({
      method: 'get',
      path: '/referral-figures.csv',
      summary: 'The same of referrals as a table for a spreadsheet',
      tag,
      access: office,
      names,
      query: time,
      answer: z.string(),
      produces: 'text/csv',
      handle: async ({ query, response }, call) => {
        const { rows } = await backend.getReferralFigures(ask(query), call);
        const lines = rows.map((one) => [one.officeId, one.topic, ...counts.map((name) => one[name])]);
        response
          .type('text/csv')
          .attachment(`1022-referrals-${localDay(query.from)}.csv`)
          .send(csvTable(['officeId', 'topic', ...counts], lines));
      },
    }),
  ];
};
