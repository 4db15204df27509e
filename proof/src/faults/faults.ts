import { topics } from '@civicline/contracts';
import type { EventLog } from '@civicline/events';
import type { House, RealKafka } from '@civicline/testkit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Host } from './host';

export interface Gear {
  readonly house: House;
  readonly host: Host;
  readonly kafka: readonly RealKafka[];
  readonly events: EventLog;
  /** Of libfaketime: what is in it is added to every clock of the house. */
  readonly clockFile: string;
}

export interface Fault {
  readonly name: string;
  /** What whoever uses the house notices, and how it heals: for the table. */
  readonly sees: string;
  readonly heals: string;
  /** How long it lasts here, in seconds; 0 where it is over at once. */
  readonly lastsSeconds: number;
  /** Brings it about, and ends it. Resolves when the cause is gone; healing may take longer. */
  readonly happen: (gear: Gear) => Promise<void>;
  /** What must be true besides when all is calm again. Rejects when it is not. */
  readonly afterwards?: (gear: Gear) => Promise<void>;
}

const killOf = (folder: string, sees: string): Fault => ({
  name: `kill -9 of ${folder}`,
  sees,
  heals: 'is started again by whoever looks after processes; what was not answered is sent again with its key',
  lastsSeconds: 0,
  happen: ({ house }) => {
    for (const pid of house.pidsOf(folder)) process.kill(pid, 'SIGKILL');
    return eventually(() => {
      if (!house.pidsOf(folder).length) throw new Error(`${folder} is not started again`);
    }, 60_000);
  },
});

const lasting = async (seconds: number, begin: () => unknown, end: () => unknown) => {
  await begin();
  try {
    await pause(seconds * 1_000);
  } finally {
    await end();
  }
};

const setProvider = async (house: House, mode: string, provider?: string) => {
  const { ok } = await fetch(`${house.url}/local/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode, ...(provider ? { provider } : {}) }),
  });
  if (!ok) throw new Error('the stand-in of the providers does not listen');
};

const poisoned = 'civicline.appointment.booked.v1';

/** In this order: after the fail-over the first server is no more. */
export const faults: readonly Fault[] = [
  killOf('gateway', 'no page and no answer until it is back; with a second gateway, one connection is cut'),
  killOf('scheduling', 'bookings are answered 503 until it is back; with a replica, none'),
  killOf('department-directory', 'searching is answered 503 until it is back; bookings go on'),
  killOf('notification', 'nothing; messages come a little later'),
  killOf('routing', 'nothing of bookings; referrals are answered 503 until it is back'),
  killOf('call-intake', 'nothing of bookings; desks connect again, calls go on where they were'),
  {
    name: 'one of three Kafka brokers dies',
    sees: 'nothing; messages come a little later while new leaders are chosen',
    heals: 'two copies of three are enough; the broker catches up when it is back',
    lastsSeconds: 10,
    happen: async ({ kafka: [broker] }) =>
      lasting(
        10,
        () => broker?.stop(),
        () => broker?.start(),
      ),
  },
  {
    name: 'two of three Kafka brokers die',
    sees: 'nothing but that messages wait: events stay in the outboxes',
    heals: 'relays publish what waits, in its order, when two brokers are there',
    lastsSeconds: 10,
    happen: async ({ kafka: [first, second] }) =>
      lasting(
        10,
        () => Promise.all([first?.stop(), second?.stop()]),
        () => Promise.all([first?.start(), second?.start()]),
      ),
  },
  {
    name: 'a poisoned event',
    sees: 'nothing; the events behind it wait for its tries (some seconds), in its partition alone',
    heals: 'it is put aside as a dead letter, the rest goes on; it is sent again once the fault is mended',
    lastsSeconds: 0,
    happen: ({ events }) => {
      const id = randomUUID();
      const headers = {
        ce_id: id,
        ce_type: poisoned,
        ce_subject: id,
        ce_source: '/faults',
        ce_time: '2026-01-01T00:00:00Z',
      };
      return events.append([{ topic: topics.appointment, key: id, value: Buffer.from([0xff, 0xff]), headers }]);
    },
    afterwards: ({ house }) =>
      eventually(async () => {
        const told = await (await fetch(house.metrics['gateway'] ?? '')).text();
        if (!/event_dead_letters_waiting\{topic="civicline\.appointment\.v1"[^}]*\} [1-9]/.test(told))
          throw new Error('the poisoned event was not put aside');
      }, 60_000),
  },
  {
    name: 'a provider of messages is slow',
    sees: 'messages come later by the time that it is waited for (10 s), then by the next provider',
    heals: 'its circuit opens and the next one is asked; it is tried again by and by',
    lastsSeconds: 20,
    happen: ({ house }) =>
      lasting(
        20,
        () => setProvider(house, 'timeout', 'sms'),
        () => setProvider(house, 'ok', 'sms'),
      ),
  },
  {
    name: 'all providers of messages fail',
    sees: 'bookings go on; messages wait',
    heals: 'messages are tried again with growing pauses until one takes them',
    lastsSeconds: 15,
    happen: ({ house }) =>
      lasting(
        15,
        () => setProvider(house, 'error500'),
        () => setProvider(house, 'ok'),
      ),
  },
  {
    name: 'the clock jumps ten minutes ahead, and back',
    sees: 'a request of that moment may have to be sent again',
    heals: 'by itself: a clock that jumps is not believed for a minute, and time goes on as it did',
    lastsSeconds: 15,
    happen: ({ clockFile }) =>
      lasting(
        15,
        () => writeFileSync(clockFile, '+600'),
        () => writeFileSync(clockFile, '+0'),
      ),
  },
  {
    name: 'PostgreSQL is restarted',
    sees: 'bookings and searches fail (503) for the time that it is away',
    heals: 'by itself when it is back: connections are opened anew, no process is restarted',
    lastsSeconds: 0,
    happen: ({ host }) => host.restart(),
  },
  {
    name: 'the network to PostgreSQL is cut',
    sees: 'bookings and searches fail (503, 504) within five seconds each, as long as it lasts',
    heals: 'by itself when it is joined again; what was under way is answered then, or sent again',
    lastsSeconds: 15,
    happen: ({ host }) => lasting(15, host.cut, host.join),
  },
  {
    name: "PostgreSQL's disk is full",
    sees: 'bookings fail (503) as long as it is full; searches go on',
    heals: 'by itself when there is room; a server that ended for want of room is started again',
    lastsSeconds: 15,
    happen: ({ host }) =>
      lasting(15, host.fillDisk, async () => {
        host.freeDisk();
        await host.revive();
      }),
  },
  {
    name: 'PostgreSQL dies and its standby takes over',
    sees: 'bookings fail (503) until the standby is the primary',
    heals: 'services find the new primary by themselves: all hosts stand in their connection string',
    lastsSeconds: 0,
    happen: ({ host }) => host.failOver(),
  },
];
