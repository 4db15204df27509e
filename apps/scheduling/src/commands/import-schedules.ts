import type { CallContext } from '@civicline/service-kit';
import type { Schedule } from '../domain/opening';
import { putSchedules } from '../store/catalogue';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Adds and replaces schedules by id, all or none. */
export const importSchedules =
  ({ store }: Deps) =>
  (schedules: readonly Schedule[], call: CallContext): Promise<ImportReport> =>
    store.once(onceKey('ImportSchedules', schedules, call), async (tx) => {
      const { added, changed } = await putSchedules(tx, schedules);
      return { added, changed, unchanged: schedules.length - added - changed };
    });
