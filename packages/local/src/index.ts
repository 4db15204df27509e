export { accounts } from './accounts';
export { prepareDatabases } from './databases';
export { freePort, startPostgres } from './postgres';
export type { EmbeddedPostgres } from './postgres';
export { startPlatform } from './platform';
export type { Platform, PlatformOptions } from './platform';
