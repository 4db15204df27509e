import { toRfc3339 } from '@civicline/calendar';
import type { common } from '@civicline/contracts';
import { directory } from '@civicline/contracts';

const { DRAFT, REVIEWED, PUBLISHED, RETIRED, UNSPECIFIED } = directory.ArticleState;
const states: Partial<Record<directory.ArticleState, string>> = {
  [DRAFT]: 'draft',
  [REVIEWED]: 'reviewed',
  [PUBLISHED]: 'published',
  [RETIRED]: 'retired',
};

export const articleStateOf = (name: string | undefined): directory.ArticleState =>
  (Object.entries(states).find(([, one]) => one === name)?.[0] as directory.ArticleState | undefined) ?? UNSPECIFIED;

export const decisionOf = {
  review: directory.ArticleDecision.REVIEW,
  return: directory.ArticleDecision.RETURN,
  publish: directory.ArticleDecision.PUBLISH,
  retire: directory.ArticleDecision.RETIRE,
} as const;

const both = (text: common.LocalizedText | undefined) => ({ vi: text?.vi ?? '', en: text?.en ?? '' });
const at = (instant: Date | undefined) => (instant ? toRfc3339(instant) : '');

export const articleOf = (article: directory.Article | undefined) => {
  if (!article) throw new Error('an answer without its article');
  return {
    id: article.id,
    title: both(article.title),
    body: both(article.body),
    fields: article.fields,
    topics: article.topics,
    procedureCodes: article.procedureCodes,
    ownerOfficeId: article.ownerOfficeId,
    ownerPersonId: article.ownerPersonId,
    reviewBy: article.reviewBy,
    version: article.version,
    state: states[article.state] ?? 'draft',
    publishedVersion: article.publishedVersion,
    changedAt: at(article.changedAt),
    overdue: article.overdue,
  };
};

export const articleEntryOf = ({
  version,
  happened,
  who,
  at: when,
  why,
}: directory.GetArticleHistoryResponse_Entry) => ({
  version,
  happened,
  who,
  at: at(when),
  why,
});

const kinds: Partial<Record<directory.CompareArticleVersionsResponse_PartKind, string>> = {
  [directory.CompareArticleVersionsResponse_PartKind.ADDED]: 'added',
  [directory.CompareArticleVersionsResponse_PartKind.REMOVED]: 'removed',
};

export const articleDifferenceOf = ({ field, parts }: directory.CompareArticleVersionsResponse_Field) => ({
  field,
  parts: parts.map(({ kind, text }) => ({ kind: kinds[kind] ?? 'same', text })),
});
