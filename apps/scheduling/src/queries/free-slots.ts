import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { serves, slotsBetween } from '../domain/opening';
import { reachOf } from '../domain/permissions';
import { officeNotFound, procedureNotFound } from '../domain/refusals';
import { officeById, procedureByCode, schedulesOf } from '../store/catalogue';
import { occupancyOf } from '../store/places';
import type { FreeSlot } from './nearest-slots';
import { withOccupancy } from './nearest-slots';

export interface SlotQuestion {
  readonly officeId: string;
  /** Empty asks of every counter. */
  readonly procedureCode: string;
  readonly from: Date;
  readonly to: Date;
  readonly includeFull: boolean;
}

/** Slots of an office with what the caller may take of them, earliest first. Refuses OFFICE_NOT_FOUND, PROCEDURE_NOT_FOUND. */
export const freeSlots =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async ({ officeId, procedureCode, from, to, includeFull }: SlotQuestion, call: CallContext): Promise<FreeSlot[]> => {
    const reach = reachOf(call.caller, officeId);
    const now = clock.now();
    const [office, procedure, schedules] = await Promise.all([
      officeById(store, officeId),
      procedureCode ? procedureByCode(store, procedureCode) : undefined,
      schedulesOf(store, officeId, now),
    ]);
    if (!office) throw officeNotFound();
    if (procedureCode && !procedure) throw procedureNotFound();
    const fitting = schedules.filter((schedule) => !procedure || serves(schedule, procedure));
    const offered = fitting.map((schedule) => ({ schedule, slots: slotsBetween(schedule, from, to, now) }));
    const taken = await occupancyOf(
      store,
      offered.flatMap(({ slots }) => slots.map(({ id }) => id)),
      now,
      reach,
    );
    return offered
      .flatMap(({ schedule, slots }) => withOccupancy(slots, schedule, taken, reach))
      .filter(({ free }) => includeFull || free > 0)
      .sort((a, b) => a.start.getTime() - b.start.getTime() || (a.id < b.id ? -1 : 1));
  };
