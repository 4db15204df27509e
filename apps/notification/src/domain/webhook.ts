/** What another system wants to be told, and where. */
export interface WebhookPlan {
  readonly name: string;
  readonly url: string;
  /** "civicline.appointment.booked.v1", "civicline.referral.*"; none: all. */
  readonly eventTypes: readonly string[];
  /** None: all. */
  readonly officeIds: readonly string[];
  /** Who is told when it is disabled. */
  readonly contactEmail: string;
}

export type WebhookStatus = 'active' | 'paused' | 'disabled';

/** How the system at the other end does. */
export interface WebhookHealth {
  /** Tries that failed since one was taken, those that were under way at the same time counted as one. */
  readonly failures: number;
  readonly failingSince: Date | null;
  /** While it fails, nothing is tried before. */
  readonly nextTryAt: Date | null;
}

/** Somebody else's system that is told of events. */
export interface Webhook extends WebhookPlan, WebhookHealth {
  readonly id: string;
  readonly version: number;
  readonly status: WebhookStatus;
  readonly lastReason: string;
  /** Which of its secrets signs; the one before does as well until `previousSecretUntil`. */
  readonly secretNumber: number;
  readonly previousSecretUntil: Date | null;
  readonly timesDisabled: number;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export type DeliveryStatus = 'waiting' | 'delivered' | 'failed';

/** One try, as the other end answered it. `httpStatus` 0: nobody did. */
export interface WebhookAnswer {
  readonly httpStatus: number;
  /** Empty when it was taken; otherwise "HTTP_500", "TIMEOUT", "PRIVATE_ADDRESS". */
  readonly reason: string;
  readonly retryAfterMs: number;
  readonly tookMs: number;
}

export const mostWebhooks = 200;
/** How long the secret before still signs. */
export const secretOverlapMs = 86_400_000;
/** Events and what became of them are kept, and can be sent again, so long. */
export const keptDays = 14;

/** Whether a type is one of those asked for. */
const isAsked = (types: readonly string[], type: string): boolean =>
  types.length === 0 || types.some((one) => one === type || (one.endsWith('.*') && type.startsWith(one.slice(0, -1))));

type Facts = Readonly<Record<string, unknown>>;
const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const officeFields = ['officeId', 'fromOfficeId', 'ownerOfficeId'] as const;

/** The offices that an event names: in its data, or in what its data is about (`visit`, `referral`, `office`). */
export const officesOf = (data: unknown): string[] => {
  if (!isFacts(data)) return [];
  const places = [data, ...Object.values(data).filter(isFacts)];
  const named = places.flatMap((place) => officeFields.map((field) => place[field]));
  if (isFacts(data['office'])) named.push(data['office']['id']);
  return [...new Set(named.filter((id): id is string => typeof id === 'string' && id !== ''))];
};

/** What of an event decides who is told of it. */
export interface EventFacts {
  readonly type: string;
  readonly time: Date;
  readonly offices: readonly string[];
}

/** Whether an event is for a webhook: what happened before there was one is not. */
export const isFor = (
  { eventTypes, officeIds, createdAt }: Pick<Webhook, 'eventTypes' | 'officeIds' | 'createdAt'>,
  event: EventFacts,
): boolean =>
  event.time >= createdAt &&
  isAsked(eventTypes, event.type) &&
  (officeIds.length === 0 || event.offices.some((office) => officeIds.includes(office)));

const minute = 60_000;
const hour = 60 * minute;
/** Waits between the tries of one delivery: twelve tries in about a day and a half. */
const ladderMs = [
  5_000,
  30_000,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  8 * hour,
  8 * hour,
];
export const mostTries = ladderMs.length + 1;
/** A system that fails is looked at once an hour at least. */
const longestBlockMs = hour;
const longestRetryAfterMs = hour;

/** It says that it does not want this event, or cannot read it: others are not held up. Its door, key or health it is not. */
const blamesEvent = ({ httpStatus }: WebhookAnswer) =>
  httpStatus >= 400 && httpStatus < 500 && ![401, 403, 404, 405, 407, 408, 410, 425, 429].includes(httpStatus);

export type AfterTry =
  | { readonly status: 'delivered' }
  | { readonly status: 'failed' }
  | { readonly status: 'waiting'; readonly dueAt: Date };

/** What a try makes of its delivery; `tries` are those since it was sent, or sent again, this one included. */
export const afterTry = (answer: WebhookAnswer, tries: number, now: Date): AfterTry => {
  if (!answer.reason) return { status: 'delivered' };
  if (tries >= mostTries) return { status: 'failed' };
  const waitMs = Math.max(ladderMs[tries - 1] ?? hour, Math.min(answer.retryAfterMs, longestRetryAfterMs));
  return { status: 'waiting', dueAt: new Date(now.getTime() + waitMs) };
};

export interface WebhookAfter extends WebhookHealth {
  readonly status: WebhookStatus;
  readonly lastReason: string;
}

/** What a try that was taken makes of the webhook: it is well. */
const afterSuccess = (webhook: WebhookAfter): WebhookAfter =>
  webhook.status === 'active'
    ? { status: 'active', failures: 0, failingSince: null, nextTryAt: null, lastReason: '' }
    : webhook;

/** What tries make of the webhook, in the order in which they ended. */
export const afterTries = (
  webhook: WebhookAfter,
  answers: readonly WebhookAnswer[],
  now: Date,
  disableAfterMs: number,
): WebhookAfter =>
  answers.reduce<WebhookAfter>(
    (before, answer) => (answer.reason ? afterFailure(before, answer, now, disableAfterMs) : afterSuccess(before)),
    webhook,
  );

/**
 * What a failed try makes of the webhook. Whatever was under way at the same moment counts once. One that says it is gone
 * (410) is disabled at once, one that has failed for `disableAfterMs` at the next failure.
 */
export const afterFailure = (
  webhook: Pick<Webhook, 'status' | 'failures' | 'failingSince' | 'nextTryAt'>,
  answer: WebhookAnswer,
  now: Date,
  disableAfterMs: number,
): WebhookAfter => {
  const { status, failures, failingSince, nextTryAt } = webhook;
  const lastReason = answer.reason;
  if (status !== 'active') return { status, failures, failingSince, nextTryAt, lastReason };
  if (answer.httpStatus === 410)
    return {
      status: 'disabled',
      failures: failures + 1,
      failingSince: failingSince ?? now,
      nextTryAt: null,
      lastReason,
    };
  if (blamesEvent(answer) || (nextTryAt && nextTryAt > now))
    return { status, failures, failingSince, nextTryAt, lastReason };
  if (failingSince && now.getTime() - failingSince.getTime() >= disableAfterMs)
    return { status: 'disabled', failures: failures + 1, failingSince, nextTryAt: null, lastReason };
  const usualMs = Math.min(ladderMs[failures] ?? longestBlockMs, longestBlockMs);
  const waitMs = Math.max(usualMs, Math.min(answer.retryAfterMs, longestRetryAfterMs));
  return {
    status,
    failures: failures + 1,
    failingSince: failingSince ?? now,
    nextTryAt: new Date(now.getTime() + waitMs),
    lastReason,
  };
};

/** A system sees to the webhooks that it has made; administrators to all. */
export const maySeeTo = (
  { role, id }: { readonly role: string; readonly id: string },
  { createdBy }: Pick<Webhook, 'createdBy'>,
): boolean => role !== 'system' || createdBy === id;
