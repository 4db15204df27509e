import type { CallContext } from '@civicline/service-kit';
import { announceLifted } from '../announce';
import { mayWorkAt } from '../domain/permissions';
import { closureNotFound } from '../domain/refusals';
import { schedulesOf } from '../store/catalogue';
import { closureById, closuresBetween, liftClosure, lockClosures, reopenPlaces } from '../store/closures';
import { slotsTouched } from './close-day';
import type { Deps } from './deps';
import { onceKey } from './deps';

/** Opens a closed time for new bookings; those who were moved stay where they are. Refuses CLOSURE_NOT_FOUND, FORBIDDEN. */
export const reopenDay =
  ({ store, clock, newId }: Deps) =>
  (closureId: string, call: CallContext): Promise<void> =>
    store.once(onceKey('ReopenDay', { closureId }, call), async (tx) => {
      const now = clock.now();
      const closure = await closureById(tx, closureId);
      if (!closure) throw closureNotFound();
      mayWorkAt(call.caller, closure.officeId);
      await lockClosures(tx, closure.officeId);
      await liftClosure(tx, closureId, now);
      const still = await closuresBetween(tx, closure.officeId, closure.from, closure.to);
      const open = (await schedulesOf(tx, closure.officeId, now))
        .flatMap((schedule) => slotsTouched(schedule, closure.from, closure.to))
        .filter(({ start, end }) => !still.some(({ from, to }) => from < end && to > start));
      await reopenPlaces(
        tx,
        open.map(({ id }) => id),
      );
      await announceLifted(tx, closure, now, newId());
    });
