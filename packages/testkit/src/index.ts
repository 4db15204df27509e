export { freePort } from '@civicline/local/postgres';
export { eventually } from './eventually';
export { fixedClock } from './fixed-clock';
export { startKafka } from './real-kafka';
export type { RealKafka } from './real-kafka';
export { realPostgres } from './real-postgres';
export type { RealPostgres } from './real-postgres';
