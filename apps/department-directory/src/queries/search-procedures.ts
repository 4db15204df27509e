import { poor } from '../domain/search/search-index';
import type { Finding } from './finding';
import { keysOf } from './finding';

export interface FoundProcedures {
  /** Codes, best first. */
  readonly codes: string[];
  /** Nothing was found that is likely to be meant. */
  readonly missed: boolean;
}

/** Procedures that a query may mean, best first; all, by field and name, for an empty one. */
export const searchProcedures =
  (finding: Finding) =>
  async (query: string, field: string): Promise<FoundProcedures> => {
    const { procedures } = await finding.shelves();
    const fits = (code: string) => !field || procedures.fieldOf(code) === field;
    const { keys, best } = keysOf(procedures, query, fits);
    return { codes: keys, missed: query.trim() !== '' && (best?.score ?? 0) < poor };
  };
