import { localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import { announceArticle } from '../announce';
import type { ArticleRecord, Decision } from '../domain/article';
import { decide } from '../domain/article';
import { articleNotFound } from '../domain/refusals';
import { addHistory, authorsSincePublished, lockArticle, putArticle } from '../store/articles';
import { nextRevision } from '../store/revision';
import type { Deps } from './deps';

export interface ArticleDecided {
  readonly id: string;
  readonly version: number;
  readonly decision: Decision;
  readonly reason: string;
}

/** Reviews, returns, publishes or retires a version. Refuses what `decide` refuses, and ARTICLE_NOT_FOUND. */
export const decideArticle =
  ({ store, clock, newId }: Deps) =>
  (command: ArticleDecided, call: CallContext): Promise<ArticleRecord> => {
    const key = {
      command: 'DecideArticle',
      key: call.idempotencyKey,
      fingerprint: fingerprint(command),
      caller: call.caller.id,
    };
    return store.once(key, async (tx) => {
      const { id, version, decision, reason } = command;
      const revision = await nextRevision(tx);
      const before = await lockArticle(tx, id);
      if (!before) throw articleNotFound();
      const authors = await authorsSincePublished(tx, before);
      const now = clock.now();
      const more = { version, reason, authors, editor: call.caller, now, today: localDay(now) };
      const { record, happened } = decide(before, decision, more);
      await putArticle(tx, record, revision);
      addHistory(tx, id, { version, happened, who: call.caller.id, why: reason, at: now });
      await announceArticle(tx, record, now, newId);
      return record;
    });
  };
