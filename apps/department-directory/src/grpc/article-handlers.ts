import { directory } from '@civicline/contracts';
import type { CallContext, Caller } from '@civicline/service-kit';
import { pageOf } from '@civicline/service-kit';
import { invalid } from '@civicline/service-kit/refusal';
import type { ArticleDecided } from '../commands/decide-article';
import type { ArticleRecord, ArticleState, Decision, HistoryEntry } from '../domain/article';
import type { Article } from '../domain/directory';
import { withoutEmpty } from '../domain/same';
import type { FieldDifference, ShownArticle } from '../queries/articles';
import { checkTexts, controlFaults, known } from './check';

/** The use cases behind the door. */
export interface ArticleUseCases {
  searchArticles(query: string, field: string, procedureCode: string): Promise<string[]>;
  publishedArticles(ids: readonly string[]): Promise<ShownArticle[]>;
  getArticle(id: string, version: number, caller: Caller): Promise<ShownArticle>;
  listArticles(
    asked: { ownerOfficeId: string; state: string; overdue: boolean },
    caller: Caller,
  ): Promise<ShownArticle[]>;
  saveArticle(article: Article, expectedVersion: number, why: string, call: CallContext): Promise<ArticleRecord>;
  decideArticle(command: ArticleDecided, call: CallContext): Promise<ArticleRecord>;
  articleHistory(id: string, caller: Caller): Promise<HistoryEntry[]>;
  compareArticle(id: string, from: number, to: number, caller: Caller): Promise<FieldDifference[]>;
  show(record: ArticleRecord): ShownArticle;
}

const states: Record<ArticleState, directory.ArticleState> = {
  draft: directory.ArticleState.DRAFT,
  reviewed: directory.ArticleState.REVIEWED,
  published: directory.ArticleState.PUBLISHED,
  retired: directory.ArticleState.RETIRED,
};
const decisions: Partial<Record<directory.ArticleDecision, Decision>> = {
  [directory.ArticleDecision.REVIEW]: 'review',
  [directory.ArticleDecision.RETURN]: 'return',
  [directory.ArticleDecision.PUBLISH]: 'publish',
  [directory.ArticleDecision.RETIRE]: 'retire',
};
const partKinds = {
  same: directory.CompareArticleVersionsResponse_PartKind.SAME,
  added: directory.CompareArticleVersionsResponse_PartKind.ADDED,
  removed: directory.CompareArticleVersionsResponse_PartKind.REMOVED,
};

const articleOf = ({ doc, state, ...more }: ShownArticle): directory.Article => ({
  ...directory.Article.fromJSON(doc),
  ...more,
  state: states[state],
});

/** What the caller may set; the rest is the directory's. */
const contentOf = (article: directory.Article): Article => {
  const { id, title, body, fields, topics, procedureCodes, ownerOfficeId, ownerPersonId, reviewBy } = article;
  const content = { id, title, body, fields, topics, procedureCodes, ownerOfficeId, ownerPersonId, reviewBy };
  return {
    id: '',
    title: {},
    ownerOfficeId: '',
    reviewBy: '',
    ...(withoutEmpty(directory.Article.toJSON(directory.Article.fromPartial(content as never))) as Partial<Article>),
  };
};

const maxReason = 500;

export const articleHandlers = (cases: ArticleUseCases) => ({
  searchArticles: async (request: directory.SearchArticlesRequest) => {
    const { query, field, procedureCode } = request;
    checkTexts({ query, field, procedureCode });
    const page = pageOf(await cases.searchArticles(query, field, procedureCode), request, { usual: 20, max: 100 });
    return { articles: (await cases.publishedArticles(page.items)).map(articleOf), nextPageToken: page.nextPageToken };
  },

  getArticle: async ({ id, version }: directory.GetArticleRequest, call: CallContext) => {
    checkTexts({ id });
    return { article: articleOf(await cases.getArticle(id, version, call.caller)) };
  },

  listArticles: async (request: directory.ListArticlesRequest, call: CallContext) => {
    const { ownerOfficeId, overdue } = request;
    checkTexts({ ownerOfficeId });
    const { UNRECOGNIZED, UNSPECIFIED } = directory.ArticleState;
    const wanted = known('state', request.state, UNRECOGNIZED, UNSPECIFIED);
    const state = Object.entries(states).find(([, value]) => value === wanted)?.[0] ?? '';
    const page = pageOf(await cases.listArticles({ ownerOfficeId, state, overdue }, call.caller), request, {
      usual: 50,
      max: 200,
    });
    return { articles: page.items.map(articleOf), nextPageToken: page.nextPageToken };
  },

  saveArticle: async (request: directory.SaveArticleRequest, call: CallContext) => {
    if (!request.article) throw invalid([{ field: 'article', rule: 'required' }]);
    const article = contentOf(request.article);
    const odd = controlFaults({ article });
    if (odd.length) throw invalid(odd);
    checkTexts({ reason: request.reason }, maxReason);
    const record = await cases.saveArticle(article, request.expectedVersion, request.reason, call);
    return { article: articleOf(cases.show(record)) };
  },

  decideArticle: async (request: directory.DecideArticleRequest, call: CallContext) => {
    checkTexts({ id: request.id });
    checkTexts({ reason: request.reason }, maxReason);
    const decision = decisions[request.decision];
    if (!decision) throw invalid([{ field: 'decision', rule: 'unknown_value' }]);
    const { id, version, reason } = request;
    return { article: articleOf(cases.show(await cases.decideArticle({ id, version, decision, reason }, call))) };
  },

  getArticleHistory: async ({ id }: directory.GetArticleHistoryRequest, call: CallContext) => {
    checkTexts({ id });
    return { entries: await cases.articleHistory(id, call.caller) };
  },

  compareArticleVersions: async (request: directory.CompareArticleVersionsRequest, call: CallContext) => {
    const { id, fromVersion, toVersion } = request;
    checkTexts({ id });
    const found = await cases.compareArticle(id, fromVersion, toVersion, call.caller);
    const fields = found.map(({ field, parts }) => ({
      field,
      parts: parts.map(({ kind, text }) => ({ kind: partKinds[kind], text })),
    }));
    return { fields };
  },
});
