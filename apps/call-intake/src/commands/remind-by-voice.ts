import type { Tx } from '@civicline/store';
import { announceReminderCall } from '../announce';
import type { CallHours, ReminderCall, TryResult } from '../domain/reminder-call';
import { afterTry, callableFrom } from '../domain/reminder-call';
import { noReminderCalls } from '../domain/refusals';
import { endReminder, lateReminders, placeReminder, remindLater, reminderToSettle } from '../store/reminder-calls';
import type { Deps } from './deps';

export interface ReminderWish extends Omit<ReminderCall, 'id' | 'tries'> {
  readonly requestId: string;
}

/**
 * Has a citizen called about a visit, by day and when there is a line to spare. The same request twice is one call. Refuses
 * NO_REMINDER_CALLS where no telephone system of ours makes them.
 */
export const placeReminderCall =
  ({ store, clock, newId }: Pick<Deps, 'store' | 'clock' | 'newId'>, hours: CallHours | undefined) =>
  (wish: ReminderWish): Promise<string> => {
    if (!hours) throw noReminderCalls();
    const now = clock.now();
    return store.transaction((tx) => placeReminder(tx, { ...wish, id: newId(), dueAt: callableFrom(hours, now) }, now));
  };

/** A try is over: there is another one, or it is said what the whole came to. */
export const settleReminder = async (
  deps: Pick<Deps, 'newId'>,
  tx: Tx,
  {
    id,
    result,
    hours,
    now,
  }: { readonly id: string; readonly result: TryResult; readonly hours: CallHours; readonly now: Date },
): Promise<void> => {
  const known = await reminderToSettle(tx, id);
  if (!known) return;
  const next = afterTry(known, result, hours, now);
  if ('dueAt' in next) return remindLater(tx, id, next.dueAt);
  endReminder(tx, id, next.result, now);
  await announceReminderCall(tx, { id, requestId: known.requestId, result: next.result }, now, deps.newId);
};

/** Nobody is told of a visit that has begun. */
export const endLateReminders =
  ({ clock, newId }: Pick<Deps, 'clock' | 'newId'>) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = clock.now();
    const late = await lateReminders(tx, now, limit);
    for (const { id, requestId } of late) {
      endReminder(tx, id, 'too_late', now);
      await announceReminderCall(tx, { id, requestId, result: 'too_late' }, now, newId);
    }
    return late.length;
  };
