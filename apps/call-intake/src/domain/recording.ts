/** A recording of a call, on its way from the telephone system into our folder, and out of it again when its time is over. */
export interface Recording {
  readonly id: string;
  readonly callId: string;
  readonly agentId: string;
  /** The caller's, E.164; empty: withheld. */
  readonly number: string;
  readonly beganAt: Date;
  /** Null: caller and agent still speak. */
  readonly endedAt: Date | null;
  /** Null: it is not in our folder yet. */
  readonly keptAt: Date | null;
  readonly keepUntil: Date | null;
  readonly removedAt: Date | null;
  /** Why there is nothing to hear; empty: there is, or will be. */
  readonly fault: string;
}

/** Somebody who listened. */
export interface Listened {
  readonly account: string;
  readonly role: string;
  readonly at: Date;
}

export type RecordingState = 'running' | 'arriving' | 'kept' | 'removed' | 'lost';

export const stateOf = ({ endedAt, keptAt, removedAt, fault }: Recording): RecordingState => {
  if (fault) return 'lost';
  if (removedAt) return 'removed';
  if (keptAt) return 'kept';
  return endedAt ? 'arriving' : 'running';
};

const dayMs = 86_400_000;

/** Counted from the end of what was recorded: when it was taken over makes no difference. */
export const keepUntil = (endedAt: Date, days: number): Date => new Date(endedAt.getTime() + days * dayMs);
