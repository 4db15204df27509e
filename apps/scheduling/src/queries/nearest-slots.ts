import type { Tx } from '@civicline/store';
import type { SlotRef } from '../domain/appointment';
import type { OpenSchedule } from '../domain/opening';
import { slotsBetween } from '../domain/opening';
import type { Occupancy } from '../store/places';
import { occupancyOf } from '../store/places';

/** A slot with what is left of it. */
export interface FreeSlot extends SlotRef, Occupancy {}

const weekMs = 7 * 86_400_000;
const howMany = 3;

/** Slots with their places, those without rows as empty as their schedule says. */
export const withOccupancy = (
  slots: readonly SlotRef[],
  places: number,
  taken: ReadonlyMap<string, Occupancy>,
): FreeSlot[] => slots.map((slot) => ({ ...slot, ...(taken.get(slot.id) ?? { free: places, capacity: places }) }));

/** The three free slots of a schedule that are nearest to the one that was wanted, within a week of it. */
export const nearestFree = async (
  from: Pick<Tx, 'query'>,
  schedule: OpenSchedule,
  wanted: SlotRef,
  now: Date,
): Promise<FreeSlot[]> => {
  const at = wanted.start.getTime();
  const around = slotsBetween(schedule, new Date(at - weekMs), new Date(at + weekMs), now).filter(
    ({ id }) => id !== wanted.id,
  );
  const taken = await occupancyOf(
    from,
    around.map(({ id }) => id),
    now,
  );
  const distance = (slot: SlotRef) => Math.abs(slot.start.getTime() - at);
  return withOccupancy(around, schedule.places, taken)
    .filter(({ free }) => free > 0)
    .sort((a, b) => distance(a) - distance(b) || a.start.getTime() - b.start.getTime())
    .slice(0, howMany);
};
