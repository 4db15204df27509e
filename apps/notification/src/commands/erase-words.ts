import type { Tx } from '@civicline/store';
import { eraseWords } from '../store/inbound';
import type { Deps } from './deps';

const dayMs = 86_400_000;

/**
 * Erases what citizens wrote, and their numbers, once they are answered; after so many days in any case. Throws for less than one: what waits
 * for its answer would be gone.
 */
export const eraseAnswered = ({ clock }: Pick<Deps, 'clock'>, days: number) => {
  if (days < 1) throw new Error(`CIVICLINE_SMS_DAYS is 1 or more, not ${days}`);
  return (tx: Tx, limit: number): Promise<number> =>
    eraseWords(tx, new Date(clock.now().getTime() - days * dayMs), limit);
};
