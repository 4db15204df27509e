import type { Store } from '@civicline/store';
import type { Erasure } from '../domain/erasure';
import { latestErasures } from '../store/erasures';

const most = 100;

/** Newest first. */
export const listErasures = (store: Store) => (): Promise<Erasure[]> => latestErasures(store, most);
