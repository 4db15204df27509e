import { addDays, instantOf, localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { announceClosure, announceHappened } from '../announce';
import type { Appointment, Localized, SlotRef } from '../domain/appointment';
import { cancel, move } from '../domain/appointment';
import type { OpenSchedule } from '../domain/opening';
import { slotsOn } from '../domain/opening';
import { mayWorkAt } from '../domain/permissions';
import { alreadyClosed, closureInPast, officeNotFound } from '../domain/refusals';
import type { Displaced, Opening, Relocation } from '../domain/relocation';
import { displacedOf, enoughFor, planRelocation, relocationSlots } from '../domain/relocation';
import { displacedBy } from '../store/appointments';
import { officeById, proceduresByCode, schedulesOf } from '../store/catalogue';
import type { Closure } from '../store/closures';
import {
  closePlaces,
  closuresBetween,
  insertClosure,
  lockClosures,
  lockFree,
  reassignPlaces,
  updateAppointments,
} from '../store/closures';
import { materialise, occupancyOf } from '../store/places';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface ClosureWish {
  readonly officeId: string;
  /** [from, to) */
  readonly from: Date;
  readonly to: Date;
  readonly reason: Localized;
}

/** One person's way out of the closed time. */
export interface Relocated {
  readonly appointment: Appointment;
  readonly from: SlotRef;
  readonly to: SlotRef | null;
}

export interface Closed {
  readonly closure: Closure;
  readonly relocations: Relocated[];
}

/** Slots of a schedule that a time touches, as if nothing were closed. */
export const slotsTouched = (schedule: OpenSchedule, from: Date, to: Date): SlotRef[] => {
  const slots: SlotRef[] = [];
  for (let day = localDay(from); instantOf(day, '00:00') < to; day = addDays(day, 1)) {
    slots.push(...slotsOn({ ...schedule, closures: [] }, day).filter(({ start, end }) => start < to && end > from));
  }
  return slots;
};

/** A part of the day that is over closes for nobody: who was there then is not moved. */
export const begins = ({ from }: Pick<ClosureWish, 'from'>, now: Date) => (from > now ? from : now);

/**
 * Closes a time and moves everybody who had a place in it, in one commit: nobody can slip in meanwhile, nobody is left
 * behind. Who finds no place within the horizon is cancelled with the reason and called back. Refuses OFFICE_NOT_FOUND,
 * CLOSURE_IN_PAST, ALREADY_CLOSED, FORBIDDEN.
 */
export const closeDay =
  ({ store, clock, newId }: Deps) =>
  (wish: ClosureWish, call: CallContext): Promise<Closed> => {
    mayWorkAt(call.caller, wish.officeId);
    return store.once(onceKey('CloseDay', wish, call), async (tx) => {
      const now = clock.now();
      if (wish.to <= now) throw closureInPast();
      await lockClosures(tx, wish.officeId);
      if (!(await officeById(tx, wish.officeId))) throw officeNotFound();
      const others = await closuresBetween(tx, wish.officeId, wish.from, wish.to);
      if (others.some(({ from, to }) => from <= wish.from && to >= wish.to)) throw alreadyClosed();

      const schedules = await schedulesOf(tx, wish.officeId, now);
      // Who is moved or cancelled at this moment is waited for first, then every booking under way. From here on nobody
      // gets a place in the closed time, and the second look sees all who have one.
      await displacedBy(tx, wish.officeId, begins(wish, now), wish.to, true);
      const touched = schedules.flatMap((schedule) =>
        slotsTouched(schedule, wish.from, wish.to).map((slot) => ({ ...slot, places: schedule.places })),
      );
      await materialise(tx, touched);
      await closePlaces(
        tx,
        touched.map(({ id }) => id),
      );
      const displaced = await displacedBy(tx, wish.officeId, begins(wish, now), wish.to, true);
      const relocations = await relocate(tx, schedules, displaced, wish, now);

      const closure: Closure = { id: newId(), ...wish, closedAt: now };
      await insertClosure(tx, closure);
      const byId = new Map(displaced.map((appointment) => [appointment.id, appointment]));
      const relocated = relocations.flatMap(({ appointmentId, from, to }): Relocated[] => {
        const appointment = byId.get(appointmentId);
        if (!appointment) return [];
        return [
          {
            from,
            to,
            appointment: to ? move(appointment, to, 0, wish.reason, now) : cancel(appointment, 0, wish.reason, now),
          },
        ];
      });
      await updateAppointments(
        tx,
        relocated.map(({ appointment }) => ({ ...appointment, day: localDay(appointment.slot.start) })),
      );
      await announceHappened(
        tx,
        relocated.map(({ appointment, to }) => ({
          what: to ? 'moved' : 'cancelled',
          appointment,
          cause: 'closure',
          closureId: closure.id,
        })),
        newId,
      );
      const moved = relocated.filter(({ to }) => to).length;
      await announceClosure(tx, closure, { moved, cancelled: relocated.length - moved }, newId());
      return { closure, relocations: relocated };
    });
  };

const relocate = async (
  tx: Tx,
  schedules: readonly OpenSchedule[],
  appointments: readonly Appointment[],
  wish: ClosureWish,
  now: Date,
): Promise<Relocation[]> => {
  if (!appointments.length) return [];
  const displaced = displacedOf(appointments, schedules, await proceduresOf(tx, appointments));
  const openings = await openingsIn(tx, relocationSlots(displaced, schedules, wish, now), now);
  // Twice the need, since others book meanwhile; when they took even that, the whole horizon.
  const near = enoughFor(openings, displaced.length * 2);
  const first = await planOver(tx, displaced, near, now);
  const { plan, free } =
    first.plan.every(({ to }) => to) || near.length === openings.length
      ? first
      : await planOver(tx, displaced, openings, now);
  const moves = plan.flatMap(({ appointmentId, to }) => {
    const n = to && free.get(to.id)?.shift();
    return to && n ? [{ appointmentId, slotId: to.id, n }] : [];
  });
  await reassignPlaces(
    tx,
    moves,
    appointments.map(({ id }) => id),
  );
  return plan;
};

type Room = Opening & { readonly places: number };

const planOver = async (tx: Tx, displaced: readonly Displaced[], openings: readonly Room[], now: Date) => {
  await materialise(
    tx,
    openings.map(({ slot, places }) => ({ ...slot, places })),
  );
  const free = await lockFree(
    tx,
    openings.map(({ slot }) => slot.id),
    now,
  );
  const locked = openings.map(({ slot }) => ({ slot, free: free.get(slot.id)?.length ?? 0 }));
  return { free, plan: planRelocation(displaced, locked) };
};

/** What the displaced come for. */
export const proceduresOf = (from: Pick<Tx, 'query'>, appointments: readonly Appointment[]) =>
  proceduresByCode(from, [...new Set(appointments.map(({ procedureCode }) => procedureCode))]);

/** Slots with the places that are left in them; full ones are left out. */
export const openingsIn = async (
  from: Pick<Tx, 'query'>,
  slots: readonly (SlotRef & { readonly places: number })[],
  now: Date,
): Promise<Room[]> => {
  const taken = await occupancyOf(
    from,
    slots.map(({ id }) => id),
    now,
  );
  return slots
    .map(({ places, ...slot }) => ({ slot, places, free: taken.get(slot.id)?.free ?? places }))
    .filter(({ free }) => free > 0);
};
