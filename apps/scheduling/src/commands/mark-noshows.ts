import { instantOf, localDay } from '@civicline/calendar';
import type { Tx } from '@civicline/store';
import { announceHappened } from '../announce';
import { markNoShow } from '../domain/appointment';
import { takeOver, updateAppointment } from '../store/appointments';
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
    return noted.length;
  };
