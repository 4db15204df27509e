import type { scheduling } from '@civicline/contracts';
import { common } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { currentTraceparent, localized } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Notice } from '../commands/queue-notice';
import { waitlistOffered } from '../domain/texts/waitlist-texts';

/** Who is first in line is told that a place is held, while it is: word of an offer that is over would mislead. */
export const onWaitlistOffered = (queueNotice: (tx: Tx, notice: Notice) => Promise<void>) => ({
  'civicline.waitlist.offered.v1': ({ data }: DomainEvent<scheduling.WaitlistOffered>, tx: Tx) => {
    const { place, start, until } = data;
    if (!place || !start || !until) throw new Error('an offer without its place');
    const facts = {
      code: place.code,
      start,
      until,
      officeName: localized(place.officeName),
      procedureName: localized(place.procedureName),
    };
    return queueNotice(tx, {
      ...waitlistOffered.filled(facts),
      subjectId: place.entryId,
      subjectCode: place.code,
      subjectVersion: place.version,
      locale: place.locale === common.Locale.EN ? 'en' : 'vi',
      traceparent: currentTraceparent() ?? null,
      notAfter: until,
    });
  },
});
