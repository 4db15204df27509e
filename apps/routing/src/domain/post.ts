import type { Localized, Person } from './matter';
import { postEnded } from './refusals';

/** A dossier goes from the citizen's door to the office; a result from there to the door. */
export type PostKind = 'pickup' | 'return';
export type PostStatus = 'promised' | 'accepted' | 'collected' | 'handed-over' | 'delivered' | 'cancelled';
export type PostStep = 'accept' | 'collect' | 'hand-over' | 'deliver';

/** One way of a dossier, or of its result, with the window in which somebody comes to the citizen's door. */
export interface PostLeg {
  readonly id: string;
  /** Shared by all that is sent for one dossier; a referral's, where it began with one. */
  readonly code: string;
  readonly kind: PostKind;
  readonly status: PostStatus;
  readonly version: number;
  readonly citizen: Person;
  readonly address: string;
  readonly procedureCode: string;
  readonly officeId: string;
  readonly officeName: Localized;
  readonly postOfficeId: string;
  readonly from: Date;
  readonly to: Date;
  readonly locale: 'vi' | 'en';
  readonly promisedAt: Date;
  readonly changedAt: Date;
  /** When somebody was at the citizen's door. */
  readonly metAt: Date | null;
  /** When it was seen that nobody had come. */
  readonly missedAt: Date | null;
}

/** What each kind goes through, in order; the last is its end. */
const ways: Record<PostKind, readonly PostStatus[]> = {
  pickup: ['promised', 'accepted', 'collected', 'handed-over'],
  return: ['promised', 'accepted', 'collected', 'delivered'],
};

const statusAfter: Record<PostStep, PostStatus> = {
  accept: 'accepted',
  collect: 'collected',
  'hand-over': 'handed-over',
  deliver: 'delivered',
};

/** At which of them somebody is at the citizen's door: the promise is about that. */
const atTheDoor: Record<PostKind, PostStatus> = { pickup: 'collected', return: 'delivered' };

/** Whether a kind goes through a step at all: a dossier is not delivered, a result not handed over. */
export const hasStep = (kind: PostKind, step: PostStep): boolean => ways[kind].includes(statusAfter[step]);

export const isUnderWay = ({ kind, status }: Pick<PostLeg, 'kind' | 'status'>): boolean =>
  status !== 'cancelled' && status !== ways[kind].at(-1);

/**
 * What the post office's system says it did. Reports come twice and late: one that is known, or that a later one has said
 * already, changes nothing; one that leaves some out says them as well. Refuses POST_ENDED.
 */
export const advance = (leg: PostLeg, step: PostStep, at: Date, now: Date): PostLeg => {
  if (leg.status === 'cancelled') throw postEnded();
  const way = ways[leg.kind];
  const to = statusAfter[step];
  if (way.indexOf(to) <= way.indexOf(leg.status)) return leg;
  const met = way.indexOf(to) >= way.indexOf(atTheDoor[leg.kind]);
  const metAt = leg.metAt ?? (met ? at : null);
  return { ...leg, status: to, version: leg.version + 1, changedAt: now, metAt };
};

/** Until it is collected; twice is no fault. Refuses POST_ENDED. */
export const cancel = (leg: PostLeg, now: Date): PostLeg => {
  if (leg.status === 'cancelled') return leg;
  if (leg.status !== 'promised' && leg.status !== 'accepted') throw postEnded();
  return { ...leg, status: 'cancelled', version: leg.version + 1, changedAt: now };
};
