import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import { forbidden, officeNotFound } from '../domain/refusals';
import type { DutyShift } from '../domain/roster';
import { byKey } from '../store/documents';
import { replaceShifts, shiftsBetween } from '../store/roster';
import type { Deps } from './deps';

export interface RosterWish {
  readonly officeId: string;
  /** Local days [from, to]. */
  readonly from: string;
  readonly to: string;
  readonly shifts: readonly DutyShift[];
}

/** Says who is on duty at an office on some days. Officers may for their own office, supervisors and administrators for all. Refuses OFFICE_NOT_FOUND, FORBIDDEN. */
export const setRoster =
  ({ store }: Pick<Deps, 'store'>) =>
  (wish: RosterWish, call: CallContext): Promise<DutyShift[]> => {
    const { role, officeId: own } = call.caller;
    const may =
      role === 'admin' || role === 'supervisor' || role === 'system' || (role === 'officer' && own === wish.officeId);
    if (!may) throw forbidden();
    const key = {
      command: 'SetRoster',
      key: call.idempotencyKey,
      fingerprint: fingerprint(wish),
      caller: call.caller.id,
    };
    return store.once(key, async (tx) => {
      if (!(await byKey(tx, 'office', wish.officeId))) throw officeNotFound();
      await replaceShifts(tx, wish.officeId, wish.from, wish.to, wish.shifts);
      return shiftsBetween(tx, wish.officeId, wish.from, wish.to);
    });
  };
