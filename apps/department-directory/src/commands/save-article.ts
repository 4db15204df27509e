import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import { invalid } from '@civicline/service-kit/refusal';
import type { Tx } from '@civicline/store';
import { isDeepStrictEqual } from 'node:util';
import { announceArticle } from '../announce';
import type { ArticleHappened, ArticleRecord, Editor } from '../domain/article';
import type { Article } from '../domain/directory';
import { draftOf, idOfTitle } from '../domain/article';
import { articleNotFound } from '../domain/refusals';
import { addHistory, addVersion, lockArticle, putArticle } from '../store/articles';
import { unknownReferences } from '../store/references';
import { nextRevision } from '../store/revision';
import type { Deps } from './deps';

/** Writes a version with its history and announces it. */
export const writeVersion = async (
  tx: Tx,
  record: ArticleRecord,
  revision: string,
  by: { editor: Editor; happened: ArticleHappened; why: string },
  newId: () => string,
): Promise<void> => {
  await putArticle(tx, record, revision);
  addVersion(tx, record, by.editor.id);
  const { version, changedAt } = record;
  addHistory(tx, record.id, { version, happened: by.happened, who: by.editor.id, why: by.why, at: changedAt });
  await announceArticle(tx, record, changedAt, newId);
};

/**
 * Writes a new version of an article, a draft; what says the same as the newest makes none. Refuses FORBIDDEN,
 * ARTICLE_NOT_FOUND, ARTICLE_CHANGED, INVALID_ARGUMENT.
 */
export const saveArticle =
  ({ store, clock, newId }: Deps) =>
  (article: Article, expectedVersion: number, why: string, call: CallContext): Promise<ArticleRecord> => {
    const doc = { ...article, id: article.id || idOfTitle(article.title?.vi ?? '') };
    const key = {
      command: 'SaveArticle',
      key: call.idempotencyKey,
      fingerprint: fingerprint({ doc, expectedVersion, why }),
      caller: call.caller.id,
    };
    return store.once(key, async (tx) => {
      // First of all: two who write the same new article come one after the other.
      const revision = await nextRevision(tx);
      const before = await lockArticle(tx, doc.id);
      if (!before && expectedVersion > 0) throw articleNotFound();
      const record = draftOf(before, doc, expectedVersion, call.caller, clock.now());
      if (before && before.state !== 'retired' && isDeepStrictEqual(before.doc, doc)) return before;
      const unknown = await unknownReferences(tx, 'articles', [doc]);
      if (unknown.length) throw invalid(unknown.map(({ field, rule }) => ({ field: `article.${field}`, rule })));
      await writeVersion(tx, record, revision, { editor: call.caller, happened: 'saved', why }, newId);
      return record;
    });
  };
