import { instantOf, localDay } from '@civicline/calendar';
import type { Tx } from '@civicline/store';
import { announceHappened } from '../announce';
import { cancel, markNoShow } from '../domain/appointment';
import { takeOver, takeUnplaced, updateAppointment } from '../store/appointments';
import type { Deps } from './deps';

/** Notes those who did not come: once their day is over, so that somebody who is late can still be checked in. */
export const markNoShows =
  ({ clock, newId }: Pick<Deps, 'clock' | 'newId'>) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = clock.now();
    const missed = await takeOver(tx, instantOf(localDay(now), '00:00'), limit);
    const noted = missed.map((appointment) => markNoShow(appointment, now));
    for (const appointment of noted) await updateAppointment(tx, appointment);
    await announceHappened(
      tx,
      noted.map((appointment) => ({ what: 'noshow', appointment })),
      newId,
    );
    return noted.length + (await cancelUnplaced(tx, now, limit, newId));
  };

const why = { vi: 'Không chọn giờ khác', en: 'No other time was chosen' };

/** Who refused a place and chose no other by the time of it has no appointment any more. */
const cancelUnplaced = async (tx: Tx, now: Date, limit: number, newId: () => string): Promise<number> => {
  const unplaced = await takeUnplaced(tx, now, limit);
  const cancelled = unplaced.map((appointment) => cancel(appointment, 0, why, now));
  for (const appointment of cancelled) await updateAppointment(tx, appointment);
  await announceHappened(
    tx,
    cancelled.map((appointment) => ({ what: 'cancelled', appointment, cause: 'citizen' })),
    newId,
  );
  return cancelled.length;
};
