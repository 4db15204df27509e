import { common, routing } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { currentTraceparent, localized } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Notice } from '../commands/queue-notice';
import { postArrived, postMissed, postPromised } from '../domain/texts/post';

type PostEvent = DomainEvent<routing.PostChanged>;

/** What the citizen hears of the post: when it comes, that it did not, that the dossier has arrived. A result is in their hands. */
export const onPostChanged = (queueNotice: (tx: Tx, notice: Notice) => Promise<void>) => {
  const told =
    (template: typeof postPromised) =>
    async ({ data: { post } }: PostEvent, tx: Tx): Promise<void> => {
      if (!post?.from || !post.to) throw new Error('event without its way');
      const { legId, code, version, kind, from, to, officeName, locale } = post;
      await queueNotice(tx, {
        ...template.filled({
          ...{ code, from, to, officeName: localized(officeName) },
          kind: kind === routing.PostKind.RETURN ? 'return' : 'pickup',
        }),
        subjectId: legId,
        subjectCode: code,
        subjectVersion: version,
        locale: locale === common.Locale.EN ? 'en' : 'vi',
        traceparent: currentTraceparent() ?? null,
      });
    };
  return {
    'civicline.post.promised.v1': told(postPromised),
    'civicline.post.missed.v1': told(postMissed),
    'civicline.post.handed-over.v1': told(postArrived),
  };
};
