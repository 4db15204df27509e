import { topics } from '@civicline/contracts';
import type { Part } from '@civicline/service-kit';
import { metrics } from '@opentelemetry/api';
import type { DeadLetter } from './dead-letters';
import { deadLetterTopic, letterKey, letterOf, replayDeadLetter } from './dead-letters';
import type { EventLog } from './event-log';

/** What was put aside, of all topics, as it is now. */
export interface DeadLetterBoard extends Part {
  /** In the order in which they came. What was sent again is among them, the last of it. */
  letters(): DeadLetter[];
  find(group: string, id: string): DeadLetter | undefined;
  /** Sends one again, once: who asks for the same again while it is under way, or was taken, changes nothing. */
  replay(letter: DeadLetter): Promise<void>;
}

const waitingGauge = metrics.getMeter('civicline').createObservableGauge('event_dead_letters_waiting', {
  description: 'Events that could not take effect and were not sent again, by topic',
});

/** What waits is kept whole. Of what was sent again, so many are kept, so that one sees what was done. */
const replayedKept = 500;

/**
 * Follows the topics of dead letters from their start, so that a list of them costs no reading and their number is known at
 * any time. Nothing is remembered between starts: there should be few.
 */
export const openDeadLetterBoard = (log: EventLog): DeadLetterBoard => {
  const known = new Map<string, DeadLetter>();
  const sending = new Map<string, Promise<void>>();

  const take = (letter: DeadLetter) => {
    const key = letterKey(letter);
    // Again at the end: it has just failed, or was just sent again.
    known.delete(key);
    known.set(key, letter);
    if (!letter.replayedAt) return;
    const done = [...known].filter(([, one]) => one.replayedAt);
    for (const [old] of done.slice(0, -replayedKept)) known.delete(old);
  };

  const observe = (result: { observe(value: number, labels: Record<string, string>): void }) => {
    const counts = new Map<string, number>(Object.values(topics).map((topic) => [topic, 0]));
    for (const { topic, replayedAt } of known.values())
      if (!replayedAt) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    for (const [topic, count] of counts) result.observe(count, { topic });
  };

  const reader = log.subscribe({
    topics: Object.values(topics).map(deadLetterTopic),
    from: 'start',
    onRecord: (record) => Promise.resolve(take(letterOf(record))),
  });

  return {
    ...reader,
    name: 'dead letters',
    start: async () => {
      await reader.start();
      waitingGauge.addCallback(observe);
    },
    stop: async () => {
      waitingGauge.removeCallback(observe);
      await reader.stop();
    },
    letters: () => [...known.values()],
    find: (group, id) => known.get(letterKey({ group, id })),
    replay: (letter) => {
      const key = letterKey(letter);
      if (known.get(key)?.replayedAt) return Promise.resolve();
      const now = new Date();
      const send = () =>
        replayDeadLetter(log, letter, now)
          // The log says so as well, a moment later.
          .then(() => take({ ...letter, replayedAt: now.toISOString() }))
          .finally(() => sending.delete(key));
      const under = sending.get(key) ?? send();
      sending.set(key, under);
      return under;
    },
  };
};
