import type { CallContext } from '@civicline/service-kit';
import type { Appointment } from '../domain/appointment';
import { seenBy } from '../domain/permissions';
import { appointmentNotFound, relocationNotFound } from '../domain/refusals';
import { otherChoices } from '../queries/other-choices';
import { appointmentByCode } from '../store/appointments';
import { lastChangeOf } from '../store/relocations';
import type { SeenChange } from './answer-relocation';
import type { Deps } from './deps';
import { knows } from './note-hand';

/** A citizen who sees the slip as it is now, with proof, knows what an office changed. */
const noteLooked = async (deps: Deps, appointment: Appointment, call: CallContext): Promise<void> => {
  if (call.caller.role !== 'citizen' || !appointment.answerKey) return;
  await deps.store.transaction((tx) => knows(deps, tx, appointment, 'answered', ''));
};

/** One appointment, as far as the caller may see it. Refuses APPOINTMENT_NOT_FOUND. */
export const lookAtAppointment =
  (deps: Deps) =>
  async (code: string, phoneProof: string, call: CallContext): Promise<Appointment> => {
    const appointment = await appointmentByCode(deps.store, code);
    if (!appointment) throw appointmentNotFound();
    const seen = seenBy(call.caller, appointment, phoneProof);
    await noteLooked(deps, appointment, call);
    return seen;
  };

/** The last change that an office made to it. Refuses APPOINTMENT_NOT_FOUND, RELOCATION_NOT_FOUND. */
export const lookAtChange =
  (deps: Deps) =>
  async (code: string, phoneProof: string, call: CallContext): Promise<SeenChange> => {
    const { store, clock } = deps;
    const appointment = await lookAtAppointment(deps)(code, phoneProof, call);
    const change = await lastChangeOf(store, appointment.id);
    if (!change) throw relocationNotFound();
    return { change, appointment, alternatives: await otherChoices(store, appointment, change, clock.now()) };
  };
