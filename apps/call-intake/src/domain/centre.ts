import type { Agent } from './agent';

export interface Localized {
  readonly vi: string;
  readonly en: string;
}

export interface Line {
  readonly id: string;
  readonly number: string;
}

export interface Queue {
  readonly id: string;
  readonly name: Localized;
  /** What an agent needs: "field:land", "lang:en". */
  readonly skills: readonly string[];
  readonly priority: number;
  /** Waiting raises the priority by one in so many seconds. */
  readonly ageingSeconds: number;
  readonly targetSeconds: number;
  readonly targetPercent: number;
  readonly overflowSeconds: number;
}

export interface Centre {
  readonly lines: readonly Line[];
  readonly queues: readonly Queue[];
  readonly agents: readonly Agent[];
}

/**
 * Where a caller stands in a queue: as if they had come earlier by the time that waiting would have taken to raise them to
 * their priority. It does not change while they wait, so that the next of a queue is found in an index.
 */
export const rankAt = (queuedAt: Date, priority: number, queue: Pick<Queue, 'priority' | 'ageingSeconds'>): Date =>
  new Date(queuedAt.getTime() - (queue.priority + priority) * queue.ageingSeconds * 1_000);
