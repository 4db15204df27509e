import type { Tx } from '@civicline/store';
import { eraseWords } from '../store/inbound';
import type { Deps } from './deps';

/** Erases what citizens wrote, and their numbers, once they are answered. */
export const eraseAnswered =
  ({ clock }: Pick<Deps, 'clock'>) =>
  (tx: Tx, limit: number): Promise<number> =>
    eraseWords(tx, clock.now(), limit);
