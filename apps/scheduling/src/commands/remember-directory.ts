import type { Tx } from '@civicline/store';
import type { OfficeFacts, ProcedureFacts } from '../store/catalogue';
import { rememberOffice, rememberProcedure } from '../store/catalogue';

export type { OfficeFacts, ProcedureFacts };

/** Keeps what bookings need of the directory. */
export const rememberDirectory = {
  office: async (tx: Tx, office: OfficeFacts): Promise<void> => {
    await rememberOffice(tx, office);
  },
  procedure: async (tx: Tx, procedure: ProcedureFacts): Promise<void> => {
    await rememberProcedure(tx, procedure);
  },
};
