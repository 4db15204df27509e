import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { announceHappened, announceLifted } from '../announce';
import type { Localized } from '../domain/appointment';
import { putBack } from '../domain/appointment';
import type { Change, Closure } from '../domain/closing';
import { canBePutBack } from '../domain/closing';
import { mayWorkAt } from '../domain/permissions';
import { closureNotFound } from '../domain/refusals';
import { appointmentsById } from '../store/appointments';
import { officeById } from '../store/catalogue';
import { closureById, liftClosure, lockClosure, lockClosures } from '../store/closures';
import { leavePlaces, lockFree, releaseFor, takePlaces, updateAppointments } from '../store/holding';
import { lockSlots } from '../store/places';
import { changesOf, forgetPlanned, markPutBack } from '../store/relocations';
import { fitOpenPlaces, restrictSlots } from '../store/restrictions';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { offerFreed } from './offer-freed';

/** What became of the people whom a closure concerned. */
export interface Undone {
  /** Never moved, or back where they were. */
  readonly putBack: number;
  /** Had been told, and stay. */
  readonly stay: number;
}

const why: Localized = {
  vi: 'Lịch hẹn ban đầu vẫn giữ nguyên',
  en: 'The original appointment stands after all',
};

/** Opens a closed time for new bookings; who was moved stays, who was not stays too. Refuses CLOSURE_NOT_FOUND, FORBIDDEN. */
export const reopenDay =
  (deps: Deps) =>
  async (closureId: string, call: CallContext): Promise<void> => {
    await deps.store.once(onceKey('ReopenDay', { closureId }, call), (tx) => lift(deps, tx, closureId, call, false));
  };

/**
 * Undoes a closure in one commit: it is open again, and everybody of whom nothing says that they have heard of it is back where
 * they were. Refuses CLOSURE_NOT_FOUND, FORBIDDEN.
 */
export const undoClosure =
  (deps: Deps) =>
  (closureId: string, call: CallContext): Promise<Undone> =>
    deps.store.once(onceKey('UndoClosure', { closureId }, call), (tx) => lift(deps, tx, closureId, call, true));

const lift = async (deps: Deps, tx: Tx, closureId: string, call: CallContext, undo: boolean): Promise<Undone> => {
  const found = await closureById(tx, closureId);
  if (!found) throw closureNotFound();
  mayWorkAt(call.caller, found.officeId);
  await lockClosures(tx, found.officeId);
  const closure = await lockClosure(tx, closureId);
  if (!closure || closure.phase === 'lifted') throw closureNotFound();
  const now = deps.clock.now();
  const changes = await changesOf(tx, closureId);
  const planned = changes.filter(({ state }) => state === 'planned');
  const made = changes.filter(({ state }) => state === 'made');
  const people = await appointmentsById(tx, undo ? made.map(({ appointmentId }) => appointmentId) : [], true);
  await liftClosure(tx, closureId, now);
  const opened = await restrictSlots(tx, closure, now);
  const plannedSlots = [...new Set(planned.flatMap(({ to }) => to?.id ?? []))];
  const restricted = await lockSlots(tx, plannedSlots);
  await releaseFor(
    tx,
    planned.map(({ id }) => id),
  );
  await fitOpenPlaces(tx, [...restricted]);
  await forgetPlanned(
    tx,
    planned.map(({ id }) => id),
  );
  const back = undo ? await bringBack(deps, tx, closure, made, people) : 0;
  await announceLifted(tx, closure, now, deps.newId());
  // Those who come back have their places; what is left goes to those who wait.
  const left = made.flatMap(({ to }) => to?.id ?? []);
  await offerFreed(deps, tx, [...new Set([...opened, ...plannedSlots, ...left])], 'opened');
  return { putBack: planned.length + back, stay: made.length - back };
};

/** Gives people their old places, as far as those are open, and theirs to others. */
const bringBack = async (
  deps: Deps,
  tx: Tx,
  closure: Closure,
  made: readonly Change[],
  people: Awaited<ReturnType<typeof appointmentsById>>,
): Promise<number> => {
  const now = deps.clock.now();
  const untold = made.filter((change) => canBePutBack(change, people.get(change.appointmentId)?.version ?? 0, now));
  const restricted = await lockSlots(tx, [...new Set(untold.flatMap(({ to }) => to?.id ?? []))]);
  const free = await lockFree(tx, [...new Set(untold.map(({ from }) => from.id))], now, 'public');
  const back = untold.flatMap((change) => {
    const person = people.get(change.appointmentId);
    const n = free.get(change.from.id)?.shift();
    return person && n !== undefined ? [{ change, person, n }] : [];
  });
  if (!back.length) return 0;
  const ids = back.map(({ person }) => person.id);
  await leavePlaces(tx, ids);
  await fitOpenPlaces(tx, [...restricted]);
  await takePlaces(
    tx,
    back.map(({ change, n }) => ({ appointmentId: change.appointmentId, slotId: change.from.id, n })),
  );
  const office = await officeById(tx, closure.officeId);
  const changed = back.map(({ change, person }) => ({
    ...putBack(person, change.from, why, now),
    officeName: office?.name ?? person.officeName,
    officeAddress: office?.address ?? person.officeAddress,
  }));
  await updateAppointments(tx, changed);
  await markPutBack(
    tx,
    back.map(({ change }) => change.id),
    now,
  );
  await announceHappened(
    tx,
    changed.map((appointment) => ({ what: 'moved', appointment, cause: 'closure', closureId: closure.id })),
    deps.newId,
  );
  return back.length;
};
