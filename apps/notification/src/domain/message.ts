/** Languages in which a citizen is told. */
export type Locale = 'vi' | 'en';

/** Ways to reach a citizen. */
export type Channel = 'sms' | 'email' | 'zalo' | 'voice';

/** Whose recipient it is: each kind is asked of the service that owns it, at the moment of sending (service.ts). */
export type RecipientSource =
  'appointment' | 'waitlist' | 'reply' | 'caller' | 'referral' | 'post' | 'article-owner' | 'webhook-owner';

/** What fills a template, as it stands in the ledger: JSON, nothing personal. */
export type Facts = Readonly<Record<string, unknown>>;

/** queued > sent > delivered | failed | suppressed. `sent` is the provider's word, `delivered` the receipt's. */
export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'failed' | 'suppressed';

/** The promise that a message tells of: what an event carried, so nothing here is personal. */
export interface VisitFacts {
  readonly code: string;
  readonly version: number;
  readonly start: Date;
  readonly end: Date;
  readonly officeName: Localized;
  readonly officeAddress: Localized;
  readonly procedureCode: string;
  readonly procedureName: Localized;
  /** When it was before it moved. */
  readonly previousStart?: Date;
  /** Why it was moved or cancelled. */
  readonly reason?: Localized;
  /** The office caused the change, so the office apologises. */
  readonly byOffice?: boolean;
}

export interface Localized {
  readonly vi: string;
  readonly en: string;
}

/** One line of the ledger: at most one message for each (subject, version, notice, channel). */
export interface Message {
  readonly id: string;
  readonly subjectId: string;
  readonly subjectCode: string;
  readonly subjectVersion: number;
  /** What it is a word of: 'change', or one of the kinds that are told besides. */
  readonly notice: string;
  readonly channel: Channel;
  readonly template: string;
  readonly recipient: RecipientSource;
  readonly locale: Locale;
  readonly facts: Facts;
  readonly status: MessageStatus;
  /** Who has it, or may have it: no other is asked any more. */
  readonly provider: string | null;
  /** Sent anew by staff so many times: each time is another request to the provider. */
  readonly round: number;
  /** Tries so far, the running one included. */
  readonly attempts: number;
  readonly queuedAt: Date;
  /** When it is tried next; null: never more. */
  readonly dueAt: Date | null;
  /** From then on it is worth nothing and is not sent. */
  readonly notAfter: Date | null;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly reason: string | null;
  /** Enough for staff to recognise the number or address, not enough to use it. */
  readonly recipientMasked: string | null;
  /** What staff did about a failed one. */
  readonly resolution: Resolution | null;
}

/** A failed message is work for somebody: the citizen was told by voice, or need not be told any more. */
export type Resolution = 'told-by-voice' | 'not-needed';

/**
 * What one try came to. `rejected` will not get better by trying again; `deferred` was no try, its turn comes later;
 * `elsewhere` goes by another channel, which then has a line of its own.
 */
export type Attempt =
  | { readonly outcome: 'accepted'; readonly providerMessageId: string; readonly provider: string | null }
  | { readonly outcome: 'suppressed'; readonly reason: string }
  | { readonly outcome: 'elsewhere'; readonly channel: Channel; readonly reason: string }
  /** `gone`: nobody is at that address, nor will be. */
  | { readonly outcome: 'rejected'; readonly reason: string; readonly gone?: boolean }
  /** `provider`: who may have it all the same. */
  | { readonly outcome: 'failed'; readonly reason: string; readonly provider: string | null }
  | { readonly outcome: 'deferred'; readonly reason: string; readonly until: Date };

/** What becomes of a message after a try. */
export type AfterAttempt =
  | { readonly status: 'sent' | 'suppressed' | 'failed'; readonly reason: string | null }
  | { readonly status: 'queued'; readonly reason: string; readonly dueAt: Date };

/** A message is given up after this many tries: with the ladder below that is about 40 minutes. */
export const maxAttempts = 8;

const ladderMs = [5_000, 15_000, 60_000, 180_000, 300_000, 600_000, 1_200_000];

/** Decides what a try's outcome makes of the message. */
export const afterAttempt = (attempt: Attempt, attempts: number, now: Date): AfterAttempt => {
  if (attempt.outcome === 'accepted') return { status: 'sent', reason: null };
  if (attempt.outcome === 'suppressed' || attempt.outcome === 'elsewhere')
    return { status: 'suppressed', reason: attempt.reason };
  if (attempt.outcome === 'deferred') return { status: 'queued', reason: attempt.reason, dueAt: attempt.until };
  if (attempt.outcome === 'rejected' || attempts >= maxAttempts) return { status: 'failed', reason: attempt.reason };
  const waitMs = ladderMs[Math.min(attempts, ladderMs.length) - 1] ?? 5_000;
  return { status: 'queued', reason: attempt.reason, dueAt: new Date(now.getTime() + waitMs) };
};

/**
 * What a provider's receipt makes of the message. Receipts come late, twice and in any order: a delivered message stays
 * delivered, and one that we no longer wait for is left as it is.
 */
export const afterReceipt = (status: MessageStatus, delivered: boolean): MessageStatus => {
  if (status === 'delivered' || status === 'suppressed') return status;
  if (delivered) return 'delivered';
  return status === 'sent' ? 'failed' : status;
};
