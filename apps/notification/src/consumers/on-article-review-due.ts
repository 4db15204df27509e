import { localDay } from '@civicline/calendar';
import type { directory } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { currentTraceparent, localized } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Notice } from '../commands/queue-notice';
import { articleReviewDue } from '../domain/article-templates';

/** An office is asked to look at its article again; asked once more each week, which is another notice. */
export const onArticleReviewDue = (queueNotice: (tx: Tx, notice: Notice) => Promise<void>) => ({
  'civicline.article.review-due.v1': ({ data, time }: DomainEvent<directory.ArticleReviewDue>, tx: Tx) => {
    const { articleId, title, reviewBy, version } = data;
    return queueNotice(tx, {
      ...articleReviewDue.filled({ articleId, title: localized(title), reviewBy }),
      notice: `${articleReviewDue.notice} ${localDay(time)}`,
      subjectId: articleId,
      subjectCode: articleId,
      subjectVersion: version,
      locale: 'vi',
      traceparent: currentTraceparent() ?? null,
      channels: ['email'],
    });
  },
});
