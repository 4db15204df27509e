import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { announceHappened } from '../announce';
import type { Appointment } from '../domain/appointment';
import { refuse } from '../domain/appointment';
import type { Change } from '../domain/closing';
import { mayHandle } from '../domain/permissions';
import { appointmentNotFound, relocationAnswered, relocationNotFound } from '../domain/refusals';
import type { FreeSlot } from '../queries/nearest-slots';
import { otherChoices } from '../queries/other-choices';
import { lockAppointment, updateAppointment } from '../store/appointments';
import { freePlace, lockSlots } from '../store/places';
import { lastChangeOf, noteAnswer } from '../store/relocations';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { knows } from './note-hand';
import { offerFreed } from './offer-freed';

export interface Answering {
  readonly code: string;
  readonly phoneProof: string;
  readonly answer: 'accepted' | 'refused';
}

/** A change as its citizen sees it. */
export interface SeenChange {
  readonly change: Change;
  readonly appointment: Appointment;
  /** After a no: the nearest that are free. */
  readonly alternatives: readonly FreeSlot[];
}

/**
 * The citizen's word on what an office changed. Yes proves that they know; no gives the place back with the commit and offers
 * others. The same word twice is one. Refuses APPOINTMENT_NOT_FOUND, RELOCATION_NOT_FOUND, RELOCATION_ANSWERED, APPOINTMENT_ENDED.
 */
export const answerRelocation =
  (deps: Deps) =>
  (wish: Answering, call: CallContext): Promise<SeenChange> =>
    deps.store.once(onceKey('AnswerRelocation', wish, call), async (tx) => {
      const current = await lockAppointment(tx, wish.code);
      if (!current) throw appointmentNotFound();
      mayHandle(call.caller, current, wish.phoneProof);
      const change = await lastChangeOf(tx, current.id);
      if (!change) throw relocationNotFound();
      const appointment = change.answer === wish.answer ? current : await answer(deps, tx, current, change, wish, call);
      const alternatives = await otherChoices(tx, appointment, change, deps.clock.now());
      return {
        change: { ...change, answer: wish.answer, toldBy: change.toldBy ?? 'answered' },
        appointment,
        alternatives,
      };
    });

const answer = async (
  deps: Deps,
  tx: Tx,
  current: Appointment,
  change: Change,
  { answer: word }: Answering,
  call: CallContext,
): Promise<Appointment> => {
  // What came after it, by whoever's hand, stands in its place.
  if (change.answer || change.version !== current.version) throw relocationAnswered();
  await noteAnswer(tx, change.id, word);
  await knows(deps, tx, current, 'answered', call.caller.role === 'citizen' ? '' : call.caller.id);
  if (word === 'accepted') return current;
  const refused = refuse(current, deps.clock.now());
  await freePlace(tx, current.id, await lockSlots(tx, [current.slot.id]));
  await updateAppointment(tx, refused);
  await announceHappened(
    tx,
    [{ what: 'refused', appointment: refused, closureId: change.closureId ?? '' }],
    deps.newId,
  );
  await offerFreed(deps, tx, [current.slot.id], 'released');
  return refused;
};
