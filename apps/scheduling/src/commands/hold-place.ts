import { addDays, instantOf, localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { SlotRef } from '../domain/appointment';
import type { OpenSchedule } from '../domain/opening';
import { openWithin, slotsOn } from '../domain/opening';
import { callHolder, reachOf } from '../domain/permissions';
import { holdLimit, holdNotFound, networkHoldLimit, slotFull } from '../domain/refusals';
import type { FreeSlot } from '../queries/nearest-slots';
import { nearestFree } from '../queries/nearest-slots';
import { countHolds, holdPlace, holdsAnything, lockHolders, releaseHold, releaseHolder } from '../store/holds';
import { occupancyOf } from '../store/places';
import type { Deps, Limits } from './deps';
import { onceKey } from './deps';
import { findSlot } from './find-slot';
import { offerFreed } from './offer-freed';

export interface HoldWish {
  readonly slotId: string;
  readonly holder: string;
  /** Stands for where it comes from; empty for staff. */
  readonly network: string;
  readonly ttlSeconds: number;
}

export interface Held {
  readonly holdId: string;
  readonly slot: FreeSlot;
  readonly expiresAt: Date;
}

/** Keeps a place for some minutes while somebody fills in a form. Refuses SLOT_FULL, SLOT_NOT_FOUND, SLOT_IN_PAST, HOLD_LIMIT, NETWORK_HOLD_LIMIT. */
export const holdSlot =
  ({ store, clock, newId, limits }: Deps) =>
  (wish: HoldWish, call: CallContext): Promise<Held> =>
    store.once(onceKey('HoldPlace', wish, call), async (tx) => {
      const now = clock.now();
      const { slot, schedule } = await findSlot(tx, wish.slotId, now);
      await withinLimits(tx, wish, slot, schedule, limits, now);
      const holdId = newId();
      const reach = reachOf(call.caller, slot.officeId);
      const expiresAt = new Date(now.getTime() + wish.ttlSeconds * 1_000);
      const hold = { id: holdId, holder: wish.holder, network: wish.network, until: expiresAt };
      const held = await holdPlace(tx, slot, schedule.places, now, hold, reach);
      if (!held) throw slotFull(await nearestFree(tx, schedule, slot, now, reach));
      const capacity = openWithin(schedule, slot, reach);
      const left = (await occupancyOf(tx, [slot.id], now, reach)).get(slot.id) ?? { free: 0, capacity, overbooked: 0 };
      return { holdId, slot: { ...slot, ...left }, expiresAt };
    });

/**
 * A visitor is counted by the browser, and by the network too, since a browser forgets who it is when it is told to. One
 * network never holds more than a part of a counter's day: the rest of the day is there for everybody else.
 */
const withinLimits = async (
  tx: Tx,
  wish: HoldWish,
  slot: SlotRef,
  schedule: OpenSchedule,
  limits: Limits,
  now: Date,
): Promise<void> => {
  await lockHolders(tx, wish);
  const day = localDay(slot.start);
  const there = { scheduleId: schedule.id, from: instantOf(day, '00:00'), to: instantOf(addDays(day, 1), '00:00') };
  const counts = await countHolds(tx, wish, there, now);
  if (counts.holder >= limits.holds) throw holdLimit(limits.holds);
  if (!wish.network) return;
  const ofDay = slotsOn(schedule, day).reduce((sum, one) => sum + openWithin(schedule, one, 'public'), 0);
  const most = Math.max(limits.holds, Math.floor((ofDay * limits.holdsOfNetworkPercent) / 100));
  if (counts.networkThere >= most) throw networkHoldLimit(most);
  if (counts.network >= limits.holdsOfNetwork) throw networkHoldLimit(limits.holdsOfNetwork);
};

/** Whether anything is held for the caller of a call. */
export const callHolds =
  ({ store }: Deps) =>
  (callId: string): Promise<boolean> =>
    holdsAnything(store, `${callHolder}${callId}`);

/** Gives back what was held for the caller of a call that is over. */
export const releaseCall =
  (deps: Deps) =>
  async (tx: Tx, callId: string): Promise<void> => {
    const slots = await releaseHolder(tx, `${callHolder}${callId}`);
    if (slots.length) await offerFreed(deps, tx, slots, 'released');
  };

/** Gives a held place back. Refuses HOLD_NOT_FOUND. */
export const releaseHeld =
  (deps: Deps) =>
  (holdId: string, call: CallContext): Promise<void> =>
    deps.store.once(onceKey('ReleaseHold', { holdId }, call), async (tx) => {
      const slotId = await releaseHold(tx, holdId);
      if (!slotId) throw holdNotFound();
      await offerFreed(deps, tx, [slotId], 'released');
    });
