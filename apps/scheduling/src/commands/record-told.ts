import type { CallContext } from '@civicline/service-kit';
import type { Appointment } from '../domain/appointment';
import type { Change } from '../domain/closing';
import { mayServe } from '../domain/permissions';
import { appointmentNotFound, relocationNotFound } from '../domain/refusals';
import { lockAppointment } from '../store/appointments';
import { lastChangeOf, noteCall } from '../store/relocations';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { knows } from './note-hand';

export interface Telling {
  readonly code: string;
  readonly outcome: 'spoken' | 'not-reached';
  readonly note: string;
}

/** Notes that somebody spoke to a citizen about an office's change, or tried to. Refuses APPOINTMENT_NOT_FOUND, RELOCATION_NOT_FOUND, FORBIDDEN. */
export const recordTold =
  (deps: Deps) =>
  (telling: Telling, call: CallContext): Promise<{ change: Change; appointment: Appointment }> =>
    deps.store.once(onceKey('RecordTold', telling, call), async (tx) => {
      const appointment = await lockAppointment(tx, telling.code);
      if (!appointment) throw appointmentNotFound();
      const change = await lastChangeOf(tx, appointment.id);
      mayServe(call.caller, change?.officeId ?? appointment.slot.officeId);
      if (!change) throw relocationNotFound();
      await noteCall(tx, change.id, telling.note, telling.outcome === 'not-reached');
      if (telling.outcome === 'spoken') await knows(deps, tx, appointment, 'spoken', call.caller.id);
      return { change: (await lastChangeOf(tx, appointment.id)) ?? change, appointment };
    });
