import { directoryTables } from './0001-directory';
import { knowledgeTables } from './0002-knowledge';
import { roster } from './0003-roster';
import { importSources } from './0004-import-sources';

/** The steps of this service's schema, in order. */
export const migrations = [directoryTables, knowledgeTables, roster, importSources];
