import type { Deadline } from './deadline';
import { isPaused, pause, resume } from './deadline';
import type { Decision } from './decision';
import type { Localized, Matter, Person } from './matter';
import {
  alreadyAnswered,
  alreadyPaused,
  duplicateOfItself,
  notAnswered,
  notOverdue,
  notPaused,
  referralEnded,
  referralPartial,
  referralSent,
  versionConflict,
} from './refusals';

export type ReferralStatus =
  'partial' | 'open' | 'assigned' | 'acknowledged' | 'answered' | 'explained' | 'closed' | 'returned' | 'duplicate';

export interface Answer {
  readonly text: string;
  readonly attachmentIds: readonly string[];
  readonly answeredBy: string;
  readonly officeId: string;
  readonly at: Date;
}

/** Why an overdue one is late, and the local day that is promised instead. */
export interface Delay {
  readonly reason: Localized;
  readonly newDay: string;
  readonly by: string;
  readonly at: Date;
}

export interface Referral {
  readonly id: string;
  readonly code: string;
  readonly status: ReferralStatus;
  readonly version: number;
  readonly matter: Matter;
  readonly question: string;
  readonly citizen: Person;
  /** Empty: about none. */
  readonly dossierCode: string;
  /** Where it lies; empty: with the hotline's own desk. */
  readonly officeId: string;
  readonly officeName: Localized;
  /** Whose desk there; empty: nobody's yet. */
  readonly officerId: string;
  readonly decision: Decision | null;
  /** Null while it has not been sent. */
  readonly deadline: Deadline | null;
  readonly overdue: boolean;
  readonly escalationLevel: number;
  readonly answer: Answer | null;
  readonly delays: readonly Delay[];
  /** Code of the referral whose answer counts for this one; empty: none. */
  readonly duplicateOf: string;
  readonly recordId: string;
  readonly callId: string;
  readonly wantsCallBack: boolean;
  readonly referredAt: Date;
  readonly changedAt: Date;
  /** What is asked of the citizen while the clock stands still. */
  readonly askedBack: string;
  readonly previousCode: string;
}

/** Somebody's desk. */
export interface Desk {
  readonly officeId: string;
  readonly officeName: Localized;
  readonly officerId: string;
}

const awaiting: readonly ReferralStatus[] = ['open', 'assigned', 'acknowledged', 'returned'];

/** Whether an answer is still waited for. */
export const isAwaited = ({ status }: Pick<Referral, 'status'>): boolean => awaiting.includes(status);

const changed = (referral: Referral, now: Date, to: Partial<Referral>): Referral => ({
  ...referral,
  ...to,
  version: referral.version + 1,
  changedAt: now,
});

/** Refuses VERSION_CONFLICT; 0 expects whichever there is. */
export const expectVersion = ({ version }: Referral, expected: number): void => {
  if (expected !== 0 && expected !== version) throw versionConflict(version);
};

const mustBeAwaited = (referral: Referral) => {
  if (referral.status === 'partial') throw referralPartial();
  if (referral.status === 'answered' || referral.status === 'explained') throw alreadyAnswered();
  if (!isAwaited(referral)) throw referralEnded(referral.status);
};

const statusOn = ({ officeId, officerId }: Desk): ReferralStatus => {
  if (!officeId) return 'returned';
  return officerId ? 'assigned' : 'open';
};

/** It leaves for a desk: its clock begins. Refuses REFERRAL_SENT. */
export const send = (
  referral: Referral,
  desk: Desk,
  decision: Decision | null,
  deadline: Deadline,
  now: Date,
): Referral => {
  if (referral.status !== 'partial') throw referralSent();
  return changed(referral, now, { ...desk, status: statusOn(desk), decision, deadline, referredAt: now });
};

/** Somebody of the office has taken it. Twice is no fault. */
export const acknowledge = (referral: Referral, officerId: string, now: Date): Referral => {
  mustBeAwaited(referral);
  if (referral.status === 'acknowledged' && referral.officerId === officerId) return referral;
  return changed(referral, now, { status: 'acknowledged', officerId });
};

/** Once. The clock stops, also one that stood still. Refuses ALREADY_ANSWERED, REFERRAL_ENDED, REFERRAL_PARTIAL. */
export const answer = (referral: Referral, given: Answer): Referral => {
  mustBeAwaited(referral);
  return changed(referral, given.at, {
    status: 'answered',
    answer: given,
    askedBack: '',
    deadline: referral.deadline && resume(referral.deadline, given.at),
  });
};

/** Not theirs: it goes to another desk, or back to the hotline's; the deadline stays. */
export const handOn = (referral: Referral, desk: Desk, now: Date): Referral => {
  mustBeAwaited(referral);
  return changed(referral, now, { ...desk, status: statusOn(desk) });
};

/** The office asks the citizen for something. Refuses ALREADY_PAUSED. */
export const askBack = (referral: Referral, question: string, reason: Localized, now: Date): Referral => {
  mustBeAwaited(referral);
  if (!referral.deadline || isPaused(referral.deadline)) throw alreadyPaused();
  return changed(referral, now, { askedBack: question, deadline: pause(referral.deadline, now, reason) });
};

/** What was asked has come; the question carries it. Refuses NOT_PAUSED. */
export const comeBack = (referral: Referral, reply: string, now: Date): Referral => {
  mustBeAwaited(referral);
  if (!referral.deadline || !isPaused(referral.deadline)) throw notPaused();
  return changed(referral, now, {
    askedBack: '',
    question: reply ? `${referral.question}\n\n${reply}` : referral.question,
    deadline: resume(referral.deadline, now),
  });
};

/** The citizen knows the answer. Twice is no fault. Refuses NOT_ANSWERED. */
export const explain = (referral: Referral, now: Date): Referral => {
  if (referral.status === 'explained' || referral.status === 'closed') return referral;
  if (referral.status !== 'answered') throw notAnswered();
  return changed(referral, now, { status: 'explained' });
};

/** Nothing more follows. One that was not explained is not closed: its citizen would never hear. Refuses NOT_ANSWERED. */
export const close = (referral: Referral, now: Date): Referral => {
  if (referral.status === 'closed') return referral;
  if (referral.status !== 'explained') throw notAnswered();
  return changed(referral, now, { status: 'closed' });
};

/** A new round with a clock of its own, at the desk where it was answered. Refuses NOT_ANSWERED. */
export const reopen = (referral: Referral, reason: string, deadline: Deadline, now: Date): Referral => {
  if (!['answered', 'explained', 'closed'].includes(referral.status)) throw notAnswered();
  return changed(referral, now, {
    status: statusOn(referral),
    answer: null,
    question: `${referral.question}\n\n${reason}`,
    deadline,
    overdue: false,
    escalationLevel: 0,
  });
};

/** Another's answer counts for this one. Refuses DUPLICATE_OF_ITSELF; of a duplicate's duplicate the caller hands in the first. */
export const markDuplicate = (referral: Referral, of: Referral, now: Date): Referral => {
  if (referral.id === of.id) throw duplicateOfItself();
  mustBeAwaited(referral);
  return changed(referral, now, {
    status: 'duplicate',
    duplicateOf: of.code,
    askedBack: '',
    deadline: referral.deadline && resume(referral.deadline, now),
  });
};

/** An apology with a new day. Refuses NOT_OVERDUE. */
export const explainDelay = (referral: Referral, delay: Delay): Referral => {
  mustBeAwaited(referral);
  if (!referral.overdue) throw notOverdue();
  return changed(referral, delay.at, { delays: [...referral.delays, delay] });
};

/** What an alarm makes of it; unchanged when it no longer matters. */
export const alarmed = (referral: Referral, level: number, now: Date): Referral => {
  if (!isAwaited(referral)) return referral;
  return changed(referral, now, { overdue: true, escalationLevel: Math.max(referral.escalationLevel, level) });
};
