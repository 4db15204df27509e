import type { routing } from '@civicline/contracts';
import { common } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { currentTraceparent } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Notice } from '../commands/queue-notice';
import {
  referralAnswered,
  referralAsked,
  referralDelayed,
  referralOverdue,
  referralReceived,
} from '../domain/texts/referral';

type ReferralEvent = DomainEvent<routing.ReferralChanged>;

/**
 * What the citizen hears of a question that an office answers. That it wanders between desks is no news to them; that it
 * was explained they know themselves.
 */
export const onReferralChanged = (queueNotice: (tx: Tx, notice: Notice) => Promise<void>) => {
  const told =
    (template: typeof referralReceived) =>
    async ({ data: { referral } }: ReferralEvent, tx: Tx): Promise<void> => {
      if (!referral) throw new Error('event without a referral');
      const { referralId, code, version, due = null, newDay, wantsCallBack: called, locale } = referral;
      await queueNotice(tx, {
        ...template.filled({ code, due, newDay, called }),
        subjectId: referralId,
        subjectCode: code,
        subjectVersion: version,
        locale: locale === common.Locale.EN ? 'en' : 'vi',
        traceparent: currentTraceparent() ?? null,
      });
    };
  return {
    'civicline.referral.referred.v1': told(referralReceived),
    // Asked again, it has a deadline of its own, which is promised anew.
    'civicline.referral.reopened.v1': told(referralReceived),
    'civicline.referral.paused.v1': told(referralAsked),
    'civicline.referral.answered.v1': told(referralAnswered),
    'civicline.referral.overdue.v1': told(referralOverdue),
    'civicline.referral.delay-explained.v1': told(referralDelayed),
  };
};
