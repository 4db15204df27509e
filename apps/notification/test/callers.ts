import { common } from '@civicline/contracts';
import type { intake, routing } from '@civicline/contracts';
import { implement } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';

/** Whom a call or a call-back concerns, as call-intake answers: by id; empty where the number is withheld. */
export const callerIn =
  (numbers: ReadonlyMap<string, string>) =>
  ({ subjectId }: intake.GetIntakeRecipientRequest): Promise<intake.GetIntakeRecipientResponse> =>
    Promise.resolve({ name: 'Nguyễn Văn An', phone: numbers.get(subjectId) ?? '', locale: common.Locale.VI });

/** Whom a question or the post concerns, as routing answers: by the id of the referral or of the way. */
export const askersIn = (numbers: ReadonlyMap<string, string>) => {
  const asker = (id: string): Promise<routing.GetReferralRecipientResponse> =>
    Promise.resolve({
      citizen: { name: 'Nguyễn Văn An', phone: numbers.get(id) ?? '', email: '' },
      locale: common.Locale.VI,
    });
  return {
    getReferralRecipient: ({ referralId }: routing.GetReferralRecipientRequest) => asker(referralId),
    getPostRecipient: ({ legId }: routing.GetPostRecipientRequest) => asker(legId),
  };
};

/** A neighbour that knows nothing but what it is given to answer. */
export const refuseAll = <T extends object>(service: T, some: object) =>
  implement(service, {
    ...Object.fromEntries(
      Object.keys(service).map((name) => [name, () => Promise.reject(new Refusal('NOT_FOUND', 'not-found'))]),
    ),
    ...some,
  } as never);
