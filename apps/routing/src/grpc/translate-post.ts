import { routing } from '@civicline/contracts';
import type { PostKind, PostLeg, PostStatus, PostStep } from '../domain/post';
import type { Tracking } from '../queries/post';

const kinds: Record<PostKind, routing.PostKind> = {
  pickup: routing.PostKind.PICKUP,
  return: routing.PostKind.RETURN,
};
const statuses: Record<PostStatus, routing.PostStatus> = {
  promised: routing.PostStatus.PROMISED,
  accepted: routing.PostStatus.ACCEPTED,
  collected: routing.PostStatus.COLLECTED,
  'handed-over': routing.PostStatus.HANDED_OVER,
  delivered: routing.PostStatus.DELIVERED,
  cancelled: routing.PostStatus.CANCELLED,
};
const steps: Record<PostStep, routing.PostStep> = {
  accept: routing.PostStep.ACCEPT,
  collect: routing.PostStep.COLLECT,
  'hand-over': routing.PostStep.HAND_OVER,
  deliver: routing.PostStep.DELIVER,
};

const nameOf = <N extends string>(table: Record<N, string>, value: string): N | undefined =>
  (Object.keys(table) as N[]).find((name) => table[name] === value);

export const postKindToProto = (kind: PostKind): routing.PostKind => kinds[kind];
export const postStatusToProto = (status: PostStatus): routing.PostStatus => statuses[status];
export const postKindFromProto = (kind: routing.PostKind): PostKind | undefined => nameOf(kinds, kind);
export const postStatusFromProto = (status: routing.PostStatus): PostStatus | undefined => nameOf(statuses, status);
export const postStepFromProto = (step: routing.PostStep): PostStep | undefined => nameOf(steps, step);

export const postLegToProto = ({
  leg,
  tracking,
}: {
  leg: PostLeg;
  tracking: readonly Tracking[];
}): routing.PostLeg => ({
  id: leg.id,
  code: leg.code,
  kind: kinds[leg.kind],
  status: statuses[leg.status],
  version: leg.version,
  citizen: leg.citizen,
  address: leg.address,
  procedureCode: leg.procedureCode,
  officeId: leg.officeId,
  officeName: leg.officeName,
  postOfficeId: leg.postOfficeId,
  from: leg.from,
  to: leg.to,
  missed: leg.missedAt !== null && leg.metAt === null,
  tracking: tracking.map(({ at, what, note }) => ({ at, what, note })),
  promisedAt: leg.promisedAt,
  changedAt: leg.changedAt,
});
