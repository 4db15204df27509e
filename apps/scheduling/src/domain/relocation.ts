import type { Interval } from '@civicline/calendar';
import { addDays, instantOf } from '@civicline/calendar';
import type { Appointment, SlotRef } from './appointment';
import type { OpenSchedule, ServedProcedure } from './opening';
import { lastDay, serves, slotsBetween } from './opening';

/** Somebody who has a place that is going away. */
export interface Displaced {
  readonly appointmentId: string;
  readonly slot: SlotRef;
  /** When they booked: who booked first chooses first. */
  readonly bookedAt: Date;
  /** Schedules that serve what they come for; their own always does. */
  readonly schedules: ReadonlySet<string>;
}

/** A slot that still has places. */
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

  const take = (among: readonly Opening[], notBefore: Date, may: ReadonlySet<string>): SlotRef | null => {
    const found = among.find(
      ({ slot }) => slot.start >= notBefore && may.has(slot.scheduleId) && (left.get(slot.id) ?? 0) > 0,
    );
    if (!found) return null;
    left.set(found.slot.id, (left.get(found.slot.id) ?? 0) - 1);
    return found.slot;
  };

  return [...displaced]
    .sort((a, b) => a.slot.start.getTime() - b.slot.start.getTime() || a.bookedAt.getTime() - b.bookedAt.getTime())
    .map(({ appointmentId, slot, schedules }) => {
      const own = take(bySchedule.get(slot.scheduleId) ?? [], slot.start, new Set([slot.scheduleId]));
      return { appointmentId, from: slot, to: own ?? take(ordered, slot.start, schedules) };
    });
};

/** Who has to go elsewhere, and to which counters they can. */
export const displacedOf = (
  appointments: readonly Appointment[],
  schedules: readonly OpenSchedule[],
  procedures: ReadonlyMap<string, ServedProcedure>,
): Displaced[] =>
  appointments.map(({ id, slot, bookedAt, procedureCode }) => {
    const procedure = procedures.get(procedureCode);
    const fitting = procedure ? schedules.filter((schedule) => serves(schedule, procedure)) : [];
    return {
      appointmentId: id,
      slot,
      bookedAt,
      schedules: new Set([slot.scheduleId, ...fitting.map((schedule) => schedule.id)]),
    };
  });

/** Where they may be sent: every slot of those counters after the closure begins, outside it, until the horizon. */
export const relocationSlots = (
  displaced: readonly Displaced[],
  schedules: readonly OpenSchedule[],
  closed: Interval,
  now: Date,
): (SlotRef & { readonly places: number })[] => {
  const wanted = new Set(displaced.flatMap((person) => [...person.schedules]));
  return schedules
    .filter(({ id }) => wanted.has(id))
    .flatMap((schedule) => {
      const without = { ...schedule, closures: [...schedule.closures, closed] };
      const end = instantOf(addDays(lastDay(schedule, now), 1), '00:00');
      return slotsBetween(without, closed.from, end, now).map((slot) => ({ ...slot, places: schedule.places }));
    });
};

/** As many of the earliest openings of each counter as hold `people`: the rest needs no look. */
export const enoughFor = <T extends Opening>(openings: readonly T[], people: number): T[] => {
  const room = new Map<string, number>();
  return [...openings]
    .sort((a, b) => a.slot.start.getTime() - b.slot.start.getTime())
    .filter(({ slot, free }) => {
      const before = room.get(slot.scheduleId) ?? 0;
      room.set(slot.scheduleId, before + free);
      return free > 0 && before < people;
    });
};
