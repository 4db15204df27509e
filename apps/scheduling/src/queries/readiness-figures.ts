import { addDays, instantOf } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { mayWorkAt } from '../domain/permissions';
import { officeNotFound } from '../domain/refusals';
import { officeById } from '../store/catalogue';
import type { ReadinessFigures } from '../store/readiness-figures';
import { readinessFigures } from '../store/readiness-figures';

export type { ReadinessFigures };

/** Which visits are counted: of an office ('' is every one), on local days, both included. */
export interface FiguresQuestion {
  readonly officeId: string;
  readonly fromDay: string;
  readonly toDay: string;
}

/** Refuses FORBIDDEN (officers see their own office), OFFICE_NOT_FOUND. */
export const getReadinessFigures =
  (store: Store) =>
  async ({ officeId, fromDay, toDay }: FiguresQuestion, call: CallContext): Promise<ReadinessFigures> => {
    mayWorkAt(call.caller, officeId);
    if (officeId && !(await officeById(store, officeId))) throw officeNotFound();
    return readinessFigures(store, officeId, instantOf(fromDay, '00:00'), instantOf(addDays(toDay, 1), '00:00'));
  };
