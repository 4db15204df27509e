import type { Ari } from '@civicline/ari';

/** While the database is away callers hear it ring, and are not answered into silence. */
const carefulMs = 2_000;

export interface EarlyAnswers {
  /** Picks up at once, unless steps of calls have failed to stand a moment ago. */
  answer(channel: string): void;
  /** Whether it was picked up so: then that is not to be done again. */
  isAnswered(channel: string): Promise<boolean>;
  /** Its first step stands. */
  forget(channel: string): void;
  /** Steps cannot be written down now. */
  notNow(): void;
}

/**
 * Callers are picked up while it is being written down that they came. It is the one thing that Asterisk is told before that stands, since it
 * decides nothing: whoever takes over finds the caller there, and picks up again.
 */
export const answerEarly = ({ channels }: Pick<Ari, 'channels'>): EarlyAnswers => {
  const answers = new Map<string, Promise<boolean>>();
  let carefulUntil = -Infinity;
  return {
    answer: (channelId) => {
      if (performance.now() < carefulUntil) return;
      const answer = channels.answer({ channelId }).then(
        () => true,
        () => false,
      );
      answers.set(channelId, answer);
    },
    isAnswered: async (channelId) => answers.get(channelId) ?? false,
    forget: (channelId) => void answers.delete(channelId),
    notNow: () => {
      carefulUntil = performance.now() + carefulMs;
    },
  };
};
