import type { Part } from '@civicline/service-kit';

/** What a log carries: bytes under a key, with headers. */
export interface LogRecord {
  readonly topic: string;
  /** Records of one key keep their order. */
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record as it was read. */
export interface ReadRecord extends LogRecord {
  readonly partition: number;
  readonly offset: bigint;
}

export interface Subscription {
  /** Members of one group share the partitions and remember how far they are. Left out: all of it, and nothing is remembered. */
  readonly group?: string;
  readonly topics: readonly string[];
  /** Where one begins that has never read. Default: the start for a group, the end for a reader without one. */
  readonly from?: 'start' | 'end';
  /**
   * Called for one record of a partition after the other. When it resolves the record counts as read; when it rejects it
   * comes again (after a while of its own choosing, see Later), and nothing behind it in that partition before it. Other
   * partitions go on meanwhile.
   */
  readonly onRecord: (record: ReadRecord, signal: AbortSignal) => Promise<void>;
}

/** A record that cannot be taken now: it is to come again after `afterMs`. */
export class Later extends Error {
  override readonly name = 'Later';

  constructor(
    readonly afterMs: number,
    cause: unknown,
  ) {
    super('later', { cause });
  }
}

const usualWaitMs = 500;

/** Where a subscription begins that has never read. */
export const beginningOf = ({ group, from }: Pick<Subscription, 'group' | 'from'>): 'start' | 'end' =>
  from ?? (group === undefined ? 'end' : 'start');

/** How long to wait before a record that was rejected comes again. */
export const waitAfter = (error: unknown): number => (error instanceof Later ? error.afterMs : usualWaitMs);

/** A durable log of events, in partitions, read by groups that each keep their own place. */
export interface EventLog extends Part {
  /** Resolves when every record is durable. */
  append(records: readonly LogRecord[]): Promise<void>;
  /** A reader, to be started and stopped. */
  subscribe(subscription: Subscription): Part;
  /** Reads a topic from its start to where it ends now. For operations; commits nothing. */
  readAll(topic: string): AsyncIterable<ReadRecord>;
  /** How many records of the topics a group has not yet counted as read. */
  lag(group: string, topics: readonly string[]): Promise<number>;
}

/** Partitions of a topic that the log creates by itself. */
export const partitionCount = 6;
