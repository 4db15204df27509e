import type { CallContext } from '@civicline/service-kit';
import { invalid } from '@civicline/service-kit/refusal';
import type { Store } from '@civicline/store';
import { mayFindByNumber, seenBy } from '../domain/permissions';
import type { Referral } from '../domain/referral';
import { forbidden } from '../domain/refusals';
import type { ListQuestion } from '../store/referral-lists';
import { dueOfReferral, listReferrals } from '../store/referral-lists';

export type ListWish = Omit<ListQuestion, 'limit' | 'after'> & {
  readonly pageSize: number;
  readonly pageToken: string;
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const size = { usual: 50, max: 200 };

/** The inbox of an office, or a list for the hotline, due first. Officers see their own office's alone. Refuses FORBIDDEN. */
export const referralList =
  (store: Store) =>
  async (
    { pageSize, pageToken, ...wish }: ListWish,
    call: CallContext,
  ): Promise<{ items: Referral[]; nextPageToken: string }> => {
    const { role, officeId = '' } = call.caller;
    if (role === 'citizen') throw forbidden();
    if (role === 'officer' && (!officeId || (wish.officeId && wish.officeId !== officeId))) throw forbidden();
    if (pageSize < 0 || pageSize > size.max)
      throw invalid([{ field: 'pageSize', rule: 'range', params: { min: 1, max: size.max } }]);
    if (pageToken && !uuid.test(pageToken)) throw invalid([{ field: 'pageToken', rule: 'format' }]);
    const own = role === 'officer' ? officeId : wish.officeId;
    const phone = mayFindByNumber(call.caller) ? wish.phone : '';
    const limit = pageSize || size.usual;
    // The token is the last one shown: its place is looked up, so that nothing personal or secret travels.
    const after = pageToken ? { id: pageToken, due: await dueOfReferral(store, pageToken) } : null;
    const found = await listReferrals(store, { ...wish, officeId: own, phone, limit: limit + 1, after });
    const items = found.slice(0, limit).map((referral) => seenBy(call.caller, referral));
    return { items, nextPageToken: found.length > limit ? (items.at(-1)?.id ?? '') : '' };
  };
