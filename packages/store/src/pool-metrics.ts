import { metrics } from '@opentelemetry/api';
import type { Pool } from 'pg';

const meter = metrics.getMeter('civicline');
const connections = meter.createObservableGauge('db_client_connections', {
  description: 'Connections to PostgreSQL by state: used, idle',
});
const most = meter.createObservableGauge('db_client_connections_max', {
  description: 'Connections to PostgreSQL that there may be',
});
const pending = meter.createObservableGauge('db_client_connections_pending', {
  description: 'Work that waits for a connection to PostgreSQL',
});
const instruments = [connections, most, pending];

/** Tells how full a pool is. Returns what ends it. */
export const observePool = (pool: Pool, schema: string, poolSize: number): (() => void) => {
  const observe: Parameters<typeof meter.addBatchObservableCallback>[0] = (result) => {
    result.observe(connections, pool.totalCount - pool.idleCount, { schema, state: 'used' });
    result.observe(connections, pool.idleCount, { schema, state: 'idle' });
    result.observe(most, poolSize, { schema });
    result.observe(pending, pool.waitingCount, { schema });
  };
  meter.addBatchObservableCallback(observe, instruments);
  return () => meter.removeBatchObservableCallback(observe, instruments);
};
