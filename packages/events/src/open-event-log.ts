import type { Logger } from '@civicline/service-kit';
import type { EventLog } from './event-log';
import { kafkaLog } from './kafka-log';
import { postgresLog } from './postgres-log';

/** The log that a setting names: `kafka=HOST:PORT[,HOST:PORT]` or `postgres://...`. */
export const openEventLog = (
  spec: string,
  { clientId, logger }: { readonly clientId: string; readonly logger: Logger },
): EventLog => {
  if (spec.startsWith('kafka=')) return kafkaLog({ brokers: spec.slice('kafka='.length).split(','), clientId, logger });
  if (/^postgres(ql)?:\/\//.test(spec)) return postgresLog({ url: spec, clientId, logger });
  throw new Error('the event log is named as kafka=HOST:PORT or postgres://...');
};
