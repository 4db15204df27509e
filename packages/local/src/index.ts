export { accounts } from './accounts';
export { prepareDatabases } from './databases';
export { freePort, startPostgres } from './embedded-postgres';
export type { EmbeddedPostgres } from './embedded-postgres';
export { startPlatform } from './platform';
export type { Platform, PlatformOptions } from './platform';
