import { addDays, instantOf, localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { announceProgress } from '../announce';
import type { Localized, SlotRef } from '../domain/appointment';
import type { Closure } from '../domain/closing';
import { makesNeedless } from '../domain/closing';
import type { OpenSchedule } from '../domain/opening';
import { lastDay, slotsOn } from '../domain/opening';
import { mayWorkAt } from '../domain/permissions';
import { alreadyClosed, closureInPast, officeNotFound, scheduleNotFound } from '../domain/refusals';
import { officeById, schedulesOf } from '../store/catalogue';
import { closuresBetween, insertClosure, lockClosures } from '../store/closures';
import { materialise } from '../store/places';
import { progressOf } from '../store/relocations';
import { restrictSlots } from '../store/restrictions';
import type { Deps } from './deps';
import { onceKey } from './deps';
import type { Closing } from './plan-closing';
import { begins } from './plan-closing';

export interface ClosureWish extends Closing {
  readonly reason: Localized;
  /** How long new places are only held. */
  readonly tellAfterSeconds: number;
}

/** Slots of a schedule that a time touches and that can be booked by now or by tomorrow, as if nothing were closed. */
const slotsTouched = (schedule: OpenSchedule, from: Date, to: Date, now: Date): SlotRef[] => {
  const slots: SlotRef[] = [];
  const last = addDays(lastDay(schedule, now), 1);
  for (let day = localDay(from); day <= last && instantOf(day, '00:00') < to; day = addDays(day, 1))
    slots.push(...slotsOn({ ...schedule, closures: [] }, day).filter(({ start, end }) => start < to && end > from));
  return slots;
};

/**
 * Closes a time, or cuts its places: with the commit nobody can book there any more. To see to it that everybody concerned gets the
 * nearest place and is told is a job (advance-closing.ts). Gives its id. Refuses OFFICE_NOT_FOUND, SCHEDULE_NOT_FOUND,
 * CLOSURE_IN_PAST, ALREADY_CLOSED, FORBIDDEN.
 */
export const closeDay =
  (deps: Deps) =>
  (wish: ClosureWish, call: CallContext): Promise<string> => {
    mayWorkAt(call.caller, wish.officeId);
    return deps.store.once(onceKey('CloseDay', wish, call), (tx) => shut(deps, tx, wish));
  };

const shut = async (deps: Deps, tx: Tx, wish: ClosureWish): Promise<string> => {
  const now = deps.clock.now();
  if (wish.to <= now) throw closureInPast();
  await lockClosures(tx, wish.officeId);
  if (!(await officeById(tx, wish.officeId))) throw officeNotFound();
  const others = await closuresBetween(tx, wish.officeId, wish.from, wish.to);
  if (others.some((other) => makesNeedless(other, wish))) throw alreadyClosed();
  const all = await schedulesOf(tx, wish.officeId, now);
  const schedules = all.filter(({ id }) => !wish.scheduleId || id === wish.scheduleId);
  if (wish.scheduleId && !schedules.length) throw scheduleNotFound();

  const { officeId, scheduleId, places, from, to, reason } = wish;
  const tellAt = wish.tellAfterSeconds ? new Date(now.getTime() + wish.tellAfterSeconds * 1_000) : null;
  const closure: Closure = {
    ...{ id: deps.newId(), officeId, scheduleId, places, from, to, reason },
    ...{ closedAt: now, phase: 'planning', tellAt },
  };
  await materialise(
    tx,
    schedules.flatMap((schedule) =>
      slotsTouched(schedule, begins(wish, now), to, now).map((slot) => ({ ...slot, places: schedule.places })),
    ),
  );
  await insertClosure(tx, closure);
  await restrictSlots(tx, closure, now);
  const progress = (await progressOf(tx, [closure.id])).get(closure.id);
  if (progress) await announceProgress(tx, closure, progress, now, deps.newId());
  return closure.id;
};
