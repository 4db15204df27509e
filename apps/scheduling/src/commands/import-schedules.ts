import type { CallContext } from '@civicline/service-kit';
import type { Schedule } from '../domain/opening';
import { compareSchedules, fitPlaces, freeSlotsOf, putSchedules } from '../store/schedules';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { offerFreed } from './offer-freed';

export interface ScheduleImport {
  readonly schedules: readonly Schedule[];
  /** Says what would be, and changes nothing. */
  readonly dryRun: boolean;
}

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Adds and replaces schedules by id, all or none. Slots ahead that are in use already get the new number of places. */
export const importSchedules =
  (deps: Deps) =>
  async (wish: ScheduleImport, call: CallContext): Promise<ImportReport> =>
    deps.store.once(onceKey('ImportSchedules', wish, call), async (tx) => {
      const { added, changed } = await compareSchedules(tx, wish.schedules);
      if (!wish.dryRun) {
        await putSchedules(tx, wish.schedules);
        const now = deps.clock.now();
        await fitPlaces(tx, changed, now);
        await offerFreed(deps, tx, await freeSlotsOf(tx, changed, now), 'opened');
      }
      const unchanged = wish.schedules.length - added.length - changed.length;
      return { added: added.length, changed: changed.length, unchanged };
    });
