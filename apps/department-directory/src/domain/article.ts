import { instantOf } from '@civicline/calendar';
import type { Violation } from '@civicline/service-kit/refusal';
import { invalid } from '@civicline/service-kit/refusal';
import { fold } from '@civicline/vietnamese';
import type { Article } from './directory';
import { articleChanged, articleState, forbidden, ownArticle } from './refusals';
import { articleFaults } from './article-faults';

export type ArticleState = 'draft' | 'reviewed' | 'published' | 'retired';

/** An article as it stands. */
export interface ArticleRecord {
  readonly id: string;
  readonly ownerOfficeId: string;
  readonly state: ArticleState;
  readonly version: number;
  readonly doc: Article;
  readonly publishedVersion: number | null;
  readonly published: Article | null;
  /** Local day by which what is published must be looked at again; '' when nothing is. */
  readonly reviewBy: string;
  readonly remindAt: Date | null;
  readonly changedAt: Date;
}

export type Decision = 'review' | 'return' | 'publish' | 'retire';
export type ArticleHappened = 'saved' | 'imported' | 'reviewed' | 'returned' | 'published' | 'retired' | 'reminded';

/** Who did what to an article, when and why. */
export interface HistoryEntry {
  readonly version: number;
  readonly happened: ArticleHappened;
  readonly who: string;
  readonly why: string;
  readonly at: Date;
}

/** Who acts, as far as an article cares. */
export interface Editor {
  readonly id: string;
  readonly role: string;
  readonly officeId?: string;
}

/** Officers look after the articles of their own office, administrators after all. */
export const mayEdit = ({ role, officeId }: Editor, ownerOfficeId: string): boolean =>
  role === 'admin' || (role === 'officer' && ownerOfficeId !== '' && officeId === ownerOfficeId);

/** Of its title: "Thế chấp: giấy tờ" is the-chap-giay-to. */
export const idOfTitle = (title: string): string =>
  fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');

/** The owner is reminded on the morning of the day by which it should have been looked at. */
const reminderAt = (day: string): Date => instantOf(day, '07:30');

/** A new version, as a draft. Refuses FORBIDDEN, ARTICLE_CHANGED, INVALID_ARGUMENT. */
export const draftOf = (
  before: ArticleRecord | undefined,
  doc: Article,
  expectedVersion: number,
  editor: Editor,
  now: Date,
): ArticleRecord => {
  if (!mayEdit(editor, doc.ownerOfficeId) || (before && !mayEdit(editor, before.ownerOfficeId))) throw forbidden();
  if ((before?.version ?? 0) !== expectedVersion) throw articleChanged(before?.version ?? 0);
  const faults: Violation[] = [];
  articleFaults(doc, (field, rule, params) =>
    faults.push({ field: `article.${field}`, rule, ...(params ? { params } : {}) }),
  );
  if (faults.length) throw invalid(faults);
  return {
    publishedVersion: null,
    published: null,
    reviewBy: '',
    remindAt: null,
    ...before,
    id: doc.id,
    ownerOfficeId: doc.ownerOfficeId,
    state: 'draft',
    version: (before?.version ?? 0) + 1,
    doc,
    changedAt: now,
  };
};

/** From which states a decision leads where. */
const ways: Record<Decision, { from: readonly ArticleState[]; happened: ArticleHappened; needsReason: boolean }> = {
  review: { from: ['draft'], happened: 'reviewed', needsReason: false },
  return: { from: ['reviewed', 'draft'], happened: 'returned', needsReason: true },
  publish: { from: ['reviewed'], happened: 'published', needsReason: false },
  retire: { from: ['draft', 'reviewed', 'published'], happened: 'retired', needsReason: true },
};

export interface Decided {
  readonly record: ArticleRecord;
  readonly happened: ArticleHappened;
}

/**
 * What a decision makes of an article. `authors` are those of all versions since the published one: none of them may
 * find it right. Refuses FORBIDDEN, ARTICLE_CHANGED, ARTICLE_STATE, OWN_ARTICLE, INVALID_ARGUMENT.
 */
export const decide = (
  before: ArticleRecord,
  decision: Decision,
  {
    version,
    reason,
    authors,
    editor,
    now,
    today,
  }: {
    version: number;
    reason: string;
    authors: readonly string[];
    editor: Editor;
    now: Date;
    today: string;
  },
): Decided => {
  if (!mayEdit(editor, before.ownerOfficeId)) throw forbidden();
  if (before.version !== version) throw articleChanged(before.version);
  const { from, happened, needsReason } = ways[decision];
  if (!from.includes(before.state)) throw articleState(before.state);
  if (needsReason && !reason.trim()) throw invalid([{ field: 'reason', rule: 'required' }]);
  if (decision === 'review' && authors.includes(editor.id)) throw ownArticle();
  const changed = { ...before, changedAt: now };
  if (decision === 'review') return { record: { ...changed, state: 'reviewed' }, happened };
  if (decision === 'return') return { record: { ...changed, state: 'draft' }, happened };
  if (decision === 'retire')
    return {
      record: { ...changed, state: 'retired', publishedVersion: null, published: null, reviewBy: '', remindAt: null },
      happened,
    };
  const { reviewBy } = before.doc;
  if (reviewBy <= today) throw invalid([{ field: 'reviewBy', rule: 'in_past' }]);
  return {
    record: {
      ...changed,
      state: 'published',
      publishedVersion: before.version,
      published: before.doc,
      reviewBy,
      remindAt: reminderAt(reviewBy),
    },
    happened,
  };
};

/** Whether what is published should have been looked at again. */
export const isOverdue = ({ reviewBy }: Pick<ArticleRecord, 'reviewBy'>, today: string): boolean =>
  reviewBy !== '' && reviewBy <= today;
