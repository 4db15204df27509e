import { z } from 'zod';
import { route } from '../../http/route';
import type { Backends } from '../backends';
import { listOf, paging, when, whole } from '../shapes';
import { askPage, pageOf } from '../translate';
import { decision, decisionOf } from './decision';
import { matter, matterOf, names, staff } from './matter';
import { rulesRead, ruleSet, ruleSetOf, rulesWritten, ruleVersion, ruleVersionOf } from './rule-shapes';

const tag = 'Routing';
const authors = ['supervisor', 'admin'] as const;

/** Where a question goes, and why; the rules that say so, by version. */
export const ruleRoutes = ({ routing: backend }: Backends) => [
  route({
    method: 'post',
    path: '/routing/decide',
    summary: 'What would happen to this question now, or at an instant, and why; nothing is changed',
    tag,
    access: staff,
    names,
    body: z.strictObject({
      ...matter,
      locale: z.enum(['vi', 'en']).optional(),
      at: when.optional(),
      /** Try these instead of those in force. */
      rules: rulesWritten.optional(),
    }),
    answer: decision,
    handle: async ({ body }, call) => {
      const ask = {
        matter: matterOf(body, body.locale ?? call.locale),
        at: body.at,
        rules: body.rules && rulesRead(body.rules),
      };
      const { decision: found } = await backend.decide(ask, call);
      if (!found) throw new Error('an answer without its decision');
      return decisionOf(found, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/routing/rules',
    summary: 'The rules in force, or those of an earlier version',
    tag,
    access: staff,
    query: z.strictObject({
      version: z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number)
        .optional()
        .openapi({ type: 'integer', minimum: 0, maximum: 999_999_999 }),
    }),
    answer: ruleSet,
    handle: async ({ query }, call) => ruleSetOf((await backend.getRules({ version: query.version ?? 0 }, call)).rules),
  }),
  route({
    method: 'get',
    path: '/routing/rule-versions',
    summary: 'Who published which version, newest first',
    tag,
    access: staff,
    query: z.strictObject(paging(100)),
    answer: listOf(ruleVersion),
    handle: async ({ query }, call) => {
      const { versions, nextPageToken } = await backend.listRuleVersions(askPage(query), call);
      return pageOf(versions.map(ruleVersionOf), nextPageToken);
    },
  }),
  route({
    method: 'put',
    path: '/routing/rules',
    summary: 'Publish a new version of all rules; what was decided before stays as it was decided',
    tag,
    access: authors,
    names: { rules: '' },
    body: rulesWritten.extend({ expectedVersion: whole(0, 999_999_999), note: z.string().max(500).default('') }),
    answer: ruleSet,
    handle: async ({ body: { expectedVersion, note, ...rules } }, call) =>
      ruleSetOf((await backend.publishRules({ rules: rulesRead(rules), expectedVersion, note }, call)).rules),
  }),
];
