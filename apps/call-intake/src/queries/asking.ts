import type { Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';

/** What every query works with. */
export interface Asking {
  readonly store: Store;
  readonly clock: Clock;
}
