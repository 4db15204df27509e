import type { Logger, Part } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { loop } from '@civicline/store';
import { metrics } from '@opentelemetry/api';
import type { Pool, PoolClient } from 'pg';
import type { EventLog } from './event-log';
import { commitSignal, committed, outboxAgeSeconds, readOutbox, removeFromOutbox } from './outbox';
import { publishInTraces } from './publish-trace';

export interface RelayOptions {
  readonly store: Store;
  readonly log: EventLog;
  readonly logger: Logger;
}

/** Measured: one relay reading 500 rows at a time keeps up with 2,200 transactions a second. */
const batch = 500;
const batchesAtOnce = 20;
const netMs = 1_000;
const notifyEveryMs = 20;

const meter = metrics.getMeter('civicline');
const published = meter.createCounter('outbox_published_total', {
  description: 'Events handed from the outbox to the log',
});
const age = meter.createObservableGauge('outbox_oldest_seconds', {
  description: 'Age of the oldest event that is not yet in the log',
  unit: 's',
});

/**
 * Carries events from the outbox to the log in the order in which they were written.
 *
 * One relay of a service works at a time: it holds an advisory lock on a connection of its own, and when its process dies
 * the lock goes with the connection and the next one takes over. So order per key needs no coordination. An event that
 * was published but not yet removed when the process died is published again: at least once, and inboxes know it by id.
 *
 * Two transactions may commit in another order than their row ids. That is harmless: events of one key are written under
 * the lock of their aggregate's row, so of those two the later id is always the later commit.
 */
export const relay = ({ store, log, logger }: RelayOptions): Part => {
  const channel = `outbox_${store.schema}`;
  const pool = () => (store.dataSource.driver as unknown as { master: Pool }).master;
  let seat: PoolClient | undefined;
  let leads = false;
  let leaveSeat = () => undefined as void;
  let lastNotified = 0;
  let trailing: NodeJS.Timeout | undefined;

  const takeSeat = async () => {
    const client = await pool().connect();
    let released = false;
    const lost = () => {
      if (!released) client.release(true);
      released = true;
      if (seat === client) seat = undefined;
      leads = false;
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => work.wake());
    leaveSeat = lost;
    await client.query(`LISTEN ${channel}`);
    seat = client;
  };

  const lead = async () => {
    if (!seat) await takeSeat();
    if (!seat) return false;
    if (leads) {
      // Whether the lock is still ours: a connection that was cut off for a while may have lost it without having heard so.
      await seat.query({ name: 'relay-seat', text: 'SELECT' });
      return leads;
    }
    const { rows } = await seat.query<{ got: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS got', [
      channel,
    ]);
    leads = rows[0]?.got ?? false;
    return leads;
  };

  const work = loop({
    name: `relay of ${store.schema}`,
    everyMs: netMs,
    log: logger,
    work: async () => {
      if (!(await lead())) {
        await tellLeader();
        return 0;
      }
      return carry();
    },
  });

  /**
   * Publishes what there is. While one batch is published the next is read and the one before removed. Ends after some
   * batches in any case, since it reads onwards only: a row with a lower number may have been committed meanwhile. Returns
   * how many were read and are still to be published.
   */
  const carry = async (): Promise<number> => {
    let rows = await readOutbox(store, batch);
    let removal: Promise<unknown> = Promise.resolve();
    for (let batches = 0; rows.length && leads && batches < batchesAtOnce; batches++) {
      const now = rows;
      const [ahead, ...others] = await Promise.allSettled([
        now.length < batch ? Promise.resolve([]) : readOutbox(store, batch, now.at(-1)?.id),
        publishInTraces(now, (records) => log.append(records)),
        removal,
      ]);
      for (const one of [...others, ahead]) if (one.status === 'rejected') throw one.reason;
      published.add(now.length);
      removal = removeFromOutbox(
        store,
        now.map(({ id }) => id),
      );
      // Looked at in the next round, or below.
      removal.catch(() => undefined);
      rows = ahead.status === 'fulfilled' ? ahead.value : [];
    }
    await removal;
    return rows.length;
  };

  /** Coalesced, and outside the transaction that announced: NOTIFY makes commits wait for one another. */
  const tellLeader = async () => {
    const now = Date.now();
    const waitMs = lastNotified + notifyEveryMs - now;
    if (waitMs > 0) {
      // What was committed just after the last word needs one of its own.
      trailing ??= setTimeout(wake, waitMs);
      return;
    }
    clearTimeout(trailing);
    trailing = undefined;
    lastNotified = now;
    await seat?.query(`NOTIFY ${channel}`);
  };

  const wake = () => work.wake();
  const observe = async (result: { observe(value: number, attributes?: Record<string, string>): void }) => {
    result.observe(await outboxAgeSeconds(store));
  };

  return {
    name: work.name,
    background: true,
    start: () => {
      committed.on(commitSignal, wake);
      age.addCallback(observe);
      return work.start();
    },
    stop: async () => {
      committed.off(commitSignal, wake);
      age.removeCallback(observe);
      await work.stop();
      clearTimeout(trailing);
      // Closed, not handed back: its lock and its subscription end with it.
      leaveSeat();
    },
  };
};
