import { addDays, instantOf, localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { announceClosure, announceHappened } from '../announce';
import type { Appointment, Localized, SlotRef } from '../domain/appointment';
import { cancel, move } from '../domain/appointment';
import type { OpenSchedule } from '../domain/opening';
import { serves, slotsBetween, slotsOn } from '../domain/opening';
import { mayWorkAt } from '../domain/permissions';
import { alreadyClosed, closureInPast, officeNotFound } from '../domain/refusals';
import type { Relocation } from '../domain/relocation';
import { planRelocation } from '../domain/relocation';
import { displacedBy } from '../store/appointments';
import { officeById, schedulesOf } from '../store/catalogue';
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
import { materialise } from '../store/places';
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

/** Where those who are displaced may go: slots of the office that serve one of their counters' fields, outside the closure. */
export const candidateSlots = (
  schedules: readonly OpenSchedule[],
  displaced: readonly Appointment[],
  wish: Pick<ClosureWish, 'from' | 'to'>,
  now: Date,
) => {
  const own = new Set(displaced.map(({ slot }) => slot.scheduleId));
  const fields = new Set(schedules.filter(({ id }) => own.has(id)).flatMap((schedule) => schedule.fields));
  return schedules
    .filter((schedule) => own.has(schedule.id) || [...fields].every((field) => serves(schedule, field)))
    .flatMap((schedule) => {
      const closed = { ...schedule, closures: [...schedule.closures, { from: wish.from, to: wish.to }] };
      const far = new Date(now.getTime() + (schedule.horizonDays + 1) * 86_400_000);
      // Twice the need of places is enough to find everybody one, even when others book at the same time.
      const needed = Math.ceil((displaced.length * 2) / schedule.places) + 20;
      return slotsBetween(closed, wish.from, far, now)
        .slice(0, needed)
        .map((slot) => ({ ...slot, places: schedule.places }));
    });
};

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
      const touched = schedules.flatMap((schedule) =>
        slotsTouched(schedule, wish.from, wish.to).map((slot) => ({ ...slot, places: schedule.places })),
      );
      await materialise(tx, touched);
      await closePlaces(
        tx,
        touched.map(({ id }) => id),
      );
      const displaced = await displacedBy(tx, wish.officeId, wish.from, wish.to, true);
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
  displaced: readonly Appointment[],
  wish: ClosureWish,
  now: Date,
): Promise<Relocation[]> => {
  if (!displaced.length) return [];
  const candidates = candidateSlots(schedules, displaced, wish, now);
  await materialise(tx, candidates);
  const free = await lockFree(
    tx,
    candidates.map(({ id }) => id),
    now,
  );
  const plan = planRelocation(
    displaced.map(({ id, slot, bookedAt }) => ({ appointmentId: id, slot, bookedAt })),
    candidates.map(({ places: _, ...slot }) => ({ slot, free: free.get(slot.id)?.length ?? 0 })),
  );
  const moves = plan.flatMap(({ appointmentId, to }) => {
    const n = to && free.get(to.id)?.shift();
    return to && n ? [{ appointmentId, slotId: to.id, n }] : [];
  });
  await reassignPlaces(
    tx,
    moves,
    displaced.map(({ id }) => id),
  );
  return plan;
};
