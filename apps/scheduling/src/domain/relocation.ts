import { addDays, instantOf } from '@civicline/calendar';
import type { Appointment, SlotRef } from './appointment';
import { leastCost } from './least-cost';
import type { OpenSchedule, ServedProcedure } from './opening';
import { lastDay, openWithin, serves, slotsBetween } from './opening';

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

const minuteMs = 60_000;
/** What it is worth, in minutes of waiting, to stay at one's own counter, and in one's own office. */
const worth = { counter: 24 * 60, office: 72 * 60 };

/** Minutes that a move costs its citizen. Infinity: they cannot go there, or it would be earlier, when they may not be able to come. */
export const costOf = ({ slot, schedules }: Pick<Displaced, 'slot' | 'schedules'>, to: SlotRef): number => {
  if (!schedules.has(to.scheduleId) || to.start < slot.start || to.id === slot.id) return Infinity;
  const later = Math.round((to.start.getTime() - slot.start.getTime()) / minuteMs);
  if (to.officeId !== slot.officeId) return later + worth.office;
  return later + (to.scheduleId === slot.scheduleId ? 0 : worth.counter);
};

const byStart = (a: SlotRef, b: SlotRef) => a.start.getTime() - b.start.getTime() || (a.id < b.id ? -1 : 1);
const inTurn = (a: Displaced, b: Displaced) =>
  a.slot.start.getTime() - b.slot.start.getTime() ||
  a.bookedAt.getTime() - b.bookedAt.getTime() ||
  (a.appointmentId < b.appointmentId ? -1 : 1);

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
};

const kindOf = ({ slot, schedules }: Displaced) => `${slot.scheduleId}|${[...schedules].sort().join()}`;
/** So many at a time are placed as cheaply as can be; of more, the earlier go first. It bounds the time that a plan takes. */
const atOnce = 600;
const noPlace = 1e11;

/**
 * Finds everybody a place: as many people as can be, and among all ways to do so one that costs them the fewest minutes in all
 * (costOf), over every window that serves them. Of those who are alike the first to book has the nearest place, and at each
 * counter the order of the day is kept.
 */
export const planRelocation = (displaced: readonly Displaced[], openings: readonly Opening[]): Relocation[] => {
  const ordered = [...displaced].sort(inTurn);
  const slots = openings.map(({ slot }) => slot).sort(byStart);
  const left = new Map(openings.map(({ slot, free }) => [slot.id, free]));
  const given = new Map<string, SlotRef>();
  for (let at = 0; at < ordered.length; at += atOnce) {
    for (const [id, slot] of place(ordered.slice(at, at + atOnce), slots, left)) {
      given.set(id, slot);
      left.set(slot.id, (left.get(slot.id) ?? 0) - 1);
    }
  }
  keepOrder(ordered, given);
  return ordered.map(({ appointmentId, slot }) => ({
    appointmentId,
    from: slot,
    to: given.get(appointmentId) ?? null,
  }));
};

const place = (
  people: readonly Displaced[],
  slots: readonly SlotRef[],
  left: ReadonlyMap<string, number>,
): Map<string, SlotRef> => {
  const alike = groupBy(people, (person) => `${kindOf(person)}|${person.slot.id}`);
  // One column more is for those who find nothing: it has room for all, and costs more than any number of moves.
  const width = slots.length + 1;
  const cost = new Float64Array(alike.length * width).fill(noPlace);
  alike.forEach(([one], i) => slots.forEach((slot, j) => (cost[i * width + j] = one ? costOf(one, slot) : Infinity)));
  const flow = leastCost(
    alike.map((group) => group.length),
    [...slots.map(({ id }) => left.get(id) ?? 0), people.length],
    cost,
  );
  const given = new Map<string, SlotRef>();
  alike.forEach((group, i) => {
    const places = slots.flatMap((slot, j) => {
      const price = cost[i * width + j] ?? Infinity;
      return Array.from({ length: flow[i * width + j] ?? 0 }, () => ({ slot, price }));
    });
    places.sort((a, b) => a.price - b.price || byStart(a.slot, b.slot));
    places.forEach(({ slot }, n) => {
      const person = group[n];
      if (person) given.set(person.appointmentId, slot);
    });
  });
  return given;
};

/** Deals the places that a counter gives to those of one kind out again in the order of their day: it costs nobody more in all. */
const keepOrder = (ordered: readonly Displaced[], given: Map<string, SlotRef>) => {
  const placed = ordered.filter(({ appointmentId }) => given.has(appointmentId));
  const together = groupBy(placed, (one) => `${kindOf(one)}|${given.get(one.appointmentId)?.scheduleId ?? ''}`);
  for (const group of together) {
    const places = group.flatMap(({ appointmentId }) => given.get(appointmentId) ?? []).sort(byStart);
    group.forEach(({ appointmentId }, n) => {
      const slot = places[n];
      if (slot) given.set(appointmentId, slot);
    });
  }
};

/**
 * Whether other offices could spare somebody more than staying is worth. While everybody stays at the own counter, one who leaves
 * frees at most the last place that is used, so nothing is gained as long as that lies close enough to the first of those displaced.
 */
export const gainsElsewhere = (plan: readonly Relocation[]): boolean => {
  if (plan.some(({ from, to }) => to?.scheduleId !== from.scheduleId)) return true;
  const first = Math.min(...plan.map(({ from }) => from.start.getTime()));
  const last = Math.max(...plan.map(({ to, from }) => (to ?? from).start.getTime()));
  return last - first > worth.office * minuteMs;
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

/** Where they may be sent: every open slot of those counters from `begins` on, until the horizon, with the places open in it. */
export const relocationSlots = (
  displaced: readonly Displaced[],
  schedules: readonly OpenSchedule[],
  begins: Date,
  now: Date,
): { readonly slot: SlotRef; readonly places: number; readonly open: number }[] => {
  const wanted = new Set(displaced.flatMap((person) => [...person.schedules]));
  return schedules
    .filter(({ id }) => wanted.has(id))
    .flatMap((schedule) =>
      slotsBetween(schedule, begins, instantOf(addDays(lastDay(schedule, now), 1), '00:00'), now).map((slot) => ({
        slot,
        places: schedule.places,
        // Those kept for staff stay theirs.
        open: openWithin(schedule, slot, 'public'),
      })),
    );
};

/** Of those in one slot, who has to leave when it keeps `places`: as few as must, and who booked last leaves first. */
export const lastBooked = (there: readonly Appointment[], taken: number, places: number): Appointment[] =>
  [...there]
    .sort((a, b) => b.bookedAt.getTime() - a.bookedAt.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, taken - places));

/**
 * Of each counter the openings up to the last time from which somebody has to go, and as many of the earliest after it as hold
 * everybody: the rest needs no look.
 */
export const enoughFor = <T extends Opening>(openings: readonly T[], displaced: readonly Displaced[]): T[] => {
  const last = Math.max(0, ...displaced.map(({ slot }) => slot.start.getTime()));
  const room = new Map<string, number>();
  return [...openings]
    .sort((a, b) => byStart(a.slot, b.slot))
    .filter(({ slot, free }) => {
      if (free <= 0 || slot.start.getTime() <= last) return free > 0;
      const before = room.get(slot.scheduleId) ?? 0;
      room.set(slot.scheduleId, before + free);
      return before < displaced.length;
    });
};
