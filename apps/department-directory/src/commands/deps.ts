import type { Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';

/** What every command works with. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
}
