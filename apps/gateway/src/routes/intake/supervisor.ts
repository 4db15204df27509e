import { localDay } from '@civicline/calendar';
import { z } from 'zod';
import { route } from '../../http/route';
import type { Backends } from '../backends';
import { id, when, whole } from '../shapes';
import { chosenState, word } from './desk';
import { csvOf } from './figures-csv';
import { agentStates, figureRows } from './names';
import { agentStatus, figures } from './shapes';
import { agentStatusOf, present } from './translate';
import { figuresOf } from './translate-figures';

const tag = 'Supervisor';
const leads = ['supervisor', 'admin'] as const;
const reference = z.string().max(120).optional();

/** "20,60": the thresholds of the service level. */
const thresholds = z
  .string()
  .regex(/^\d{1,4}(?:,\d{1,4}){0,5}$/)
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(whole(1, 3_600)))
  .optional()
  .openapi({ type: 'string', pattern: '^\\d{1,4}(?:,\\d{1,4}){0,5}$', example: '20,60' });
const time = z.strictObject({
  from: when,
  to: when,
  queue: reference,
  source: reference,
  by: z.enum(figureRows.names).optional(),
  within: thresholds,
});

/** Figures of a time, and what a supervisor does about agents. */
export const supervisorRoutes = ({ intake: backend }: Backends) => {
  const ask = (query: z.infer<typeof time>) => ({
    from: query.from,
    to: query.to,
    queueId: query.queue ?? '',
    source: query.source ?? '',
    by: figureRows.valueOf(query.by),
    withinSeconds: query.within ?? [],
  });
  const names = { queueId: 'queue', withinSeconds: 'within' };
  return [
    route({
      method: 'get',
      path: '/figures',
      summary: 'Figures of a time, in rows as asked for; every denominator is named',
      tag,
      access: leads,
      names,
      query: time,
      answer: z.object({ total: figures, rows: z.array(z.object({ key: z.string(), figures })) }),
      handle: async ({ query }, asked) => {
        const { total, rows } = await backend.getFigures(ask(query), asked);
        return {
          total: figuresOf(present(total, 'total')),
          rows: rows.map((row) => ({ key: row.key, figures: figuresOf(present(row.figures, 'figures')) })),
        };
      },
    }),
    route({
      method: 'get',
      path: '/figures.csv',
      summary: 'The same as a table for a spreadsheet',
      tag,
      access: leads,
      names,
      query: time,
      answer: z.string(),
      produces: 'text/csv',
      handle: async ({ query, response }, asked) => {
        const { total, rows } = await backend.getFigures(ask(query), asked);
        const all = [...rows, { key: 'total', figures: total }].map(({ key, figures: one }) => ({
          key,
          figures: figuresOf(present(one, 'figures')),
        }));
        response
          .type('text/csv')
          .attachment(`1022-${localDay(query.from)}.csv`)
          .send(csvOf(all));
      },
    }),
    route({
      method: 'get',
      path: '/agents',
      summary: 'Agents and what each does now',
      tag,
      access: leads,
      answer: z.object({ items: z.array(agentStatus) }),
      handle: async (_, asked) => ({ items: (await backend.listAgents({}, asked)).agents.map(agentStatusOf) }),
    }),
    route({
      method: 'post',
      path: '/agents/{id}/state',
      summary: 'Set the state of an agent who forgot to',
      tag,
      access: leads,
      names: { agentId: 'id' },
      params: id,
      body: z.strictObject({ state: chosenState, reason: word.optional() }),
      answer: agentStatus,
      handle: async ({ params, body: { state, reason = '' } }, asked) => {
        const wish = { agentId: params.id, state: agentStates.valueOf(state), reason };
        return agentStatusOf(present((await backend.setAgentStateFor(wish, asked)).agent, 'agent'));
      },
    }),
    route({
      method: 'post',
      path: '/agents/{id}/whisper',
      summary: 'A note on the agent’s desk, which the caller does not see',
      tag,
      access: leads,
      names: { agentId: 'id' },
      params: id,
      body: z.strictObject({ text: z.string().min(1).max(500) }),
      handle: async ({ params, body }, asked) => backend.whisperNote({ agentId: params.id, text: body.text }, asked),
    }),
  ];
};
