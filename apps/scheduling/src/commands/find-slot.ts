import type { Tx } from '@civicline/store';
import { localDay } from '@civicline/calendar';
import type { SlotRef } from '../domain/appointment';
import type { OpenSchedule, SlotAddress } from '../domain/opening';
import { lastDay, readSlotId, slotsOn } from '../domain/opening';
import { slotInPast, slotNotFound, slotTooFar } from '../domain/refusals';
import { scheduleById } from '../store/catalogue';

/** A slot that is there and ahead, and the schedule it belongs to. */
export interface FoundSlot {
  readonly slot: SlotRef;
  readonly schedule: OpenSchedule;
}

/** The slot at an address, if its schedule has one there. Refuses SLOT_NOT_FOUND (no such slot, or closed), SLOT_IN_PAST, SLOT_TOO_FAR. */
export const slotAt = (slotId: string, start: Date, schedule: OpenSchedule | undefined, now: Date): FoundSlot => {
  if (!schedule) throw slotNotFound();
  if (start <= now) throw slotInPast();
  const day = localDay(start);
  const slot = slotsOn(schedule, day).find(({ id }) => id === slotId);
  if (!slot) throw slotNotFound();
  if (day > lastDay(schedule, now)) throw slotTooFar();
  return { slot, schedule };
};

/** What a slot's id says. Refuses SLOT_NOT_FOUND. */
export const addressOf = (slotId: string): SlotAddress => {
  const address = readSlotId(slotId);
  if (!address) throw slotNotFound();
  return address;
};

/** Refuses as slotAt does. */
export const findSlot = async (tx: Pick<Tx, 'query'>, slotId: string, now: Date): Promise<FoundSlot> => {
  const { scheduleId, start } = addressOf(slotId);
  return slotAt(slotId, start, await scheduleById(tx, scheduleId, now), now);
};
