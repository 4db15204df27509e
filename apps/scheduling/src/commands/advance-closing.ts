import type { Tx } from '@civicline/store';
import { announceClosure, announceProgress } from '../announce';
import type { Change, Closure } from '../domain/closing';
import { waysTo } from '../domain/closing';
import { lockClosure, setPhase, takeAtWork } from '../store/closures';
import { holdFor, lockFree } from '../store/holding';
import { materialise } from '../store/places';
import { changesOf, insertChanges, progressOf } from '../store/relocations';
import type { Deps } from './deps';
import { movePlanned } from './move-planned';
import type { Concerned, Plan } from './plan-closing';
import { planClosing, whomItConcerns } from './plan-closing';

/** Others book meanwhile: so often is planned anew with what is known better, before the rest is left to the next step. */
const plansAtMost = 12;

/** One step of the job of a closure whose turn it is. Returns how many steps were made. */
export const advanceClosings =
  (deps: Deps) =>
  async (tx: Tx): Promise<number> => {
    const closure = await takeAtWork(tx, deps.clock.now());
    return closure && (await advanceClosing(deps, tx, closure)) === 'step' ? 1 : 0;
  };

/** One step of the job of a certain closure, for a caller who waits. */
export const advanceClosure =
  (deps: Deps) =>
  (closureId: string): Promise<'step' | 'nothing'> =>
    deps.store.transaction(async (tx) => {
      const closure = await lockClosure(tx, closureId);
      return closure ? advanceClosing(deps, tx, closure) : 'nothing';
    });

/**
 * One step of the job, in the transaction that has locked the closure: plan and hold, or move some and announce it. Whatever dies
 * in between, the next step begins where the last commit ended. The job is done when nobody is left whom the closure concerns.
 */
const advanceClosing = async (deps: Deps, tx: Tx, closure: Closure): Promise<'step' | 'nothing'> => {
  const now = deps.clock.now();
  if (closure.phase === 'done' || closure.phase === 'lifted') return 'nothing';
  if (closure.phase === 'held' && closure.tellAt && closure.tellAt > now) return 'nothing';
  const phase = closure.phase === 'planning' ? await plan(deps, tx, closure) : await movePlanned(deps, tx, closure);
  if (phase !== closure.phase) await setPhase(tx, closure.id, phase);
  const progress = (await progressOf(tx, [closure.id])).get(closure.id);
  if (!progress) throw new Error('a closure without progress');
  await announceProgress(tx, { ...closure, phase }, progress, now, deps.newId());
  if (phase === 'done') await announceClosure(tx, closure, progress, now, deps.newId());
  return 'step';
};

const plan = async (deps: Deps, tx: Tx, closure: Closure): Promise<Closure['phase']> => {
  const now = deps.clock.now();
  const planned = (await changesOf(tx, closure.id)).filter(({ state }) => state === 'planned');
  const known = new Set(planned.map(({ appointmentId }) => appointmentId));
  const people = (await whomItConcerns(tx, closure, now)).filter(({ appointment }) => !known.has(appointment.id));
  if (people.length) await hold(deps, tx, closure, people);
  else if (!planned.length) return 'done';
  return closure.tellAt && closure.tellAt > now ? 'held' : 'moving';
};

/** Plans until every place of the plan is this transaction's, and holds them. */
const hold = async (deps: Deps, tx: Tx, closure: Closure, people: readonly Concerned[]): Promise<void> => {
  const now = deps.clock.now();
  const free = new Map<string, number[]>();
  const appointments = people.map(({ appointment }) => appointment);
  let relocations: Plan['relocations'] = [];
  for (let tries = 0; tries < plansAtMost; tries++) {
    const counts = new Map([...free].map(([id, places]) => [id, places.length]));
    const made = await planClosing(tx, closure, appointments, now, counts);
    relocations = made.relocations;
    const rooms = [...new Set(relocations.flatMap(({ to }) => to?.id ?? []))].flatMap((id) => made.rooms.get(id) ?? []);
    const unseen = rooms.filter(({ slot }) => !free.has(slot.id));
    if (!unseen.length) break;
    await materialise(
      tx,
      unseen.map(({ slot, places }) => ({ ...slot, places })),
    );
    const ids = unseen.map(({ slot }) => slot.id);
    const locked = await lockFree(tx, ids, now, 'public');
    for (const id of ids) free.set(id, locked.get(id) ?? []);
  }
  const byId = new Map(people.map((one) => [one.appointment.id, one]));
  const changes: Change[] = [];
  const holds: { id: string; slotId: string; n: number }[] = [];
  for (const { appointmentId, from, to } of relocations) {
    const one = byId.get(appointmentId);
    const n = to && free.get(to.id)?.shift();
    // A place that turned out to be taken: the next step finds another.
    if (!one || (to && n === undefined)) continue;
    const change = planned(deps.newId(), closure, one, { from, to });
    if (to && n) holds.push({ id: change.id, slotId: to.id, n });
    changes.push(change);
  }
  await holdFor(tx, `closure:${closure.id}`, holds);
  await insertChanges(tx, changes, null);
};

const planned = (
  id: string,
  { id: closureId, officeId }: Closure,
  { appointment, cause }: Concerned,
  { from, to }: Pick<Change, 'from' | 'to'>,
): Change => ({
  ...{ id, closureId, appointmentId: appointment.id, officeId, cause, state: 'planned', from, to },
  ...{ ways: waysTo(appointment.citizen), version: 0, madeAt: null, answer: null, toldBy: null },
  ...{ messages: {}, untoldReason: null, tries: 0, note: '' },
});
