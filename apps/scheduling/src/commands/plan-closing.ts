import type { Tx } from '@civicline/store';
import type { Appointment } from '../domain/appointment';
import type { Closure, RelocationCause } from '../domain/closing';
import type { OpenSchedule } from '../domain/opening';
import type { Displaced, Opening, Relocation } from '../domain/relocation';
import {
  displacedOf,
  enoughFor,
  gainsElsewhere,
  lastBooked,
  planRelocation,
  relocationSlots,
} from '../domain/relocation';
import { displacedBy } from '../store/appointments';
import { proceduresByCode, schedulesElsewhere, schedulesOf } from '../store/catalogue';
import { occupancyOf } from '../store/places';
import { bookedIn } from '../store/restrictions';

type Reader = Pick<Tx, 'query'>;
/** What is closed or cut. */
export type Closing = Pick<Closure, 'officeId' | 'scheduleId' | 'places' | 'from' | 'to'>;

/** A part of the day that is over closes for nobody: who was there then is not moved. */
export const begins = ({ from }: Pick<Closing, 'from'>, now: Date) => (from > now ? from : now);

export interface Concerned {
  readonly appointment: Appointment;
  readonly cause: RelocationCause;
}

/** Whom a closing concerns: everybody in the closed time; of a slot that keeps some places, only as many as must leave it. */
export const whomItConcerns = async (from: Reader, closing: Closing, now: Date): Promise<Concerned[]> => {
  const there = await displacedBy(from, closing, begins(closing, now), closing.to);
  if (closing.places === 0) return there.map((appointment) => ({ appointment, cause: 'closed' }));
  const slotIds = [...new Set(there.map(({ slot }) => slot.id))];
  const booked = await bookedIn(from, slotIds);
  return slotIds.flatMap((slotId) => {
    const inSlot = there.filter(({ slot }) => slot.id === slotId);
    const leaving = lastBooked(inSlot, booked.get(slotId) ?? 0, closing.places);
    return leaving.map((appointment): Concerned => ({ appointment, cause: 'booked-last' }));
  });
};

/** An opening, and how many places its slot has in all, for a slot that has no rows yet. */
export interface Room extends Opening {
  readonly places: number;
}

export interface Plan {
  readonly relocations: readonly Relocation[];
  readonly rooms: ReadonlyMap<string, Room>;
}

/** Schedules as they will be once the closing stands. */
const restricted = (schedules: readonly OpenSchedule[], { scheduleId, ...closing }: Closing): OpenSchedule[] =>
  schedules.map((schedule) =>
    !scheduleId || schedule.id === scheduleId ? { ...schedule, closures: [...schedule.closures, closing] } : schedule,
  );

const openingsIn = async (
  from: Reader,
  slots: ReturnType<typeof relocationSlots>,
  known: ReadonlyMap<string, number>,
  now: Date,
): Promise<Room[]> => {
  const taken = await occupancyOf(
    from,
    slots.map(({ slot }) => slot.id),
    now,
    'public',
  );
  return slots.map(({ slot, places, open }) => {
    const there = taken.get(slot.id);
    const left = there ? Math.min(there.capacity, open) - (there.capacity - there.free) : open;
    return { slot, places, free: Math.max(0, Math.min(left, known.get(slot.id) ?? left)) };
  });
};

/**
 * Where everybody would go: over the windows of the own office, and over all others when those could spare somebody more than it
 * is worth to stay. The preview and the job both take it from here. `known`: what is surely free of slots, where that is known better.
 */
export const planClosing = async (
  from: Reader,
  closing: Closing,
  people: readonly Appointment[],
  now: Date,
  known: ReadonlyMap<string, number> = new Map(),
): Promise<Plan> => {
  const own = restricted(await schedulesOf(from, closing.officeId, now), closing);
  const procedures = await proceduresByCode(from, [...new Set(people.map(({ procedureCode }) => procedureCode))]);
  const over = async (schedules: readonly OpenSchedule[]) => {
    const displaced: Displaced[] = displacedOf(people, schedules, procedures);
    const slots = relocationSlots(displaced, schedules, begins(closing, now), now);
    const openings = enoughFor(await openingsIn(from, slots, known, now), displaced);
    return {
      relocations: planRelocation(displaced, openings),
      rooms: new Map(openings.map((room) => [room.slot.id, room])),
    };
  };
  const home = await over(own);
  if (!gainsElsewhere(home.relocations)) return home;
  const fields = [...new Set([...procedures.values()].map(({ field }) => field))];
  const others = await schedulesElsewhere(from, closing.officeId, fields, now);
  return others.length ? over([...own, ...others]) : home;
};
