import type { Store } from '@civicline/store';
import { takeRatedTurn, takeTurn } from '../store/turns';

/** Writes down which provider is about to be asked for a message, as far as its rate allows. */
export const takeProviderTurn =
  (store: Store) =>
  (messageId: string, { name, perSecond }: { readonly name: string; readonly perSecond: number }): Promise<boolean> =>
    perSecond > 0 ? takeRatedTurn(store, messageId, name, perSecond) : takeTurn(store, messageId, name);
