import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { EventLog, ReadRecord, Subscription } from './event-log';

/** What the suite needs of an adapter's surroundings. */
export interface LogWorld {
  /** Another client of the same log, as another process would have. */
  open(): EventLog;
  /** Takes the log away, waits for what is to happen meanwhile, and brings it back; what is under way is cut. */
  outage(meanwhile: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const record = (topic: string, key: string, n: number) => ({
  topic,
  key,
  value: Buffer.from(String(n)),
  headers: { ce_id: `${key}-${n}`, n: String(n) },
});
const numberOf = ({ value }: ReadRecord) => Number(Buffer.from(value).toString());

/** What every event log must do. Each adapter runs it against the real thing. */
export const eventLogConformance = (name: string, openWorld: () => Promise<LogWorld>): void => {
  describe(`${name} as an event log`, () => {
    jest.setTimeout(120_000);
    let world: LogWorld;
    let log: EventLog;
    const ends: (() => Promise<void>)[] = [];
    const topic = () => `test.${randomUUID()}`;
    const reading = async (
      subscription: Omit<Subscription, 'onRecord'>,
      onRecord: Subscription['onRecord'],
      by: EventLog = log,
    ) => {
      const reader = by.subscribe({ ...subscription, onRecord });
      await reader.start();
      ends.push(() => reader.stop());
      return reader;
    };
    const another = async () => {
      const other = world.open();
      await other.start();
      ends.push(() => other.stop());
      return other;
    };

    beforeAll(async () => {
      world = await openWorld();
      log = world.open();
      await log.start();
    });
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });
    afterAll(async () => {
      await log.stop();
      await world.close();
    });

    it('keeps the order of a key and its headers', async () => {
      const at = topic();
      const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      for (let n = 0; n < 40; n++) await log.append(keys.map((key) => record(at, key, n)));
      const seen = new Map<string, number[]>();
      await reading({ group: randomUUID(), topics: [at] }, (one) => {
        seen.set(one.key, [...(seen.get(one.key) ?? []), numberOf(one)]);
        expect(one.headers['ce_id']).toBe(`${one.key}-${numberOf(one)}`);
        return Promise.resolve();
      });
      const expected = Array.from({ length: 40 }, (_, n) => n);
      await eventually(
        () => expect([...seen.values()].map((numbers) => numbers.length)).toEqual(keys.map(() => 40)),
        30_000,
      );
      for (const key of keys) expect(seen.get(key)).toEqual(expected);
    });

    it('replays from the start for a new group, goes on where an old one stopped', async () => {
      const at = topic();
      const group = randomUUID();
      await log.append([0, 1, 2].map((n) => record(at, 'k', n)));
      const first: number[] = [];
      const reader = await reading({ group, topics: [at] }, (one) => Promise.resolve(void first.push(numberOf(one))));
      await eventually(() => expect(first).toEqual([0, 1, 2]));
      await reader.stop();
      await log.append([record(at, 'k', 3)]);
      const [again, anew]: [number[], number[]] = [[], []];
      await reading({ group, topics: [at] }, (one) => Promise.resolve(void again.push(numberOf(one))));
      await reading({ group: randomUUID(), topics: [at] }, (one) => Promise.resolve(void anew.push(numberOf(one))));
      await eventually(() => expect({ again, anew }).toEqual({ again: [3], anew: [0, 1, 2, 3] }));
      const all: number[] = [];
      for await (const one of log.readAll(at)) all.push(numberOf(one));
      expect(all).toEqual([0, 1, 2, 3]);
    });

    it('a second member takes its share in mid-stream, and gives it back when it leaves; nothing is lost and the order stays', async () => {
      const at = topic();
      const group = randomUUID();
      const keys = Array.from({ length: 24 }, (_, n) => `key-${n}`);
      const last = new Map<string, number>();
      const byMember = [0, 0];
      const take = (member: 0 | 1) => (one: ReadRecord) => {
        const before = last.get(one.key) ?? -1;
        // At least once: what was read but not yet noted may come again, never something before it was.
        expect(numberOf(one)).toBeLessThanOrEqual(before + 1);
        last.set(one.key, Math.max(before, numberOf(one)));
        byMember[member] = (byMember[member] ?? 0) + 1;
        return Promise.resolve();
      };
      const complete = (n: number) =>
        eventually(() => expect([...last.values()].filter((seen) => seen === n)).toHaveLength(keys.length));
      const append = (n: number) => log.append(keys.map((key) => record(at, key, n)));
      await append(0);
      await reading({ group, topics: [at] }, take(0));
      await complete(0);
      const other = await another();
      const second = await reading({ group, topics: [at] }, take(1), other);
      let n = 1;
      await eventually(async () => {
        await append(n++);
        expect(byMember[1]).toBeGreaterThan(0);
      });
      await complete(n - 1);
      await second.stop();
      for (let more = 0; more < 5; more++) await append(n++);
      await complete(n - 1);
    });

    it('what failed comes again, and nothing behind it in its partition before it', async () => {
      const at = topic();
      await log.append([0, 1, 2].map((n) => record(at, 'k', n)));
      const tries: number[] = [];
      let broken = true;
      await reading({ group: randomUUID(), topics: [at] }, (one) => {
        tries.push(numberOf(one));
        if (numberOf(one) === 1 && broken) {
          broken = false;
          return Promise.reject(new Error('not now'));
        }
        return Promise.resolve();
      });
      await eventually(() => expect(tries.at(-1)).toBe(2));
      expect(tries.indexOf(2)).toBeGreaterThan(tries.lastIndexOf(1));
      expect(tries.filter((one) => one === 1).length).toBeGreaterThanOrEqual(2);
    });

    it('a tail sees what comes from now on, in every process', async () => {
      const at = topic();
      await log.append([record(at, 'k', 0)]);
      const other = await another();
      const seen: number[][] = [[], []];
      await reading({ topics: [at] }, (one) => Promise.resolve(void seen[0]?.push(numberOf(one))));
      await reading({ topics: [at] }, (one) => Promise.resolve(void seen[1]?.push(numberOf(one))), other);
      let n = 1;
      await eventually(async () => {
        await log.append([record(at, 'k', n++)]);
        expect(seen.every((numbers) => numbers.length > 0)).toBe(true);
      });
      for (const numbers of seen) expect(numbers).not.toContain(0);
    });

    it('a reader without a group reads everything from the start when it is asked to, and goes on with what comes', async () => {
      const at = topic();
      await log.append([0, 1].map((n) => record(at, 'k', n)));
      const seen: number[] = [];
      await reading({ topics: [at], from: 'start' }, (one) => Promise.resolve(void seen.push(numberOf(one))));
      await eventually(() => expect(seen).toEqual([0, 1]));
      await log.append([record(at, 'k', 2)]);
      await eventually(() => expect(seen).toEqual([0, 1, 2]));
    });

    it('lives through an outage during traffic: nothing appended is lost, and reading goes on', async () => {
      const at = topic();
      const seen = new Set<number>();
      await reading({ group: randomUUID(), topics: [at] }, (one) => Promise.resolve(void seen.add(numberOf(one))));
      const appended: number[] = [];
      let running = true;
      let failures = 0;
      const traffic = (async () => {
        // As a relay does: what could not be appended is tried again together with what came since.
        let backlog: number[] = [];
        for (let n = 0; running || backlog.length; n++) {
          backlog.push(n);
          try {
            await log.append(backlog.map((one) => record(at, `k${one % 5}`, one)));
            appended.push(...backlog);
            backlog = [];
          } catch {
            failures++;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        }
      })();
      await eventually(() => expect(seen.size).toBeGreaterThan(5));
      await world.outage(() => eventually(() => expect(failures).toBeGreaterThan(0)));
      const before = appended.length;
      await eventually(() => expect(appended.length).toBeGreaterThan(before + 5));
      running = false;
      await traffic;
      await eventually(() => expect(appended.filter((n) => !seen.has(n))).toEqual([]));
    });
  });
};
