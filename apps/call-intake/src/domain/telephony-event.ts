/** What a telephone system, or a desk, says has happened to a call. */
export const eventKinds = [
  'new_call',
  'ivr',
  'key',
  'queued',
  'ringing',
  'answered',
  'held',
  'resumed',
  'transferred',
  'hung_up',
  'blocked',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** Who distributes the calls: our queue, or the telephone system, which then says who answered. */
export type Distribution = 'ours' | 'theirs';

export interface CallEvent {
  /** Unique within its call: the same id is the same event. */
  readonly id: string;
  readonly kind: EventKind;
  readonly at: Date;
  /** A desk's own acts are ours, done under the call's lock; a telephone system's word may be late or wrong. */
  readonly origin: 'pbx' | 'desk';
  readonly direction?: 'inbound' | 'outbound';
  /** E.164; left out: not said, or withheld. */
  readonly number?: string;
  /** What was said where a number should be, and is none. */
  readonly oddNumber?: string;
  readonly dialled?: string;
  readonly lineId?: string;
  readonly queueId?: string;
  /** The account's id, where the name that was said is known. */
  readonly agentId?: string;
  /** A name that nobody here has. */
  readonly unknownAgent?: string;
  readonly locale?: 'vi' | 'en';
  readonly detail?: string;
  readonly distribution?: Distribution;
  readonly priority?: number;
}

const rank = new Map<string, number>(eventKinds.map((kind, index) => [kind, index]));

/** The order in which things happened: by time, and at the same time as calls go. The order of arrival plays no part. */
export const inOrder = (events: readonly CallEvent[]): CallEvent[] =>
  [...events].sort(
    (a, b) =>
      a.at.getTime() - b.at.getTime() ||
      (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
