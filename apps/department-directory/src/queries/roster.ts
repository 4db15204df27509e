import { localDay } from '@civicline/calendar';
import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { mayReadRoster } from '../domain/permissions';
import type { DutyShift, OnDuty } from '../domain/roster';
import { onDutyAt } from '../domain/roster';
import { shiftsBetween, shiftsOn } from '../store/roster';

/** The roster of an office on the local days [from, to]. Refuses FORBIDDEN. */
export const getRoster =
  (store: Store) =>
  async (officeId: string, from: string, to: string, call: CallContext): Promise<DutyShift[]> => {
    mayReadRoster(call.caller, officeId);
    return shiftsBetween(store, officeId, from, to);
  };

/** Who is on duty at offices; those where nobody is are left out. */
export const listOnDuty =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (officeIds: readonly string[], at: Date | null): Promise<(OnDuty & { officeId: string })[]> => {
    const instant = at ?? clock.now();
    const byOffice = await shiftsOn(store, officeIds, localDay(instant));
    return officeIds.flatMap((officeId) => {
      const found = onDutyAt(byOffice.get(officeId) ?? [], instant);
      return found ? [{ officeId, ...found }] : [];
    });
  };
