export { forgetOldKeys } from './forget-keys';
export { loop, timer } from './loop';
export type { Loop } from './loop';
export { coreMigrations, migrate, migration } from './migrations';
export type { Migration } from './migrations';
export type { OnceKey } from './once';
export { openStore, schemaDrift } from './store';
export type { Store, StoreOptions } from './store';
export type { Tx } from './tx';
