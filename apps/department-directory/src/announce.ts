import type { EventType } from '@civicline/contracts';
import { directory, topics } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { announce } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { ArticleRecord } from './domain/article';
import type { Hotline, Office, Procedure } from './domain/directory';

/** A row that is not what it was. */
export type Changed =
  | { readonly what: 'office'; readonly row: Office }
  | { readonly what: 'procedure'; readonly row: Procedure }
  | { readonly what: 'hotline'; readonly row: Hotline };

const dataOf = (changed: Changed) => {
  if (changed.what === 'office')
    return { subject: changed.row.id, data: { office: directory.Office.fromJSON(changed.row) } };
  if (changed.what === 'procedure')
    return { subject: changed.row.code, data: { procedure: directory.Procedure.fromJSON(changed.row) } };
  return { subject: changed.row.id, data: { hotline: directory.Hotline.fromJSON(changed.row) } };
};

/** Announces each changed row with its whole new state. */
export const announceChanged = (tx: Tx, changes: readonly Changed[], now: Date, newId: () => string) =>
  announce(
    tx,
    ...changes.map((changed): DomainEvent => {
      const type: EventType = `civicline.${changed.what}.changed.v1`;
      return {
        id: newId(),
        type,
        source: '/department-directory',
        time: now,
        topic: topics[changed.what],
        ...dataOf(changed),
      };
    }),
  );

const states = {
  draft: directory.ArticleState.DRAFT,
  reviewed: directory.ArticleState.REVIEWED,
  published: directory.ArticleState.PUBLISHED,
  retired: directory.ArticleState.RETIRED,
} as const;

const about = (tx: Tx, id: string, type: EventType, data: unknown, now: Date, newId: () => string) =>
  announce(tx, {
    id: newId(),
    type,
    source: '/department-directory',
    time: now,
    topic: topics.article,
    subject: id,
    data,
  } as DomainEvent);

/** Announces an article as its newest version stands. */
export const announceArticle = (tx: Tx, record: ArticleRecord, now: Date, newId: () => string) => {
  const { id, doc, version, state, publishedVersion, changedAt } = record;
  const article: directory.Article = {
    ...directory.Article.fromJSON(doc),
    version,
    state: states[state],
    publishedVersion: publishedVersion ?? 0,
    changedAt,
  };
  return about(tx, id, 'civicline.article.changed.v1', { article }, now, newId);
};

/** Asks the owner of an article to look at it again. */
export const announceReviewDue = (tx: Tx, record: ArticleRecord, now: Date, newId: () => string) => {
  const { id, published, doc, ownerOfficeId, reviewBy } = record;
  const { ownerPersonId, title } = directory.Article.fromJSON(published ?? doc);
  const version = record.publishedVersion ?? record.version;
  const data: directory.ArticleReviewDue = {
    articleId: id,
    ownerOfficeId,
    ownerPersonId,
    reviewBy,
    title,
    version,
  };
  return about(tx, id, 'civicline.article.review-due.v1', data, now, newId);
};
