import { localDay } from '@civicline/calendar';
import { eventMigrations, openEventLog, relay } from '@civicline/events';
import { defineService, grpcServer } from '@civicline/service-kit';
import { coreMigrations, forgetOldKeys, openStore } from '@civicline/store';
import { randomUUID } from 'node:crypto';
import type { Deps } from './commands/deps';
import { importDirectory } from './commands/import-directory';
import { setOfficeHours } from './commands/set-office-hours';
import { decideArticle } from './commands/decide-article';
import { importRows } from './commands/import-rows';
import { noteMissedSearch, resolveMissedSearch, takeSynonym } from './commands/missed-searches';
import { remindOwners } from './commands/remind-owners';
import { saveArticle } from './commands/save-article';
import { setRoster } from './commands/set-roster';
import { config } from './config';
import { directoryHandlers } from './grpc/directory-handlers';
import { maxFileBytes } from './grpc/file-handlers';
import {
  articleHistory,
  compareArticle,
  getArticle,
  listArticles,
  publishedArticles,
  searchArticles,
  shown,
} from './queries/articles';
import { openFinding } from './queries/finding';
import { anyOffice, getOffice, listHotlines, listOffices, searchUnits, unitsByCode } from './queries/offices';
import { listProcedureFields } from './queries/procedure-fields';
import { getRoster, listOnDuty } from './queries/roster';
import { searchProcedures } from './queries/search-procedures';
import { everyRow } from './store/kept-rows';
import { forgetMissed, missedSearches } from './store/missed-searches';
import { migrations } from './store/migrations';
import { procedureByCode } from './store/procedures';
import { synonyms } from './store/synonyms';
import { forgetMissedSearches } from './timers/forget-missed-searches';
import { remindArticleOwners } from './timers/remind-owners';

/** A file, and what is around it. */
const maxMessageBytes = maxFileBytes + 1024 * 1024;

/** The map of department-directory: what it is made of, in the order in which it starts. */
export const directoryService = defineService({
  name: 'department-directory',
  config,
  parts: (settings, { log, clock, badge }) => {
    const store = openStore({
      url: settings.databaseUrl,
      migrateAtStart: settings.migrateAtStart,
      schema: settings.databaseSchema,
      migrations: [...coreMigrations, ...eventMigrations, ...migrations],
      entities: [],
      log,
    });
    const events = openEventLog(settings.events, { clientId: 'department-directory', logger: log });
    const deps: Deps = { store, clock, newId: randomUUID };
    const finding = openFinding(store);
    const asked = { ...deps, finding };
    const handlers = directoryHandlers({
      searchProcedures: searchProcedures({ finding, officesOf: (unit) => listOffices(deps)({ ...anyOffice, unit }) }),
      listProcedureFields: listProcedureFields(store),
      proceduresByCode: finding.proceduresByCode,
      procedureByCode: (code) => procedureByCode(store, code),
      listOffices: listOffices(deps),
      getOffice: getOffice(deps),
      searchUnits: searchUnits(deps),
      unitsByCode: unitsByCode(deps),
      listHotlines: listHotlines(deps),
      setOfficeHours: setOfficeHours(deps),
      importDirectory: importDirectory(deps),
      importRows: importRows(deps),
      everyRow: (kind) => everyRow(store, kind),
      searchArticles: searchArticles(asked),
      publishedArticles: publishedArticles(asked),
      getArticle: getArticle(asked),
      listArticles: listArticles(asked),
      saveArticle: saveArticle(deps),
      decideArticle: decideArticle(deps),
      articleHistory: articleHistory(asked),
      compareArticle: compareArticle(asked),
      show: (record) => shown(record, localDay(clock.now())),
      missedSearches: () => missedSearches(store),
      noteMissedSearch: noteMissedSearch(asked),
      resolveMissedSearch: resolveMissedSearch(deps),
      synonyms: (procedureCode) => synonyms(store, procedureCode),
      removeSynonym: takeSynonym(deps),
      getRoster: getRoster(store),
      setRoster: setRoster(deps),
      listOnDuty: listOnDuty(deps),
    });
    return [
      store,
      events,
      relay({ store, log: events, logger: log }),
      forgetOldKeys(store, log, settings.idempotencyDays),
      finding,
      remindArticleOwners(store, clock, log, remindOwners(deps)),
      forgetMissedSearches(store, clock, log, settings.searchDays, forgetMissed),
      grpcServer({ port: settings.grpcPort, host: settings.host, services: [handlers], log, badge, maxMessageBytes }),
    ];
  },
});
