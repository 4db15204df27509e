import type { Tx } from '@civicline/store';
import { localDay } from '@civicline/calendar';
import type { SlotRef } from '../domain/appointment';
import type { OpenSchedule } from '../domain/opening';
import { lastDay, readSlotId, slotsOn } from '../domain/opening';
import { slotInPast, slotNotFound, slotTooFar } from '../domain/refusals';
import { scheduleById } from '../store/catalogue';

/** A slot that is there and ahead, and the schedule it belongs to. */
export interface FoundSlot {
  readonly slot: SlotRef;
  readonly schedule: OpenSchedule;
}

/** Refuses SLOT_NOT_FOUND (no such slot, or closed), SLOT_IN_PAST, SLOT_TOO_FAR. */
export const findSlot = async (tx: Pick<Tx, 'query'>, slotId: string, now: Date): Promise<FoundSlot> => {
  const address = readSlotId(slotId);
  const schedule = address && (await scheduleById(tx, address.scheduleId, now));
  if (!address || !schedule) throw slotNotFound();
  if (address.start <= now) throw slotInPast();
  const day = localDay(address.start);
  const slot = slotsOn(schedule, day).find(({ id }) => id === slotId);
  if (!slot) throw slotNotFound();
  if (day > lastDay(schedule, now)) throw slotTooFar();
  return { slot, schedule };
};
