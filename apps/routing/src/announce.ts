import type { EventType, routing } from '@civicline/contracts';
import { topics } from '@civicline/contracts';
import type { DomainEvent, LogRecord } from '@civicline/events';
import { announce, announceRecords, toRecord } from '@civicline/events';
import type { Tx } from '@civicline/store';
import { changed } from '@civicline/store/audit';
import { dueAt } from './domain/deadline';
import type { Referral } from './domain/referral';
import type { PostLeg } from './domain/post';
import { localeToProto, statusToProto } from './grpc/translate';
import { postKindToProto, postStatusToProto } from './grpc/translate-post';

/** What happened to a referral. */
export type Happening =
  | 'referred'
  | 'assigned'
  | 'acknowledged'
  | 'answered'
  | 'returned'
  | 'paused'
  | 'resumed'
  | 'explained'
  | 'closed'
  | 'reopened'
  | 'duplicate'
  | 'warned'
  | 'overdue'
  | 'escalated'
  | 'delay-explained';

/** What the world may know of a referral: nothing that the citizen or the office wrote. */
const factsOf = (referral: Referral, fromOfficeId: string): routing.ReferralFacts => {
  const due = referral.deadline && dueAt(referral.deadline, referral.changedAt);
  const locale = localeToProto(referral.matter.locale);
  return {
    referralId: referral.id,
    code: referral.code,
    version: referral.version,
    status: statusToProto(referral.status),
    matter: { ...referral.matter, locale },
    officeId: referral.officeId,
    officeName: referral.officeName,
    round: referral.deadline?.round ?? 0,
    acknowledgeBy: due?.acknowledgeBy,
    due: due?.due,
    overdue: referral.overdue,
    escalationLevel: referral.escalationLevel,
    duplicateOf: referral.duplicateOf,
    wantsCallBack: referral.wantsCallBack,
    locale,
    newDay: referral.delays.at(-1)?.newDay ?? '',
    fromOfficeId,
  };
};

interface Happened {
  readonly what: Happening;
  readonly referral: Referral;
  /** The office that it came from, where it was handed on. */
  readonly fromOfficeId?: string;
}

const eventOf = ({ what, referral, fromOfficeId = '' }: Happened, id: string): DomainEvent => {
  const type: EventType = `civicline.referral.${what}.v1`;
  const data: routing.ReferralChanged = { referral: factsOf(referral, fromOfficeId) };
  const { id: subject, changedAt: time } = referral;
  return { id, type, source: '/routing', subject, time, topic: topics.referral, data };
};

/** Announces what happened to referrals, in the transaction in which it did. */
export const announceReferrals = (tx: Tx, happened: readonly Happened[], newId: () => string) => {
  for (const { referral } of happened) changed(tx, referral.citizen.phone, referral.code);
  return announce(tx, ...happened.map((one) => eventOf(one, newId())));
};

/** An event that will be announced if it happens so: made beforehand, to be written when it does. */
export const foreseenEvent = (happened: Happened, id: string): LogRecord => toRecord(eventOf(happened, id));

export const announceForeseen = announceRecords;

/** What happened to something that is sent by post. */
export type PostHappening =
  'promised' | 'accepted' | 'collected' | 'handed-over' | 'delivered' | 'missed' | 'cancelled';

const postFactsOf = ({ id, citizen: _, address: __, locale, metAt, missedAt, ...leg }: PostLeg): routing.PostFacts => ({
  legId: id,
  code: leg.code,
  version: leg.version,
  kind: postKindToProto(leg.kind),
  status: postStatusToProto(leg.status),
  procedureCode: leg.procedureCode,
  officeId: leg.officeId,
  officeName: leg.officeName,
  postOfficeId: leg.postOfficeId,
  from: leg.from,
  to: leg.to,
  missed: missedAt !== null && metAt === null,
  locale: localeToProto(locale),
});

/** Announces what happened to what is sent by post, in the transaction in which it did. */
export const announcePost = (tx: Tx, what: PostHappening, leg: PostLeg, id: string) => {
  const type: EventType = `civicline.post.${what}.v1`;
  const data: routing.PostChanged = { post: postFactsOf(leg) };
  changed(tx, leg.citizen.phone, leg.code);
  const { id: subject, changedAt: time } = leg;
  return announce(tx, { id, type, source: '/routing', subject, time, topic: topics.post, data });
};

export const announceRules = (tx: Tx, version: number, time: Date, id: string) => {
  const type: EventType = 'civicline.routing-rules.published.v1';
  const data: routing.RulesPublished = { version };
  return announce(tx, { id, type, source: '/routing', subject: 'rules', time, topic: topics.routingRules, data });
};
