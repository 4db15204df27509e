import { topics } from '@civicline/contracts';
import type { Part } from '@civicline/service-kit';
import { metrics } from '@opentelemetry/api';
import type { DeadLetter } from './dead-letters';
import { deadLetterTopic, letterKey, letterOf, replayDeadLetter } from './dead-letters';
import type { EventLog } from './event-log';

/** What was put aside, of all topics, as it is now. */
export interface DeadLetterBoard extends Part {
  /** Those that were sent again, then those that wait, each in the order in which they came; the newest of each, as far as there is room. */
  letters(): DeadLetter[];
  find(group: string, id: string): DeadLetter | undefined;
  /** Sends one again, once: who asks for the same again while it is under way, or was taken, changes nothing. */
  replay(letter: DeadLetter): Promise<void>;
}

const waitingGauge = metrics.getMeter('civicline').createObservableGauge('event_dead_letters_waiting', {
  description: 'Events that could not take effect and were not sent again, by topic',
});

/**
 * So many of each kind are kept, the newest: a consumer that takes nothing for a night must not fill the memory of whoever shows it.
 * The log keeps all of them, and `npm run dead-letters` reads it.
 */
const usualKept = { waiting: 2_000, replayed: 500 };

/** The newest of a kind, each once; `add` gives what there is no room for any more. */
const newest = (most: number) => {
  const kept = new Map<string, DeadLetter>();
  return {
    kept,
    add: (key: string, letter: DeadLetter): DeadLetter | undefined => {
      kept.set(key, letter);
      if (kept.size <= most) return undefined;
      const [oldest] = kept;
      if (oldest) kept.delete(oldest[0]);
      return oldest?.[1];
    },
  };
};

/**
 * Follows the topics of dead letters from their start, so that a list of them costs no reading and their number is known at
 * any time. Nothing is remembered between starts.
 */
export const openDeadLetterBoard = (log: EventLog, most = usualKept): DeadLetterBoard => {
  const waiting = newest(most.waiting);
  const replayed = newest(most.replayed);
  /** How many wait that there is no room for, by topic. */
  const beyond = new Map<string, number>();
  const sending = new Map<string, Promise<void>>();
  /** What was sent again from here, of which the log will say so as well. */
  const echoes = new Set<string>();
  const count = (topic: string, by: number) => beyond.set(topic, Math.max(0, (beyond.get(topic) ?? 0) + by));

  const take = (letter: DeadLetter) => {
    const key = letterKey(letter);
    // Again at the end: it has just failed, or was just sent again.
    const known = [waiting, replayed].map(({ kept }) => kept.delete(key)).includes(true);
    if (letter.replayedAt) {
      if (!known) count(letter.topic, -1);
      replayed.add(key, letter);
      return;
    }
    const pushedOut = waiting.add(key, letter);
    if (pushedOut) count(pushedOut.topic, 1);
  };

  const observe = (result: { observe(value: number, labels: Record<string, string>): void }) => {
    const counts = new Map<string, number>(Object.values(topics).map((topic) => [topic, beyond.get(topic) ?? 0]));
    for (const { topic } of waiting.kept.values()) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    for (const [topic, waits] of counts) result.observe(waits, { topic });
  };

  const reader = log.subscribe({
    topics: Object.values(topics).map(deadLetterTopic),
    from: 'start',
    onRecord: (record) => {
      const letter = letterOf(record);
      if (!letter.replayedAt || !echoes.delete(letterKey(letter))) take(letter);
      return Promise.resolve();
    },
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
    letters: () => [...replayed.kept.values(), ...waiting.kept.values()],
    find: (group, id) => {
      const key = letterKey({ group, id });
      return waiting.kept.get(key) ?? replayed.kept.get(key);
    },
    replay: (letter) => {
      const key = letterKey(letter);
      if (replayed.kept.has(key)) return Promise.resolve();
      const now = new Date();
      const send = () =>
        replayDeadLetter(log, letter, now)
          .then(() => {
            if (replayed.kept.has(key)) return;
            echoes.add(key);
            take({ ...letter, replayedAt: now.toISOString() });
          })
          .finally(() => sending.delete(key));
      const under = sending.get(key) ?? send();
      sending.set(key, under);
      return under;
    },
  };
};
