import type { Office } from '../domain/directory';
import { poor } from '../domain/search/search-index';
import { takesIn } from '../domain/who-serves';
import type { Finding } from './finding';
import { keysOf } from './finding';

export interface ProcedureQuestion {
  readonly query: string;
  readonly field: string;
  /** Code or name, of today or of the past. Empty is anywhere. */
  readonly unit: string;
  /** Only these; empty is all. */
  readonly codes: readonly string[];
}

export interface FoundProcedures {
  /** Codes, best first. */
  readonly codes: string[];
  /** Nothing was found that is likely to be meant. */
  readonly missed: boolean;
}

interface Deps {
  readonly finding: Finding;
  /** Offices that serve a unit. */
  readonly officesOf: (unit: string) => Promise<readonly Office[]>;
}

/** Procedures that a query may mean, best first; all, by field and name, for an empty one. */
export const searchProcedures =
  ({ finding, officesOf }: Deps) =>
  async ({ query, field, unit, codes }: ProcedureQuestion): Promise<FoundProcedures> => {
    const [{ procedures }, offices] = await Promise.all([finding.shelves(), unit ? officesOf(unit) : undefined]);
    const isTakenIn = (code: string) => {
      const procedure = procedures.takenInOf(code);
      return !offices || (procedure !== undefined && offices.some((office) => takesIn(office, procedure)));
    };
    const fits = (code: string) => (!field || procedures.fieldOf(code) === field) && isTakenIn(code);
    if (codes.length && !query.trim())
      return { codes: [...new Set(codes)].filter((code) => procedures.has(code) && fits(code)), missed: false };
    const wanted = new Set(codes);
    const { keys, best } = keysOf(procedures, query, (code) => (!wanted.size || wanted.has(code)) && fits(code));
    return { codes: keys, missed: query.trim() !== '' && (best?.score ?? 0) < poor };
  };
