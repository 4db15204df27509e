import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Cause } from '../announce';
import { announceTold, announceUntold } from '../announce';
import type { Appointment } from '../domain/appointment';
import type { Change, ToldBy } from '../domain/closing';
import { makeAnswerKey, waysTo } from '../domain/closing';
import { insertChanges, markTold } from '../store/relocations';
import type { Deps } from './deps';

/** An office's change of one appointment gives its citizen a key to answer with. */
export const byHandOf = (cause: Cause, { chance }: Pick<Deps, 'chance'>, changed: Appointment): Appointment =>
  cause === 'office' ? { ...changed, answerKey: makeAnswerKey(chance) } : changed;

/** Notes that a citizen knows of what offices changed up to this version. Only an appointment with a key was ever changed so. */
export const knows = async (
  { clock, newId }: Pick<Deps, 'clock' | 'newId'>,
  tx: Tx,
  appointment: Appointment,
  by: ToldBy,
  byId: string,
): Promise<void> => {
  if (!appointment.answerKey) return;
  const now = clock.now();
  const { id: appointmentId, version } = appointment;
  for (const change of await markTold(tx, { appointmentId, version, by, byId, now }))
    await announceTold(tx, appointment, change, now, newId());
};

const provenBy: Record<Cause, ToldBy> = {
  citizen: 'answered',
  agent: 'spoken',
  office: 'superseded',
  closure: 'superseded',
};

/**
 * What a change by somebody's hand says of those that offices made before, and what it asks for itself: a citizen who acts knows,
 * one who is changed by an office must be told.
 */
export const noteHand = async (
  deps: Deps,
  tx: Tx,
  { before, after, cause }: { before: Appointment; after: Appointment; cause: Cause },
  call: CallContext,
): Promise<void> => {
  await knows(deps, tx, before, provenBy[cause], call.caller.id);
  if (cause !== 'office') return;
  const now = deps.clock.now();
  const ways = waysTo(after.citizen);
  const change: Change = {
    id: deps.newId(),
    closureId: null,
    appointmentId: after.id,
    officeId: before.slot.officeId,
    cause: 'office',
    state: 'made',
    from: before.slot,
    to: after.status === 'cancelled' ? null : after.slot,
    ways,
    version: after.version,
    madeAt: now,
    answer: null,
    toldBy: null,
    messages: {},
    untoldReason: ways.length ? null : 'no-contact',
    tries: 0,
    note: '',
  };
  await insertChanges(tx, [change], new Date(now.getTime() + deps.receiptWithinMs));
  if (change.untoldReason) await announceUntold(tx, after, change, now, deps.newId());
};
