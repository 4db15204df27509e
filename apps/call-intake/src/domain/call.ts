import type { Outcome } from './outcome';
import type { Distribution } from './telephony-event';

export const callStates = ['offered', 'queued', 'ringing', 'answered', 'on_hold', 'wrap_up', 'ended'] as const;

export type CallState = (typeof callStates)[number];

export interface Call {
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  readonly direction: 'inbound' | 'outbound';
  /** E.164; empty: withheld, or no number. */
  readonly number: string;
  readonly dialled: string;
  readonly lineId: string;
  readonly queueId: string;
  readonly locale: 'vi' | 'en';
  readonly distribution: Distribution;
  readonly state: CallState;
  readonly outcome: Outcome | null;
  /** Who has answered, or is asked to. */
  readonly agentId: string;
  readonly arrivedAt: Date;
  readonly queuedAt: Date | null;
  /** The place in the queue; see centre.ts. */
  readonly rankAt: Date | null;
  readonly answeredAt: Date | null;
  readonly hungUpAt: Date | null;
  readonly endedAt: Date | null;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly priority: number;
  readonly disposition: string;
  readonly wrapUpUntil: Date | null;
  readonly wrapUpExtensions: number;
  readonly recordId: string | null;
  readonly callBackId: string | null;
  readonly deflectedTo: string;
  readonly anomalies: readonly string[];
  /** When something was last heard of it. */
  readonly heardAt: Date;
}

const between = (from: Date | null, to: Date | null) => (from && to ? Math.max(0, to.getTime() - from.getTime()) : 0);

/** How long the caller has waited, or did; in milliseconds. */
export const waitMs = ({ queuedAt, answeredAt, hungUpAt }: Call, now: Date): number =>
  between(queuedAt, answeredAt ?? hungUpAt ?? now);

/** How long it was talked, holds left out; in milliseconds. */
export const talkMs = ({ answeredAt, hungUpAt, holdMs }: Call, now: Date): number =>
  Math.max(0, between(answeredAt, hungUpAt ?? now) - holdMs);

/** When a desk did something to a call: now, but never before what the telephone system's clock says came first. */
export const deskTime = ({ arrivedAt, queuedAt, answeredAt }: Call, now: Date): Date =>
  new Date(Math.max(now.getTime(), ...[arrivedAt, queuedAt, answeredAt].map((at) => at?.getTime() ?? 0)));
