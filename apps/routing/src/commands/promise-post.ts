import type { CallContext } from '@civicline/service-kit';
import { idOfTry } from '@civicline/service-kit';
import { makeSpokenCode } from '@civicline/vietnamese';
import { announcePost } from '../announce';
import type { Person } from '../domain/matter';
import type { PostKind, PostLeg } from '../domain/post';
import { officeNotFound, postNotFound, postNotOffered, postPromised } from '../domain/refusals';
import { claimLeg, insertTracking, keepLeg, legById, legsOf } from '../store/post';
import { referralByCode } from '../store/referrals';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface PostWish {
  readonly kind: PostKind;
  readonly slotId: string;
  /** A code that the citizen has for the same dossier; empty: a new one. */
  readonly code: string;
  readonly citizen: Person;
  readonly address: string;
  readonly procedureCode: string;
  readonly officeId: string;
  readonly locale: 'vi' | 'en';
}

/** Refuses POST_NOT_FOUND of a code that is another citizen's, POST_PROMISED where it has that kind already. */
const checkCode = async ({ store }: Deps, { code, kind, citizen }: PostWish): Promise<void> => {
  const [legs, referral] = await Promise.all([legsOf(store, code), referralByCode(store, code)]);
  const phones = [...legs, ...(referral ? [referral] : [])].map((one) => one.citizen.phone);
  if (!phones.length || phones.some((phone) => phone !== citizen.phone)) throw postNotFound();
  if (legs.some((leg) => leg.kind === kind)) throw postPromised();
};

/**
 * Promises that the post comes to the citizen's door in a window. Its place in the ledger is claimed here first, so that it
 * is kept with the promise or given back, whatever fails in between.
 */
export const promisePost =
  (deps: Deps) =>
  async (wish: PostWish, call: CallContext): Promise<PostLeg> => {
    const { store, clock, directory, ledger, newId } = deps;
    const id = idOfTry('PromisePost', call, newId);
    const known = await legById(store, id);
    if (!known) {
      if (wish.code) await checkCode(deps, wish);
      if (!(await directory.isSentByPost(wish.procedureCode, call))) throw postNotOffered();
    }
    const office = await directory.office(wish.officeId, call);
    if (!office) throw officeNotFound();
    const now = clock.now();
    const { slotId: _, ...said } = wish;
    const draft: PostLeg = {
      ...said,
      id,
      code: wish.code || (known?.code ?? makeSpokenCode(deps.chance)),
      status: 'promised',
      version: 1,
      officeName: office.name,
      postOfficeId: '',
      from: now,
      to: now,
      promisedAt: now,
      changedAt: now,
      metAt: null,
      missedAt: null,
    };
    const code = await store.transaction((tx) => claimLeg(tx, draft, now));
    if (!code) throw new Error('the place is being given back');
    const window = await ledger.take(wish.slotId, id, call);
    return store.once(onceKey('PromisePost', wish, call), async (tx) => {
      const leg = { ...draft, code, postOfficeId: window.postOfficeId, from: window.from, to: window.to };
      if (!(await keepLeg(tx, leg))) throw new Error('the place was given back meanwhile');
      insertTracking(tx, id, call.caller.id, { at: now, what: 'promised', note: '' });
      await announcePost(tx, 'promised', leg, newId());
      return leg;
    });
  };
