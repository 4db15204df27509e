import type { CallContext } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { mayServe } from '../domain/permissions';
import { officeNotFound } from '../domain/refusals';
import { officeById } from '../store/catalogue';
import type { UntoldQuestion } from '../store/relocations';
import { untoldChanges } from '../store/relocations';
import type { Relocated } from './closures';
import { relocatedOf } from './closures';

export type { UntoldQuestion };

/** Of whom it is not proven that they know what an office changed; whom no message reaches first. Refuses OFFICE_NOT_FOUND, FORBIDDEN. */
export const listUntold =
  (store: Store) =>
  async (question: UntoldQuestion, call: CallContext): Promise<Relocated[]> => {
    mayServe(call.caller, question.officeId);
    if (question.officeId && !(await officeById(store, question.officeId))) throw officeNotFound();
    return relocatedOf(store, await untoldChanges(store, question));
  };
