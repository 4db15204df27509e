import type { Tx } from '@civicline/store';
import { explain } from '../domain/referral';
import { lockReferral, lockReferralById } from '../store/referrals';
import { keep } from './change-referral';
import type { Deps } from './deps';

/**
 * Notes that the citizen knows the answer, in the transaction that remembers how it is known. A citizen who wished to be
 * called has been told by a call alone; one that is not answered any more (reopened meanwhile) stays as it is.
 */
export const noteExplained =
  (deps: Pick<Deps, 'clock' | 'newId' | 'alarmSet'>) =>
  async (tx: Tx, by: { readonly id?: string; readonly code?: string }, how: 'message' | 'call_back'): Promise<void> => {
    const current = by.id ? await lockReferralById(tx, by.id) : await lockReferral(tx, by.code ?? '');
    if (current?.status !== 'answered' || (how === 'message' && current.wantsCallBack)) return;
    await keep(tx, deps, current, explain(current, deps.clock.now()), { what: 'explained', by: 'clock', note: how });
  };
