import type { SlotRef } from '../domain/appointment';
import { slotFull, slotNotFound } from '../domain/refusals';
import { nearestFree } from '../queries/nearest-slots';
import { freePromise, promisePlace, scheduleFor, slotOfPromise } from '../store/promises';
import type { Deps } from './deps';
import { addressOf, slotAt } from './find-slot';

export interface PromiseWish {
  readonly slotId: string;
  readonly purpose: string;
  /** The caller's name for it. */
  readonly promiseId: string;
}

/**
 * Takes a place that is promised for something else than a visit; asked again under the same name it is the same place.
 * Refuses SLOT_FULL (with the three nearest), SLOT_NOT_FOUND, SLOT_IN_PAST, SLOT_TOO_FAR.
 */
export const takePromisedPlace =
  ({ store, clock }: Deps) =>
  ({ slotId, purpose, promiseId }: PromiseWish): Promise<SlotRef> =>
    store.transaction(async (tx) => {
      await tx.query(
        `SELECT pg_advisory_xact_lock(hashtextextended('promise:' || $1, 0))`,
        [promiseId],
        'promise-lock',
      );
      const known = await slotOfPromise(tx, promiseId);
      if (known) return known;
      const now = clock.now();
      const { scheduleId, start } = addressOf(slotId);
      const found = await scheduleFor(tx, purpose, scheduleId);
      if (!found) throw slotNotFound();
      const { slot, schedule } = slotAt(slotId, start, found, now);
      if (!(await promisePlace(tx, { ...slot, places: schedule.places }, now, promiseId)))
        throw slotFull(await nearestFree(tx, schedule, slot, now, 'all'));
      return slot;
    });

/** Gives a promised place back; one that is not there is as good as given back. */
export const giveBackPromisedPlace =
  ({ store }: Deps) =>
  (promiseId: string): Promise<void> =>
    store.transaction(async (tx) => {
      await tx.query(
        `SELECT pg_advisory_xact_lock(hashtextextended('promise:' || $1, 0))`,
        [promiseId],
        'promise-lock',
      );
      freePromise(tx, promiseId);
    });
