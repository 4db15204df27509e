import type { CallContext, Clock } from '@civicline/service-kit';
import { invalid } from '@civicline/service-kit/refusal';
import type { Store } from '@civicline/store';
import { parsePhone } from '@civicline/vietnamese';
import type { Directory, Ledger, PostWindow } from '../commands/deps';
import type { Person } from '../domain/matter';
import { isHotline, isProof, waySeenBy } from '../domain/permissions';
import type { PostLeg } from '../domain/post';
import { forbidden, postNotFound } from '../domain/refusals';
import type { PostList, Tracking } from '../store/post';
import { referralByCode } from '../store/referrals';
import { legById, legsOf, listLegs, trackingOf } from '../store/post';

export type { Tracking } from '../store/post';

/** One way with what became of it so far. */
export interface PostFile {
  readonly leg: PostLeg;
  readonly tracking: readonly Tracking[];
}

/** When the post offices near a place can come, the earliest first. */
export const postWindows =
  ({ directory, ledger }: { directory: Directory; ledger: Ledger }) =>
  async (unit: string, from: Date, to: Date, call: CallContext): Promise<PostWindow[]> => {
    const near = new Set(await directory.postOfficesFor(unit, call));
    return (await ledger.windows(from, to, call)).filter(({ postOfficeId }) => near.has(postOfficeId));
  };

const withTracking = async (store: Store, legs: readonly PostLeg[]): Promise<PostFile[]> => {
  const tracking = legs.length
    ? await trackingOf(
        store,
        legs.map(({ id }) => id),
      )
    : new Map<string, Tracking[]>();
  return legs.map((leg) => ({ leg, tracking: tracking.get(leg.id) ?? [] }));
};

export const fileOfLeg =
  (store: Store) =>
  async (leg: PostLeg): Promise<PostFile> =>
    (await withTracking(store, [leg]))[0] ?? { leg, tracking: [] };

const isOwnReferral = async (store: Store, code: string, phoneProof: string): Promise<boolean> => {
  const referral = await referralByCode(store, code);
  return referral !== undefined && isProof(referral, phoneProof);
};

/** All that is sent under a code: for services and staff, and for the citizen with proof. Refuses POST_NOT_FOUND. */
export const followPost =
  (store: Store) =>
  async (code: string, phoneProof: string, call: CallContext): Promise<PostFile[]> => {
    const { role, officeId } = call.caller;
    const legs = await legsOf(store, code);
    const theirs = legs.filter((leg) => {
      if (role === 'citizen') return parsePhone(phoneProof)?.e164 === leg.citizen.phone;
      return role !== 'officer' || leg.officeId === officeId;
    });
    // Of a question for which nothing is sent its citizen hears so, not that the code is wrong.
    if (!theirs.length && !(await isOwnReferral(store, code, phoneProof))) throw postNotFound();
    return withTracking(store, role === 'citizen' ? theirs : theirs.map((leg) => waySeenBy(call.caller, leg)));
  };

const size = { usual: 50, max: 200 };
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type PostListWish = Omit<PostList, 'limit' | 'after'> & {
  readonly pageSize: number;
  readonly pageToken: string;
};

/**
 * What is under way. The hotline sees all, officers their own office's, a post office's system what it carries; any other system
 * sees all of it but who and where. Refuses FORBIDDEN.
 */
export const postList =
  (store: Store) =>
  async (
    { pageSize, pageToken, ...wish }: PostListWish,
    call: CallContext,
  ): Promise<{ items: PostFile[]; nextPageToken: string }> => {
    const { role, officeId = '' } = call.caller;
    if (role !== 'system' && role !== 'officer' && !isHotline(call.caller)) throw forbidden();
    if (role === 'officer' && (!officeId || (wish.officeId && wish.officeId !== officeId))) throw forbidden();
    const carrier = role === 'system' ? officeId : '';
    if (carrier && wish.postOfficeId && wish.postOfficeId !== carrier) throw forbidden();
    if (pageSize < 0 || pageSize > size.max)
      throw invalid([{ field: 'pageSize', rule: 'range', params: { min: 1, max: size.max } }]);
    if (pageToken && !uuid.test(pageToken)) throw invalid([{ field: 'pageToken', rule: 'format' }]);
    const limit = pageSize || size.usual;
    const own = role === 'officer' ? officeId : wish.officeId;
    const postOfficeId = carrier || wish.postOfficeId;
    const found = await listLegs(store, { ...wish, officeId: own, postOfficeId, limit: limit + 1, after: pageToken });
    const shown = found.slice(0, limit).map((leg) => waySeenBy(call.caller, leg));
    const items = await withTracking(store, shown);
    return { items, nextPageToken: found.length > limit ? (items.at(-1)?.leg.id ?? '') : '' };
  };

/** Whom to tell. For the service that does, which the contract names. Refuses POST_NOT_FOUND. */
export const postRecipient =
  (store: Store) =>
  async (id: string): Promise<{ citizen: Person; locale: 'vi' | 'en' }> => {
    const leg = await legById(store, id);
    if (!leg) throw postNotFound();
    return { citizen: leg.citizen, locale: leg.locale };
  };

/** A week from now, where nobody says which days. */
export const usualDays = (clock: Clock): { from: Date; to: Date } => {
  const from = clock.now();
  return { from, to: new Date(from.getTime() + 7 * 86_400_000) };
};
