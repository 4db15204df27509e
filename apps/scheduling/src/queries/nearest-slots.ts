import { addDays, localDay } from '@civicline/calendar';
import type { Tx } from '@civicline/store';
import type { SlotRef } from '../domain/appointment';
import type { OpenSchedule, Reach } from '../domain/opening';
import { lastDay, openWithin, slotsOn } from '../domain/opening';
import type { Occupancy } from '../store/places';
import { occupancyOf } from '../store/places';

/** A slot with what is left of it. */
export interface FreeSlot extends SlotRef, Occupancy {}

const daysAround = 7;
const howMany = 3;

/** Slots with their places, those without rows as empty as their schedule says. */
export const withOccupancy = (
  slots: readonly SlotRef[],
  schedule: OpenSchedule,
  taken: ReadonlyMap<string, Occupancy>,
  reach: Reach,
): FreeSlot[] =>
  slots.map((slot) => {
    const open = openWithin(schedule, slot, reach);
    return { ...slot, ...(taken.get(slot.id) ?? { free: open, capacity: open, overbooked: 0 }) };
  });

/**
 * The three free slots of a schedule that are nearest to the one that was wanted, within a week of it. Days are looked at
 * from the wanted one outwards, and no further than needed: in a rush this is asked far more often than a place is granted.
 */
export const nearestFree = async (
  from: Pick<Tx, 'query'>,
  schedule: OpenSchedule,
  wanted: SlotRef,
  now: Date,
  reach: Reach,
): Promise<FreeSlot[]> => {
  const day = localDay(wanted.start);
  const last = lastDay(schedule, now);
  const found: FreeSlot[] = [];
  for (let away = 0; away <= daysAround && found.length < howMany; away++) {
    const days = away === 0 ? [day] : [addDays(day, away), addDays(day, -away)];
    const slots = days
      .filter((one) => one <= last)
      .flatMap((one) => slotsOn(schedule, one))
      .filter(({ id, start }) => id !== wanted.id && start > now);
    const taken = await occupancyOf(
      from,
      slots.map(({ id }) => id),
      now,
      reach,
    );
    found.push(...withOccupancy(slots, schedule, taken, reach).filter(({ free }) => free > 0));
  }
  const distance = (slot: SlotRef) => Math.abs(slot.start.getTime() - wanted.start.getTime());
  return found.sort((a, b) => distance(a) - distance(b) || a.start.getTime() - b.start.getTime()).slice(0, howMany);
};
