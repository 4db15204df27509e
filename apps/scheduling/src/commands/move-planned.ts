import type { Tx } from '@civicline/store';
import { announceHappened, announceUntold } from '../announce';
import type { Appointment } from '../domain/appointment';
import { cancel, move } from '../domain/appointment';
import type { Change, Closure, Phase } from '../domain/closing';
import { makeAnswerKey } from '../domain/closing';
import { appointmentsById } from '../store/appointments';
import { officeById } from '../store/catalogue';
import { leavePlaces, releaseFor, stillHeld, takeHeld, updateAppointments } from '../store/holding';
import { lockSlots } from '../store/places';
import { forgetPlanned, markMade, plannedOf } from '../store/relocations';
import { bookedIn, fitOpenPlaces } from '../store/restrictions';
import type { Deps } from './deps';
import { knows } from './note-hand';
import { offerFreed } from './offer-freed';

/** People who are moved in one commit: short enough that nobody waits for it. */
const atOnce = 50;

type Going = { readonly change: Change; readonly person: Appointment };

/**
 * Moves the next of those for whom places are held, and announces it. Who has gone elsewhere meanwhile is left alone; when a slot
 * has few enough people by now, the rest of them stay. Whose place was lost is planned anew.
 */
export const movePlanned = async (deps: Deps, tx: Tx, closure: Closure): Promise<Phase> => {
  const planned = await plannedOf(tx, closure.id, atOnce);
  // Nobody is left in the plan: it is looked once more whether anybody is left in the closed time.
  if (!planned.length) return 'planning';
  const people = await appointmentsById(
    tx,
    planned.map(({ appointmentId }) => appointmentId),
    true,
  );
  const fromIds = planned.map(({ from }) => from.id);
  const slotIds = [...new Set([...fromIds, ...planned.flatMap(({ to }) => to?.id ?? [])])];
  const restricted = await lockSlots(tx, slotIds);
  const held = await stillHeld(
    tx,
    planned.map(({ id }) => id),
  );
  const booked = closure.places ? await bookedIn(tx, fromIds) : new Map<string, number>();
  const going: Going[] = [];
  for (const change of planned) {
    const person = people.get(change.appointmentId);
    if (person?.status !== 'booked' || person.slot.id !== change.from.id) continue;
    if (change.to && !held.has(change.id)) continue;
    if (closure.places) {
      const there = booked.get(change.from.id) ?? 0;
      if (there <= closure.places) continue;
      booked.set(change.from.id, there - 1);
    }
    going.push({ change, person });
  }
  await make(deps, tx, closure, going);
  const gone = new Set(going.map(({ change }) => change.id));
  const left = planned.filter(({ id }) => !gone.has(id)).map(({ id }) => id);
  await releaseFor(tx, left);
  await forgetPlanned(tx, left);
  await fitOpenPlaces(
    tx,
    slotIds.filter((id) => restricted.has(id)),
  );
  await offerFreed(deps, tx, slotIds, 'released');
  return 'moving';
};

const make = async (deps: Deps, tx: Tx, closure: Closure, going: readonly Going[]): Promise<void> => {
  if (!going.length) return;
  const { newId, chance } = deps;
  const now = deps.clock.now();
  const offices = new Map(
    await Promise.all(
      [...new Set(going.flatMap(({ change }) => change.to?.officeId ?? []))].map(
        async (id) => [id, await officeById(tx, id)] as const,
      ),
    ),
  );
  const changed = going.map(({ change, person }) => {
    if (!change.to) return { ...cancel(person, 0, closure.reason, now), answerKey: makeAnswerKey(chance) };
    const office = offices.get(change.to.officeId);
    return {
      ...move(person, change.to, 0, closure.reason, now),
      officeName: office?.name ?? person.officeName,
      officeAddress: office?.address ?? person.officeAddress,
      answerKey: makeAnswerKey(chance),
    };
  });
  await leavePlaces(
    tx,
    going.map(({ person }) => person.id),
  );
  await takeHeld(
    tx,
    going.flatMap(({ change: { id, to, appointmentId } }) => (to ? [{ id, appointmentId }] : [])),
  );
  await updateAppointments(tx, changed);
  const unreached = (change: Change) => (change.ways.length ? null : ('no-contact' as const));
  await markMade(
    tx,
    going.map(({ change, person }) => ({
      id: change.id,
      version: person.version + 1,
      untoldReason: unreached(change),
    })),
    now,
    new Date(now.getTime() + deps.receiptWithinMs),
  );
  await announceHappened(
    tx,
    changed.map((appointment) => ({
      what: appointment.status === 'cancelled' ? 'cancelled' : 'moved',
      appointment,
      cause: 'closure',
      closureId: closure.id,
    })),
    newId,
  );
  // An earlier change that they may not have heard of has nothing to say any more.
  for (const { person } of going) await knows(deps, tx, person, 'superseded', '');
  for (const [index, { change }] of going.entries()) {
    const appointment = changed[index];
    const untoldReason = unreached(change);
    if (appointment && untoldReason) await announceUntold(tx, appointment, { ...change, untoldReason }, now, newId());
  }
};
