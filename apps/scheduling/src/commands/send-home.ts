import type { CallContext } from '@civicline/service-kit';
import type { Happened } from '../announce';
import { announceHappened, announceReadiness } from '../announce';
import { checkIn, fulfil } from '../domain/appointment';
import { mayWorkAt } from '../domain/permissions';
import { mark, sentHomeFor } from '../domain/readiness';
import { appointmentNotFound } from '../domain/refusals';
import type { SeenReadiness } from '../queries/readiness';
import { readinessAs } from '../queries/readiness';
import { lockAppointment, updateAppointment } from '../store/appointments';
import { readinessOf, writeMarks, writeSentHome } from '../store/readiness';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface SendHome {
  readonly code: string;
  /** Keys of the papers that were not there; empty is every required one that is missing. */
  readonly missing: readonly string[];
}

/**
 * Notes a visit that was in vain: the citizen came, and papers were missing. What was ticked and yet not there is missing
 * from here on. Refuses APPOINTMENT_NOT_FOUND, NOT_TODAY, APPOINTMENT_ENDED, PAPERS_COMPLETE, FORBIDDEN.
 */
export const sendHome =
  ({ store, clock, newId }: Deps) =>
  (wish: SendHome, call: CallContext): Promise<SeenReadiness> =>
    store.once(onceKey('SendHome', wish, call), async (tx) => {
      const current = await lockAppointment(tx, wish.code);
      if (!current) throw appointmentNotFound();
      mayWorkAt(call.caller, current.slot.officeId);
      const now = clock.now();
      const arrived = current.status === 'booked' ? checkIn(current, now) : current;
      const appointment = fulfil(arrived, now);
      const [before] = await readinessOf(tx, [current]);
      const papers = before?.papers ?? [];
      const missing = sentHomeFor(papers, wish.missing);
      const unticked = missing.map((key) => ({ key, state: 'missing' as const, reason: '' }));
      const marks = mark(papers, unticked, { by: 'office', id: call.caller.id, at: now });
      await writeMarks(tx, appointment.id, marks);
      await writeSentHome(tx, appointment, call.caller.id, { at: now, missing });
      await updateAppointment(tx, appointment);
      const came: Happened[] = arrived === current ? [] : [{ what: 'arrived', appointment: arrived }];
      await announceHappened(tx, [...came, { what: 'senthome', appointment, missing: missing.length }], newId);
      const [after] = await readinessOf(tx, [appointment]);
      if (!after) throw new Error('an appointment without its readiness');
      if (marks.length) await announceReadiness(tx, after, now, newId());
      return readinessAs(call.caller, after, '');
    });
