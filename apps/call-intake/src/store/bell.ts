import type { Logger, Part } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { loop } from '@civicline/store';
import { EventEmitter } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import type { Bell, Concern } from '../commands/deps';

/** More names than this are not listed: everybody looks. */
const longestPayload = 7_000;
const netMs = 1_000;
const everybody = '*';
const usual: readonly Concern[] = ['pairs', 'telephones'];

export interface House extends Bell, Part {
  /** Calls back when something has changed for a desk, in this process or another. Returns how to stop it. */
  onDesk(agentId: string, heard: () => void): () => void;
  /** Calls back after every change that was made in this process. */
  onChange(heard: (concerns: readonly Concern[]) => void): () => void;
  /** Calls back when another process says that it has changed something for a desk. */
  onElsewhere(heard: () => void): () => void;
}

/**
 * Wakes those who wait. In this process at once, after the commit; in the others by NOTIFY on a connection of its own and
 * never inside the transaction that changed something, where it would make commits wait for one another. While one word
 * is under way the next ones are gathered, so that however much happens there is one NOTIFY at a time. Words may be lost
 * with a connection: desks look again by themselves now and then.
 */
export const openBell = ({ store, log, self }: { store: Store; log: Logger; self: string }): House => {
  const channel = `desks_${store.schema}`;
  const ears = new EventEmitter().setMaxListeners(0);
  const changes = new EventEmitter().setMaxListeners(0);
  const untold = new Set<string>();
  let seat: PoolClient | undefined;
  let leave = () => undefined as void;
  let telling = false;

  const wakeDesks = (agentIds: readonly string[]) => {
    for (const id of agentIds.includes(everybody) ? ears.eventNames() : agentIds) ears.emit(id);
  };

  const hear = (payload = '') => {
    const [from, ...agentIds] = payload.split(' ');
    if (from === self) return;
    wakeDesks(agentIds);
    changes.emit('elsewhere');
  };

  const takeSeat = async () => {
    const client = await (store.dataSource.driver as unknown as { master: Pool }).master.connect();
    let released = false;
    const lost = () => {
      if (!released) client.release(true);
      released = true;
      if (seat === client) seat = undefined;
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => hear(payload));
    leave = lost;
    await client.query(`LISTEN ${channel}`);
    seat = client;
  };

  const tell = async () => {
    if (telling || !seat || !untold.size) return;
    telling = true;
    try {
      while (untold.size && seat) {
        const names = [...untold].join(' ');
        untold.clear();
        const said = `${self} ${names.length > longestPayload ? everybody : names}`;
        await seat.query({ name: 'desks-tell', text: 'SELECT pg_notify($1, $2)', values: [channel, said] });
      }
    } catch (error) {
      log.warn({ err: error }, 'other replicas were not told of a change');
    } finally {
      telling = false;
    }
  };

  const keeper = loop({
    name: `bell of ${store.schema}`,
    everyMs: netMs,
    log,
    work: async () => {
      if (!seat) await takeSeat();
      await tell();
      return 0;
    },
  });

  return {
    name: keeper.name,
    ring: (tx, agentIds, concerns = usual) =>
      tx.afterCommit(() => {
        changes.emit('change', concerns);
        wakeDesks(agentIds);
        for (const id of agentIds) untold.add(id);
        void tell();
      }),
    onDesk: (agentId, heard) => {
      ears.on(agentId, heard);
      return () => void ears.off(agentId, heard);
    },
    onChange: (heard) => {
      changes.on('change', heard);
      return () => void changes.off('change', heard);
    },
    onElsewhere: (heard) => {
      changes.on('elsewhere', heard);
      return () => void changes.off('elsewhere', heard);
    },
    start: async () => {
      await takeSeat();
      await keeper.start();
    },
    stop: async () => {
      await keeper.stop();
      leave();
    },
  };
};
