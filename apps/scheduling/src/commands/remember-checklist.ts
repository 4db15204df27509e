import type { Tx } from '@civicline/store';
import type { Paper } from '../domain/readiness';
import { rememberChecklist as write } from '../store/readiness';

/** Keeps what a procedure asks its citizens to bring. */
export const rememberChecklist = async (tx: Tx, procedureCode: string, papers: readonly Paper[]): Promise<void> => {
  await write(tx, procedureCode, papers);
};
