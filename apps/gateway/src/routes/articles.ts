import { directory } from '@civicline/contracts';
import { z } from 'zod';
import { route } from '../http/route';
import { articleDifferenceOf, articleEntryOf, articleOf, articleStateOf, decisionOf } from './article-translate';
import type { Backends } from './backends';
import { day, id, listOf, paging, whole } from './shapes';
import { article, articleDifference, articleEntry } from './article-shapes';
import { askPage, pageOf } from './translate';

const tag = 'Articles';
const staff = ['agent', 'officer', 'supervisor', 'admin', 'system'] as const;
const editors = ['officer', 'admin'] as const;

const text = z.string().max(200).optional();
const words = z.array(z.string().min(1).max(100)).max(50).default([]);
const both = (max: number) => z.strictObject({ vi: z.string().max(max), en: z.string().max(max).default('') });
const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .pipe(whole(0, 999_999_999))
  .openapi({ type: 'integer', minimum: 0, maximum: 999_999_999 });
const reason = z.string().max(500).default('');

const content = z.strictObject({
  title: both(500),
  body: both(50_000),
  fields: words,
  topics: words,
  procedureCodes: words,
  ownerOfficeId: z.string().min(1).max(120),
  ownerPersonId: z.string().max(100).default(''),
  reviewBy: day,
  /** The version that was read; 0 for a new article. */
  expectedVersion: whole(0, 999_999_999).default(0),
  reason,
});

/** The fields of an article are those of the request. */
const names = { article: '' };

const requestOf = ({ expectedVersion, reason: why, ...said }: z.infer<typeof content>, articleId: string) => ({
  article: directory.Article.fromPartial({ ...said, id: articleId }),
  expectedVersion,
  reason: why,
});

/** What agents read out, and how the offices keep it current. */
export const articleRoutes = ({ directory: backend }: Backends) => [
  route({
    method: 'get',
    path: '/articles',
    summary: 'Find published articles while one types',
    tag,
    access: staff,
    names: { query: 'q', procedureCode: 'procedure' },
    query: z.strictObject({ q: text, field: text, procedure: text, ...paging(100) }),
    answer: listOf(article),
    handle: async ({ query }, call) => {
      const ask = { query: query.q ?? '', field: query.field ?? '', procedureCode: query.procedure ?? '' };
      const { articles, nextPageToken } = await backend.searchArticles({ ...ask, ...askPage(query) }, call);
      return pageOf(articles.map(articleOf), nextPageToken);
    },
  }),
  route({
    method: 'post',
    path: '/articles',
    summary: 'Write a new article, as a draft; its id is made of its title',
    tag,
    access: editors,
    names,
    body: content,
    answer: article,
    status: 201,
    handle: async ({ body }, call) => articleOf((await backend.saveArticle(requestOf(body, ''), call)).article),
  }),
  route({
    method: 'get',
    path: '/articles/{id}',
    summary: 'One article: the newest version for its editors, the published one for others',
    tag,
    access: staff,
    params: id,
    query: z.strictObject({ version: version.optional() }),
    answer: article,
    handle: async ({ params, query }, call) =>
      articleOf((await backend.getArticle({ id: params.id, version: query.version ?? 0 }, call)).article),
  }),
  route({
    method: 'put',
    path: '/articles/{id}',
    summary: 'Write a new version, as a draft; one that says the same makes none',
    tag,
    access: editors,
    names,
    params: id,
    body: content,
    answer: article,
    handle: async ({ params, body }, call) =>
      articleOf((await backend.saveArticle(requestOf(body, params.id), call)).article),
  }),
  route({
    method: 'post',
    path: '/articles/{id}/decisions',
    summary: 'Review, return, publish or retire a version; authors may not review their own',
    tag,
    access: editors,
    params: id,
    body: z.strictObject({
      version: whole(1, 999_999_999),
      decision: z.enum(['review', 'return', 'publish', 'retire']),
      reason,
    }),
    answer: article,
    handle: async ({ params, body }, call) =>
      articleOf(
        (await backend.decideArticle({ ...body, id: params.id, decision: decisionOf[body.decision] }, call)).article,
      ),
  }),
  route({
    method: 'get',
    path: '/articles/{id}/history',
    summary: 'Who did what, when and why, newest first',
    tag,
    access: editors,
    params: id,
    answer: z.object({ items: z.array(articleEntry) }),
    handle: async ({ params }, call) => ({
      items: (await backend.getArticleHistory(params, call)).entries.map(articleEntryOf),
    }),
  }),
  route({
    method: 'get',
    path: '/articles/{id}/differences',
    summary: 'What changed between two versions, field by field, word by word',
    tag,
    access: editors,
    names: { fromVersion: 'from', toVersion: 'to' },
    params: id,
    query: z.strictObject({ from: version, to: version }),
    answer: z.object({ items: z.array(articleDifference) }),
    handle: async ({ params, query }, call) => {
      const ask = { id: params.id, fromVersion: query.from, toVersion: query.to };
      return { items: (await backend.compareArticleVersions(ask, call)).fields.map(articleDifferenceOf) };
    },
  }),
  route({
    method: 'get',
    path: '/editor/articles',
    summary: 'The articles that one looks after, those due for review first',
    tag,
    access: editors,
    names: { ownerOfficeId: 'office' },
    query: z.strictObject({
      office: text,
      state: z.enum(['draft', 'reviewed', 'published', 'retired']).optional(),
      overdue: z.enum(['true', 'false']).optional(),
      ...paging(200),
    }),
    answer: listOf(article),
    handle: async ({ query }, call) => {
      const ask = { ownerOfficeId: query.office ?? '', state: articleStateOf(query.state) };
      const request = { ...ask, overdue: query.overdue === 'true', ...askPage(query) };
      const { articles, nextPageToken } = await backend.listArticles(request, call);
      return pageOf(articles.map(articleOf), nextPageToken);
    },
  }),
];
