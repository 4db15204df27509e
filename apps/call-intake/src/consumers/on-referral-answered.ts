import type { routing } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Concern } from '../commands/call-about';
import { localeOf } from '../grpc/words';

/** Who asked, asked of routing. */
export type AskerOf = (referralId: string, call: CallContext) => Promise<Pick<Concern, 'name' | 'number'> | undefined>;

/** A citizen who wished to be called with the answer is; once it was explained, or the referral is closed, nobody calls. */
export const onReferralAnswered = (
  askerOf: AskerOf,
  callAbout: (tx: Tx, concern: Concern) => Promise<void>,
  spareCall: (tx: Tx, cause: Concern['cause'], subjectCode: string) => Promise<void>,
) => {
  const settled = async ({ data: { referral } }: DomainEvent<routing.ReferralChanged>, tx: Tx) => {
    if (referral) await spareCall(tx, 'referral_answered', referral.code);
  };
  return {
    'civicline.referral.answered.v1': async (
      { data: { referral } }: DomainEvent<routing.ReferralChanged>,
      tx: Tx,
      call: CallContext,
    ) => {
      if (!referral) throw new Error('event without a referral');
      if (!referral.wantsCallBack) return;
      const asker = await askerOf(referral.referralId, call);
      if (!asker) return;
      const about = { cause: 'referral_answered', subjectCode: referral.code } as const;
      const topic = referral.matter?.topic || 'other';
      await callAbout(tx, { ...asker, ...about, topic, locale: localeOf(referral.locale) });
    },
    'civicline.referral.explained.v1': settled,
    'civicline.referral.closed.v1': settled,
  };
};
