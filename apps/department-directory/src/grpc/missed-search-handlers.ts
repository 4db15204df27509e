import type { directory } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { pageOf } from '@civicline/service-kit';
import { invalid } from '@civicline/service-kit/refusal';
import type { Resolution } from '../commands/missed-searches';
import type { MissedSearch, Synonym } from '../domain/missed-search';
import { checkTexts } from './check';

/** The use cases behind the door. */
export interface MissedSearchUseCases {
  missedSearches(): Promise<MissedSearch[]>;
  noteMissedSearch(query: string, kind: 'count' | 'unchosen'): Promise<void>;
  resolveMissedSearch(resolution: Resolution, call: CallContext): Promise<void>;
  synonyms(procedureCode: string): Promise<Synonym[]>;
  removeSynonym(procedureCode: string, words: string): Promise<void>;
}

export const missedSearchHandlers = (cases: MissedSearchUseCases) => ({
  listMissedSearches: async (request: directory.ListMissedSearchesRequest) => {
    const page = pageOf(await cases.missedSearches(), request, { usual: 50, max: 200 });
    return { searches: page.items, nextPageToken: page.nextPageToken };
  },

  reportUnchosenSearch: async ({ query }: directory.ReportUnchosenSearchRequest) => {
    checkTexts({ query });
    await cases.noteMissedSearch(query, 'unchosen');
    return {};
  },

  resolveMissedSearch: async (request: directory.ResolveMissedSearchRequest, call: CallContext) => {
    const { query, procedureCode, synonym } = request;
    checkTexts({ query, procedureCode });
    checkTexts({ synonym }, 100);
    await cases.resolveMissedSearch({ query, procedureCode, synonym }, call);
    return {};
  },

  listSynonyms: async (request: directory.ListSynonymsRequest) => {
    checkTexts({ procedureCode: request.procedureCode });
    const page = pageOf(await cases.synonyms(request.procedureCode), request, { usual: 50, max: 200 });
    return { synonyms: page.items, nextPageToken: page.nextPageToken };
  },

  removeSynonym: async ({ procedureCode, words }: directory.RemoveSynonymRequest) => {
    checkTexts({ procedureCode, words });
    if (!words) throw invalid([{ field: 'words', rule: 'required' }]);
    await cases.removeSynonym(procedureCode, words);
    return {};
  },
});
