import { localDay } from '@civicline/calendar';
import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { forbidden } from '../domain/refusals';
import type { DutyShift, OnDuty } from '../domain/roster';
import { onDutyAt } from '../domain/roster';
import { shiftsBetween, shiftsOn } from '../store/roster';

/** The roster of an office on the local days [from, to]. For staff: it names people. Refuses FORBIDDEN. */
export const getRoster =
  (store: Store) =>
  (officeId: string, from: string, to: string, call: CallContext): Promise<DutyShift[]> => {
    if (call.caller.role === 'citizen') throw forbidden();
    return shiftsBetween(store, officeId, from, to);
  };

/** Who is on duty at offices; those where nobody is are left out. For staff and services. Refuses FORBIDDEN. */
export const listOnDuty =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (
    officeIds: readonly string[],
    at: Date | null,
    call: CallContext,
  ): Promise<(OnDuty & { officeId: string })[]> => {
    if (call.caller.role === 'citizen') throw forbidden();
    const instant = at ?? clock.now();
    const byOffice = await shiftsOn(store, officeIds, localDay(instant));
    return officeIds.flatMap((officeId) => {
      const found = onDutyAt(byOffice.get(officeId) ?? [], instant);
      return found ? [{ officeId, ...found }] : [];
    });
  };
