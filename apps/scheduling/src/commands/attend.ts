import type { CallContext } from '@civicline/service-kit';
import { announceHappened } from '../announce';
import type { Appointment } from '../domain/appointment';
import { checkIn, fulfil, markNoShow } from '../domain/appointment';
import { mayWorkAt } from '../domain/permissions';
import { appointmentNotFound } from '../domain/refusals';
import { lockAppointment, updateAppointment } from '../store/appointments';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { knows } from './note-hand';

const steps = {
  CheckIn: { what: 'arrived', decide: checkIn },
  Fulfil: { what: 'fulfilled', decide: fulfil },
  MarkNoShow: { what: 'noshow', decide: markNoShow },
} as const;

/** What an officer notes at the counter: the citizen came, was served, or did not come. Refuses what the step refuses, and FORBIDDEN. */
const attend =
  (command: keyof typeof steps) =>
  (deps: Deps) =>
  (code: string, call: CallContext): Promise<Appointment> =>
    deps.store.once(onceKey(command, { code }, call), async (tx) => {
      const { clock, newId } = deps;
      const current = await lockAppointment(tx, code);
      if (!current) throw appointmentNotFound();
      mayWorkAt(call.caller, current.slot.officeId);
      const { what, decide } = steps[command];
      const appointment = decide(current, clock.now());
      await updateAppointment(tx, appointment);
      await announceHappened(tx, [{ what, appointment }], newId);
      // Who came to the new place knew of it.
      if (what !== 'noshow') await knows(deps, tx, current, 'answered', '');
      return appointment;
    });

export const checkInCitizen = attend('CheckIn');
export const fulfilAppointment = attend('Fulfil');
export const noteNoShow = attend('MarkNoShow');
