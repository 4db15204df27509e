import { toRfc3339 } from '@civicline/calendar';
import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';
import { listOf, paging } from './shapes';
import { askPage, pageOf } from './translate';

const tag = 'Searches';
const editors = ['officer', 'supervisor', 'admin'] as const;
const instant = z.string().openapi({ format: 'date-time' });

const missedSearch = z
  .object({ query: z.string(), count: z.number(), unchosen: z.number(), lastSeen: instant })
  .openapi('MissedSearch');
const synonym = z
  .object({ procedureCode: z.string(), words: z.string(), addedBy: z.string(), addedAt: instant })
  .openapi('Synonym');

const at = (when: Date | undefined) => (when ? toRfc3339(when) : '');

/** What people look for and do not find, and what the editors make of it. */
export const missedSearchRoutes = ({ directory: backend }: Backends) => [
  route({
    method: 'get',
    path: '/missed-searches',
    summary: 'What was looked for and not found, most often first; nothing personal is kept',
    tag,
    access: editors,
    query: z.strictObject(paging(200)),
    answer: listOf(missedSearch),
    handle: async ({ query }, call) => {
      const { searches, nextPageToken } = await backend.listMissedSearches(askPage(query), call);
      const items = searches.map(({ query: words, count, unchosen, lastSeen }) => ({
        query: words,
        count,
        unchosen,
        lastSeen: at(lastSeen),
      }));
      return pageOf(items, nextPageToken);
    },
  }),
  route({
    method: 'post',
    path: '/missed-searches/resolve',
    summary: 'Take a search off the list; with a procedure, it is found by these words from now on',
    tag,
    access: editors,
    body: z.strictObject({
      query: z.string().min(1).max(200),
      procedureCode: z.string().max(64).default(''),
      synonym: z.string().max(100).default(''),
    }),
    handle: async ({ body }, call) => backend.resolveMissedSearch(body, call),
  }),
  route({
    method: 'post',
    path: '/searches/unchosen',
    summary: 'Nothing of what was found was chosen; told by the pages, kept only where it is nobody’s',
    tag,
    access: 'public',
    names: { query: 'q' },
    body: z.strictObject({ q: z.string().min(1).max(200) }),
    handle: async ({ body }, call) => backend.reportUnchosenSearch({ query: body.q }, call),
  }),
  route({
    method: 'get',
    path: '/synonyms',
    summary: 'Words that editors have given to procedures',
    tag,
    access: editors,
    names: { procedureCode: 'procedure' },
    query: z.strictObject({ procedure: z.string().max(64).optional(), ...paging(200) }),
    answer: listOf(synonym),
    handle: async ({ query }, call) => {
      const ask = { procedureCode: query.procedure ?? '', ...askPage(query) };
      const { synonyms, nextPageToken } = await backend.listSynonyms(ask, call);
      const items = synonyms.map(({ procedureCode, words, addedBy, addedAt }) => ({
        procedureCode,
        words,
        addedBy,
        addedAt: at(addedAt),
      }));
      return pageOf(items, nextPageToken);
    },
  }),
  route({
    method: 'delete',
    path: '/procedures/{code}/synonyms/{words}',
    summary: 'Take a word from a procedure',
    tag,
    access: editors,
    names: { procedureCode: 'code' },
    params: z.object({ code: z.string().min(1).max(64), words: z.string().min(1).max(100) }),
    handle: async ({ params }, call) =>
      backend.removeSynonym({ procedureCode: params.code, words: params.words }, call),
  }),
];
