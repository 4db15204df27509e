import type { routing } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Concern } from '../commands/call-about';
import { localeOf } from '../grpc/words';

/** Who asked, asked of routing. */
export type AskerOf = (referralId: string, call: CallContext) => Promise<Pick<Concern, 'name' | 'number'> | undefined>;

type Changed = DomainEvent<routing.ReferralChanged>;
type News = Extract<Concern['cause'], 'referral_answered' | 'referral_delayed'>;

/**
 * A citizen who wished to be called is, with the answer and when the department says why it is late; once it was explained, or
 * the referral is closed, nobody calls.
 */
export const onReferralAnswered = (
  askerOf: AskerOf,
  callAbout: (tx: Tx, concern: Concern) => Promise<void>,
  spareCall: (tx: Tx, cause: Concern['cause'], subjectCode: string) => Promise<void>,
) => {
  const settled = async ({ data: { referral } }: Changed, tx: Tx) => {
    if (!referral) return;
    await spareCall(tx, 'referral_answered', referral.code);
    await spareCall(tx, 'referral_delayed', referral.code);
  };
  const news =
    (cause: News) =>
    async ({ data: { referral } }: Changed, tx: Tx, call: CallContext) => {
      if (!referral) throw new Error('event without a referral');
      if (!referral.wantsCallBack) return;
      const asker = await askerOf(referral.referralId, call);
      if (!asker) return;
      const topic = referral.matter?.topic || 'other';
      await callAbout(tx, { ...asker, cause, subjectCode: referral.code, topic, locale: localeOf(referral.locale) });
    };
  return {
    'civicline.referral.answered.v1': news('referral_answered'),
    'civicline.referral.delay-explained.v1': news('referral_delayed'),
    'civicline.referral.explained.v1': settled,
    'civicline.referral.closed.v1': settled,
  };
};
