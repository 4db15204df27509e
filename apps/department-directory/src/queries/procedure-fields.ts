import type { Store } from '@civicline/store';
import type { ProcedureField } from '../store/procedures';
import { procedureFields } from '../store/procedures';

export type { ProcedureField };

/** The fields that there are procedures of, most procedures first. */
export const listProcedureFields = (store: Store) => (): Promise<ProcedureField[]> => procedureFields(store);
