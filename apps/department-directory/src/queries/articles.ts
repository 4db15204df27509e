import { localDay } from '@civicline/calendar';
import type { Caller, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { diffWordsWithSpace } from 'diff';
import type { ArticleRecord, HistoryEntry } from '../domain/article';
import type { Article } from '../domain/directory';
import { isOverdue, mayEdit } from '../domain/article';
import { articleNotFound, forbidden } from '../domain/refusals';
import { articleById, articles, historyOf, publishedById, versionOf } from '../store/articles';
import type { Finding } from './finding';
import { keysOf } from './finding';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly finding: Finding;
}

/** An article as it is shown: what it says, and how it stands. */
export interface ShownArticle {
  readonly doc: Article;
  readonly version: number;
  readonly state: ArticleRecord['state'];
  readonly publishedVersion: number;
  readonly changedAt: Date;
  readonly overdue: boolean;
}

export const shown = (record: ArticleRecord, today: string): ShownArticle => ({
  doc: record.doc,
  version: record.version,
  state: record.state,
  publishedVersion: record.publishedVersion ?? 0,
  changedAt: record.changedAt,
  overdue: isOverdue(record, today),
});

/** As agents see it. */
const asPublished = (record: ArticleRecord, today: string): ShownArticle => ({
  ...shown(record, today),
  doc: record.published ?? record.doc,
  version: record.publishedVersion ?? 0,
  state: 'published',
});

/** Ids of published articles that a query may mean, best first; all by title for an empty one. */
export const searchArticles =
  ({ store, finding }: Deps) =>
  async (query: string, field: string, procedureCode: string): Promise<string[]> => {
    const { articles: shelf } = await finding.shelves();
    const { keys } = keysOf(shelf, query, () => true);
    if (!field && !procedureCode) return keys;
    const found = await publishedById(store, keys);
    return found
      .filter(({ published }) => !field || published?.fields?.includes(field))
      .filter(({ published }) => !procedureCode || published?.procedureCodes?.includes(procedureCode))
      .map(({ id }) => id);
  };

export const publishedArticles =
  ({ store, clock }: Deps) =>
  async (ids: readonly string[]): Promise<ShownArticle[]> => {
    const today = localDay(clock.now());
    return (await publishedById(store, ids)).map((record) => asPublished(record, today));
  };

/** One article: a version, the newest (0) for its editors, the published one for others. Refuses ARTICLE_NOT_FOUND. */
export const getArticle =
  ({ store, clock }: Deps) =>
  async (id: string, version: number, caller: Caller): Promise<ShownArticle> => {
    const record = await articleById(store, id);
    if (!record) throw articleNotFound();
    const today = localDay(clock.now());
    if (!mayEdit(caller, record.ownerOfficeId)) {
      if (!record.published || (version && version !== record.publishedVersion)) throw articleNotFound();
      return asPublished(record, today);
    }
    if (!version || version === record.version) return shown(record, today);
    const doc = await versionOf(store, id, version);
    if (!doc) throw articleNotFound();
    return { ...shown(record, today), doc, version };
  };

/** For editors: officers see those of their own office. Refuses FORBIDDEN. */
export const listArticles =
  ({ store, clock }: Deps) =>
  async (
    asked: { ownerOfficeId: string; state: string; overdue: boolean },
    caller: Caller,
  ): Promise<ShownArticle[]> => {
    const ownerOfficeId =
      caller.role === 'officer' ? asked.ownerOfficeId || (caller.officeId ?? '') : asked.ownerOfficeId;
    if (!mayEdit(caller, ownerOfficeId)) throw forbidden();
    const today = localDay(clock.now());
    const found = await articles(store, { ownerOfficeId, state: asked.state, overdueOn: asked.overdue ? today : '' });
    return found.map((record) => shown(record, today));
  };

const editable = async (store: Store, id: string, caller: Caller): Promise<ArticleRecord> => {
  const record = await articleById(store, id);
  if (!record) throw articleNotFound();
  if (!mayEdit(caller, record.ownerOfficeId)) throw forbidden();
  return record;
};

/** Who did what, newest first. Refuses ARTICLE_NOT_FOUND, FORBIDDEN. */
export const articleHistory =
  ({ store }: Deps) =>
  async (id: string, caller: Caller): Promise<HistoryEntry[]> => {
    await editable(store, id, caller);
    return historyOf(store, id);
  };

export interface FieldDifference {
  readonly field: string;
  readonly parts: readonly { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }[];
}

const comparable = (doc: Article): Record<string, string> => ({
  'title.vi': doc.title.vi ?? '',
  'title.en': doc.title.en ?? '',
  'body.vi': doc.body?.vi ?? '',
  'body.en': doc.body?.en ?? '',
  fields: (doc.fields ?? []).join('\n'),
  topics: (doc.topics ?? []).join('\n'),
  procedureCodes: (doc.procedureCodes ?? []).join('\n'),
  ownerOfficeId: doc.ownerOfficeId,
  ownerPersonId: doc.ownerPersonId ?? '',
  reviewBy: doc.reviewBy,
});

/** Two long texts that share little may take for ever to compare; then one stands for the other as a whole. */
const patienceMs = 500;

const differences = (before: string, after: string) =>
  diffWordsWithSpace(before, after, { timeout: patienceMs }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];

/** What changed between two versions, word by word. Refuses ARTICLE_NOT_FOUND, FORBIDDEN. */
export const compareArticle =
  ({ store }: Deps) =>
  async (id: string, from: number, to: number, caller: Caller): Promise<FieldDifference[]> => {
    await editable(store, id, caller);
    const [before, after] = await Promise.all([versionOf(store, id, from), versionOf(store, id, to)]);
    if (!before || !after) throw articleNotFound();
    const [old, now] = [comparable(before), comparable(after)];
    return Object.keys(now)
      .filter((field) => old[field] !== now[field])
      .map((field) => ({
        field,
        parts: differences(old[field] ?? '', now[field] ?? '').map(({ added, removed, value }) => ({
          kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
          text: value,
        })),
      }));
  };
