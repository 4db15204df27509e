import type { SlotRef } from './appointment';

/** Somebody who has a place that is going away. */
export interface Displaced {
  readonly appointmentId: string;
  readonly slot: SlotRef;
  /** When they booked: who booked first chooses first. */
  readonly bookedAt: Date;
}

/** A slot that still has places, and whether it is of the same counter. */
export interface Opening {
  readonly slot: SlotRef;
  readonly free: number;
}

export interface Relocation {
  readonly appointmentId: string;
  readonly from: SlotRef;
  /** Null: no place is left within the horizon. */
  readonly to: SlotRef | null;
}

/**
 * Finds everybody the nearest place: the same counter before another of the office, and there the earliest time that is
 * not before the one they had. Those with the earlier time go first, so that the order of the day is kept; of two at the
 * same time, who booked first. Nobody is moved to an earlier hour: they may not be able to come.
 */
export const planRelocation = (displaced: readonly Displaced[], openings: readonly Opening[]): Relocation[] => {
  const left = new Map(openings.map(({ slot, free }) => [slot.id, free]));
  const ordered = [...openings].sort(
    (a, b) => a.slot.start.getTime() - b.slot.start.getTime() || (a.slot.id < b.slot.id ? -1 : 1),
  );
  const bySchedule = new Map<string, Opening[]>();
  for (const opening of ordered)
    bySchedule.set(opening.slot.scheduleId, [...(bySchedule.get(opening.slot.scheduleId) ?? []), opening]);

  const take = (among: readonly Opening[], notBefore: Date): SlotRef | null => {
    const found = among.find(({ slot }) => slot.start >= notBefore && (left.get(slot.id) ?? 0) > 0);
    if (!found) return null;
    left.set(found.slot.id, (left.get(found.slot.id) ?? 0) - 1);
    return found.slot;
  };

  return [...displaced]
    .sort((a, b) => a.slot.start.getTime() - b.slot.start.getTime() || a.bookedAt.getTime() - b.bookedAt.getTime())
    .map(({ appointmentId, slot }) => ({
      appointmentId,
      from: slot,
      to: take(bySchedule.get(slot.scheduleId) ?? [], slot.start) ?? take(ordered, slot.start),
    }));
};
