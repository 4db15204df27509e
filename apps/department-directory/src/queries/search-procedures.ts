import type { Store } from '@civicline/store';
import { foldQuery, scoreMatch, sortVi } from '@civicline/vietnamese';
import type { Procedure } from '../domain/directory';
import { proceduresLike } from '../store/documents';

/** Below this a row that shares no whole words with the query is chance, not a typing error. */
const leastLikeness = 0.6;

const pointsOf = (query: string, { code, name, keywords = [] }: Procedure, likeness: number) => {
  if (code.toLowerCase() === query.trim().toLowerCase()) return 100;
  const inName = Math.max(scoreMatch(query, name.vi ?? ''), scoreMatch(query, name.en ?? ''));
  const inKeywords = Math.max(0, ...keywords.map((word) => scoreMatch(query, word) - 8));
  return Math.max(inName, inKeywords) + likeness;
};

/** Procedures that a query may mean, best first; all, by field and name, for an empty one. */
export const searchProcedures =
  (store: Store) =>
  async (query: string, field: string): Promise<Procedure[]> => {
    const found = await proceduresLike(store, foldQuery(query));
    const ranked = found
      .filter(({ procedure }) => !field || procedure.field === field)
      .map(({ procedure, likeness }) => ({
        procedure,
        points: query.trim() ? pointsOf(query, procedure, likeness) : 1,
      }))
      .filter(({ points }) => points >= leastLikeness)
      .sort(
        (a, b) =>
          b.points - a.points ||
          sortVi(a.procedure.fieldName?.vi ?? '', b.procedure.fieldName?.vi ?? '') ||
          sortVi(a.procedure.name.vi ?? '', b.procedure.name.vi ?? ''),
      );
    return ranked.map(({ procedure }) => procedure);
  };
