import type { CallContext } from '@civicline/service-kit';
import { placeReturned, placesToReturn } from '../store/post';
import type { Deps } from './deps';

/** A claim that nobody has settled by then is given back. */
const claimMs = 60_000;
const atOnce = 50;

/** Gives places of the ledger back that nobody needs: of what was cancelled, and of promises that failed half-way. */
export const returnPlaces =
  ({ store, clock, ledger }: Pick<Deps, 'store' | 'clock' | 'ledger'>) =>
  async (call: CallContext): Promise<number> => {
    const before = new Date(clock.now().getTime() - claimMs);
    const ids = await store.transaction((tx) => placesToReturn(tx, before, atOnce));
    for (const id of ids) {
      await ledger.giveBack(id, call);
      await store.transaction((tx) => placeReturned(tx, id));
    }
    return ids.length;
  };
