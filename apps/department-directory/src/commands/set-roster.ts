import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import { mayKeepRoster } from '../domain/permissions';
import { officeNotFound } from '../domain/refusals';
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

/** Says who is on duty at an office on some days. Refuses OFFICE_NOT_FOUND, FORBIDDEN. */
export const setRoster =
  ({ store }: Pick<Deps, 'store'>) =>
  (wish: RosterWish, call: CallContext): Promise<DutyShift[]> => {
    mayKeepRoster(call.caller, wish.officeId);
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
