import type { CallContext } from '@civicline/service-kit';
import { holdLimit, holdNotFound, slotFull } from '../domain/refusals';
import type { FreeSlot } from '../queries/nearest-slots';
import { nearestFree } from '../queries/nearest-slots';
import { countHolds, holdPlace, lockHolder, occupancyOf, releaseHold } from '../store/places';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { findSlot } from './find-slot';

export interface HoldWish {
  readonly slotId: string;
  readonly holder: string;
  readonly ttlSeconds: number;
}

export interface Held {
  readonly holdId: string;
  readonly slot: FreeSlot;
  readonly expiresAt: Date;
}

/** Keeps a place for some minutes while somebody fills in a form. Refuses SLOT_FULL, SLOT_NOT_FOUND, SLOT_IN_PAST, HOLD_LIMIT. */
export const holdSlot =
  ({ store, clock, newId, limits }: Deps) =>
  (wish: HoldWish, call: CallContext): Promise<Held> =>
    store.once(onceKey('HoldPlace', wish, call), async (tx) => {
      const now = clock.now();
      const { slot, schedule } = await findSlot(tx, wish.slotId, now);
      await lockHolder(tx, wish.holder);
      if ((await countHolds(tx, wish.holder, now)) >= limits.holds) throw holdLimit(limits.holds);
      const holdId = newId();
      const expiresAt = new Date(now.getTime() + wish.ttlSeconds * 1_000);
      const held = await holdPlace(tx, slot, schedule.places, now, {
        id: holdId,
        holder: wish.holder,
        until: expiresAt,
      });
      if (!held) throw slotFull(await nearestFree(tx, schedule, slot, now));
      const left = (await occupancyOf(tx, [slot.id], now)).get(slot.id) ?? { free: 0, capacity: schedule.places };
      return { holdId, slot: { ...slot, ...left }, expiresAt };
    });

/** Gives a held place back. Refuses HOLD_NOT_FOUND. */
export const releaseHeld =
  ({ store }: Deps) =>
  (holdId: string, call: CallContext): Promise<void> =>
    store.once(onceKey('ReleaseHold', { holdId }, call), async (tx) => {
      if (!(await releaseHold(tx, holdId))) throw holdNotFound();
    });
