import { addDays, instantOf } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { Overbooked } from '../domain/appointment';
import { mayWorkAt } from '../domain/permissions';
import { officeNotFound } from '../domain/refusals';
import { officeById } from '../store/catalogue';
import { overbookingsBetween } from '../store/overbookings';

/** What was deliberately made beyond the capacity at an office, by time of the visit. Refuses FORBIDDEN, OFFICE_NOT_FOUND. */
export const overbookings =
  (store: Store) =>
  async (officeId: string, fromDay: string, toDay: string, call: CallContext): Promise<Overbooked[]> => {
    mayWorkAt(call.caller, officeId);
    if (!(await officeById(store, officeId))) throw officeNotFound();
    return overbookingsBetween(store, officeId, instantOf(fromDay, '00:00'), instantOf(addDays(toDay, 1), '00:00'));
  };
