import type { Tx } from '@civicline/store';
import { announceReminders } from '../announce';
import { lacking } from '../domain/readiness';
import type { DueWindow, ReminderRules } from '../domain/reminder';
import { dueWindows } from '../domain/reminder';
import { readinessOf } from '../store/readiness';
import { takeToRemind, writeReminders } from '../store/reminders';
import type { Deps } from './deps';

/**
 * Announces the reminders that are due, with how many papers are missing: at most one for each (appointment, version, kind).
 * The event stands with the line that says so, or neither does.
 */
export const remind =
  (deps: Pick<Deps, 'clock' | 'newId'>, rules: ReminderRules) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = deps.clock.now();
    let taken = 0;
    for (const window of dueWindows(now, rules)) taken += await remindOf(deps, tx, window, now, limit - taken);
    return taken;
  };

const remindOf = async (
  { newId }: Pick<Deps, 'newId'>,
  tx: Tx,
  window: DueWindow,
  now: Date,
  limit: number,
): Promise<number> => {
  const appointments = limit > 0 ? await takeToRemind(tx, window, limit) : [];
  if (!appointments.length) return 0;
  const visits = (await readinessOf(tx, appointments)).map(({ appointment, papers }) => ({
    appointment,
    missing: lacking(papers).map(({ key }) => key),
  }));
  const fresh = await writeReminders(tx, window.kind, visits, now);
  const due = visits.filter(({ appointment }) => fresh.has(appointment.id));
  await announceReminders(tx, window.kind, due, now, newId);
  return appointments.length;
};
