import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Happening } from '../announce';
import { announceReferrals } from '../announce';
import { alarmsOf } from '../domain/alarms';
import type { Referral } from '../domain/referral';
import { isAwaited } from '../domain/referral';
import { referralNotFound } from '../domain/refusals';
import { setAlarms } from '../store/alarms';
import { lockReferral, updateReferral } from '../store/referrals';
import { insertStep } from '../store/steps';
import type { Deps } from './deps';
import { onceKey } from './deps';

/** What a change is called, who made it, and what they said. */
export interface Change {
  readonly what: Happening;
  readonly by: string;
  readonly note?: string;
}

/** Writes what became of a referral, with its step, its alarms and its event. Nothing when nothing changed. */
export const keep = async (
  tx: Tx,
  { newId, alarmSet }: Pick<Deps, 'newId' | 'alarmSet'>,
  before: Referral,
  after: Referral,
  { what, by, note = '' }: Change,
): Promise<Referral> => {
  if (after === before) return after;
  await updateReferral(tx, after);
  if (after.deadline !== before.deadline || isAwaited(after) !== isAwaited(before)) {
    const alarms = after.deadline && isAwaited(after) ? alarmsOf(after.deadline, after.changedAt) : [];
    await setAlarms(tx, after.id, alarms, alarmSet);
  }
  const toOfficeId = after.officeId === before.officeId ? '' : after.officeId;
  insertStep(tx, after.id, { at: after.changedAt, what, by, officeId: before.officeId, toOfficeId, note });
  await announceReferrals(tx, [{ what, referral: after, fromOfficeId: toOfficeId ? before.officeId : '' }], newId);
  return after;
};

/** A command on one referral: its row is locked, what `work` decides is written in the same commit. Refuses REFERRAL_NOT_FOUND. */
export const changeReferral = <R extends { readonly code: string }>(
  deps: Deps,
  command: string,
  request: R,
  call: CallContext,
  work: (current: Referral, now: Date, tx: Tx) => Promise<readonly [Referral, Change]> | readonly [Referral, Change],
): Promise<Referral> =>
  deps.store.once(onceKey(command, request, call), async (tx) => {
    const current = await lockReferral(tx, request.code);
    if (!current) throw referralNotFound();
    const [after, change] = await work(current, deps.clock.now(), tx);
    return keep(tx, deps, current, after, change);
  });
