import { eventMigrations, openEventLog, relay } from '@civicline/events';
import { defineService, grpcServer } from '@civicline/service-kit';
import { coreMigrations, forgetOldKeys, openStore } from '@civicline/store';
import { randomUUID } from 'node:crypto';
import type { Deps } from './commands/deps';
import { importDirectory } from './commands/import-directory';
import { setOfficeHours } from './commands/set-office-hours';
import { config } from './config';
import { directoryHandlers } from './grpc/directory-handlers';
import { getOffice, listHotlines, listOffices, searchUnits, unitsByCode } from './queries/offices';
import { searchProcedures } from './queries/search-procedures';
import { procedureByCode } from './store/documents';
import { directoryTables } from './store/migrations/0001-directory';

/** The map of department-directory: what it is made of, in the order in which it starts. */
export const directoryService = defineService({
  name: 'department-directory',
  config,
  parts: (settings, { log, clock }) => {
    const store = openStore({
      url: settings.databaseUrl,
      schema: settings.databaseSchema,
      migrations: [...coreMigrations, ...eventMigrations, directoryTables],
      entities: [],
      log,
    });
    const events = openEventLog(settings.events, { clientId: 'department-directory', logger: log });
    const deps: Deps = { store, clock, newId: randomUUID };
    const handlers = directoryHandlers({
      searchProcedures: searchProcedures(store),
      procedureByCode: (code) => procedureByCode(store, code),
      listOffices: listOffices(deps),
      getOffice: getOffice(deps),
      searchUnits: searchUnits(deps),
      unitsByCode: unitsByCode(deps),
      listHotlines: listHotlines(deps),
      setOfficeHours: setOfficeHours(deps),
      importDirectory: importDirectory(deps),
    });
    return [
      store,
      events,
      relay({ store, log: events, logger: log }),
      forgetOldKeys(store, log),
      grpcServer({ port: settings.grpcPort, host: settings.host, services: [handlers], log }),
    ];
  },
});
