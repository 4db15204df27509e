import { directory, topics } from '@civicline/contracts';
import { Fault } from '@civicline/service-kit';
import type { RealPostgres } from '@civicline/testkit';
import { eventually, otlpReceiver, realPostgres } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { EventLog, Handlers, ReadRecord, SelectiveEffect } from '../src';
import { announce, consume, deadLetters, relay, replayDeadLetter } from '../src';
import type { LogWorld } from '../src/conformance';
import { runProcess } from './process/run';
import { effectsOn, happened, log, openService, takeEffect } from './world';

export interface Carrier extends LogWorld {
  /** As openEventLog takes it. */
  readonly spec: string;
}

const collect = async (records: AsyncIterable<ReadRecord>, key: string) => {
  const found: ReadRecord[] = [];
  for await (const record of records) if (record.key === key) found.push(record);
  return found;
};

/** The way of an event from one service's transaction into another's, over a carrier. */
export const deliveryOver = (name: string, openCarrier: () => Promise<Carrier>): void => {
  describe(`delivery over ${name}`, () => {
    let postgres: RealPostgres;
    let carrier: Carrier;
    const ends: (() => Promise<void>)[] = [];
    const started = async <T extends { start(): Promise<void>; stop(): Promise<void> }>(piece: T): Promise<T> => {
      await piece.start();
      ends.push(() => piece.stop());
      return piece;
    };
    const open = async () => {
      const { store, events } = openService(postgres.url, carrier.spec);
      return { store: await started(store), events: await started(events) };
    };
    const opened = async () => {
      const service = await open();
      await started(relay({ store: service.store, log: service.events, logger: log }));
      return service;
    };
    type Service = Awaited<ReturnType<typeof open>>;
    const listen = ({ store }: Service, events: EventLog, handlers: Handlers, group: string = randomUUID()) =>
      started(consume({ store, log: events, group, logger: log, handlers }));
    const onOffice = (handle: (subject: string, officeId: string) => Promise<void>): Handlers => ({
      'civicline.office.changed.v1': ({ subject, data }) => handle(subject, data.office?.id ?? ''),
    });

    beforeAll(async () => {
      [postgres, carrier] = await Promise.all([realPostgres(), openCarrier()]);
    });
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });
    afterAll(async () => {
      await carrier.close();
      await postgres.drop();
    });

    it('what was rolled back is never announced, what was committed takes effect once, however often it comes', async () => {
      const service = await opened();
      const { store, events } = service;
      await started(relay({ store, log: events, logger: log }));
      await listen(service, events, takeEffect);
      const subject = randomUUID();
      const [twice, last] = [happened(subject), happened(subject)];
      const undone = store.transaction((tx) =>
        announce(tx, happened(subject)).then(() => Promise.reject(new Error('no'))),
      );
      await expect(undone).rejects.toThrow('no');
      for (const event of [twice, twice, last]) await store.transaction((tx) => announce(tx, event));
      await eventually(async () => expect(await effectsOn(store, subject)).toEqual([twice.id, last.id]));
      await eventually(async () => expect(await store.query('SELECT FROM outbox')).toEqual([]));
    });

    it('asks first, where an effect asks for it, and remembers nothing of what does not concern it', async () => {
      const service = await opened();
      const { store, events } = service;
      const [subject, group] = [randomUUID(), randomUUID()];
      const [passed, concerning] = [happened(subject), happened(subject)];
      const effect = takeEffect['civicline.office.changed.v1'] as SelectiveEffect<unknown>['effect'];
      await listen(
        service,
        events,
        { 'civicline.office.changed.v1': { concerns: ({ id }) => id === concerning.id, effect } },
        group,
      );
      for (const event of [passed, concerning]) await store.transaction((tx) => announce(tx, event));
      await eventually(async () => expect(await effectsOn(store, subject)).toEqual([concerning.id]));
      const received = await store.query<{ event_id: string }>('SELECT event_id FROM inbox WHERE consumer = $1', [
        group,
      ]);
      expect(received.map((one) => one.event_id)).toEqual([concerning.id]);
    });

    it('a poisonous event is put aside, the ones behind it go on, and its replay takes effect', async () => {
      const service = await opened();
      const { store, events } = service;
      const [subject, group] = [randomUUID(), randomUUID()];
      let poisonous = true;
      const done: string[] = [];
      const handle = (key: string, officeId: string) => {
        if (officeId === 'poison' && poisonous) return Promise.reject(new Error('cannot read 0912345678'));
        if (key === subject) done.push(officeId);
        return Promise.resolve();
      };
      await listen(service, events, onOffice(handle), group);
      const about = (id: string) => ({
        ...happened(subject),
        data: { office: directory.Office.fromPartial({ id }) },
      });
      await store.transaction((tx) => announce(tx, about('poison'), about('behind')));
      await eventually(() => expect(done).toEqual(['behind']));
      const lettersOf = async (about: string) =>
        (await deadLetters(events, topics.office)).filter((letter) => letter.subject === about);
      const [letter, ...more] = await lettersOf(subject);
      expect(more).toEqual([]);
      const [origin] = await collect(events.readAll(topics.office), subject);
      expect(letter).toMatchObject({ group, attempts: 6, reason: 'Error: cannot read [phone]', replayedAt: undefined });
      expect(letter?.record.headers).toMatchObject({
        ...origin?.headers,
        'x-dlq-group': group,
        'x-dlq-attempts': '6',
        'x-dlq-reason': 'Error: cannot read [phone]',
        'x-dlq-topic': topics.office,
        'x-dlq-partition': String(origin?.partition),
        'x-dlq-offset': String(origin?.offset),
      });
      poisonous = false;
      if (letter) await replayDeadLetter(events, letter);
      await eventually(() => expect(done).toEqual(['behind', 'poison']));
      expect(await lettersOf(subject)).toMatchObject([{ id: letter?.id, replayedAt: expect.any(String) as string }]);
    });

    it('an event whose dependency is away waits for it and holds up its own partition only', async () => {
      const service = await opened();
      const [waiting, free] = [randomUUID(), randomUUID()];
      let away = true;
      const done: string[] = [];
      const handle = (subject: string) => {
        if (subject === waiting && away) return Promise.reject(new Fault('unavailable', 'away'));
        done.push(subject);
        return Promise.resolve();
      };
      await listen(service, service.events, onOffice(handle));
      await service.store.transaction((tx) => announce(tx, happened(waiting)));
      // One of so many keys lies in another partition.
      const others = [free, ...Array.from({ length: 30 }, () => randomUUID())];
      await service.store.transaction((tx) => announce(tx, ...others.map((subject) => happened(subject))));
      await eventually(
        () => expect(others.filter((subject) => done.includes(subject)).length).toBeGreaterThan(5),
        60_000,
      );
      expect(done).not.toContain(waiting);
      away = false;
      await eventually(() => expect(done).toEqual(expect.arrayContaining([waiting, ...others])));
      const letters = await deadLetters(service.events, topics.office);
      expect(letters.filter(({ subject }) => subject === waiting)).toEqual([]);
    });

    it('a consumer killed between effect and commit is followed by one that takes no event twice and leaves none out', async () => {
      const service = await opened();
      const { store, events } = service;
      const [subject, group] = [randomUUID(), randomUUID()];
      const [first, second] = [happened(subject), happened(subject)];
      await store.transaction((tx) => announce(tx, first, second));
      const dying = runProcess('consumer-killed.ts', [postgres.url, carrier.spec, group, subject]);
      expect(await dying.ended).toBe('SIGKILL');
      expect(await effectsOn(store, subject)).toEqual([first.id]);
      const came: (string | undefined)[] = [];
      const watched: EventLog = {
        ...events,
        subscribe: (subscription) =>
          events.subscribe({
            ...subscription,
            onRecord: (record, signal) => {
              if (record.key === subject) came.push(record.headers['ce_id']);
              return subscription.onRecord(record, signal);
            },
          }),
      };
      await listen(service, watched, takeEffect, group);
      await eventually(async () => expect(await effectsOn(store, subject)).toEqual([first.id, second.id]));
      expect(came).toEqual([first.id, second.id]);
    });

    it('a relay killed between publishing and removing is followed by one that publishes again; the effect is one', async () => {
      const service = await open();
      const { store, events } = service;
      const [subject, id] = [randomUUID(), randomUUID()];
      const dying = runProcess('relay-killed.ts', [postgres.url, carrier.spec, subject, id]);
      expect(await dying.ended).toBe('SIGKILL');
      await started(relay({ store, log: events, logger: log }));
      const end = happened(subject);
      await store.transaction((tx) => announce(tx, end));
      await eventually(async () => expect(await store.query('SELECT FROM outbox')).toEqual([]));
      const published = await collect(events.readAll(topics.office), subject);
      expect(published.map(({ headers }) => headers['ce_id'])).toEqual([id, id, end.id]);
      await listen(service, events, takeEffect);
      await eventually(async () => expect(await effectsOn(store, subject)).toEqual([id, end.id]));
    });

    it('a backlog of several batches is carried in order, each event once, and the outbox is empty behind it', async () => {
      const { store, events } = await open();
      const subjects = [randomUUID(), randomUUID(), randomUUID()];
      const backlog = Array.from({ length: 1_300 }, (_, n) => happened(subjects[n % subjects.length] ?? ''));
      await store.transaction((tx) => announce(tx, ...backlog));
      await started(relay({ store, log: events, logger: log }));
      await eventually(async () => expect(await store.query('SELECT FROM outbox')).toEqual([]));
      for (const subject of subjects) {
        const published = await collect(events.readAll(topics.office), subject);
        const announced = backlog.filter((event) => event.subject === subject);
        expect(published.map(({ headers }) => headers['ce_id'])).toEqual(announced.map(({ id }) => id));
      }
    });

    it('tells how far a group is behind', async () => {
      const { events } = await open();
      const [topic, group] = [`test.${randomUUID()}`, randomUUID()];
      const records = [0, 1, 2, 3].map((n) => ({ topic, key: `k${n}`, value: Buffer.from(''), headers: {} }));
      await events.append(records);
      expect(await events.lag(group, [topic])).toBe(4);
      await started(events.subscribe({ group, topics: [topic], onRecord: () => Promise.resolve() }));
      await eventually(async () => expect(await events.lag(group, [topic])).toBe(0));
    });

    it('what was asked for and what came of it are one trace', async () => {
      const { store } = await open();
      const collector = await otlpReceiver();
      const [subject, group] = [randomUUID(), randomUUID()];
      const way = ['consume', 'publish'].map((step) => `${step} civicline.office.changed.v1`);
      const ofDatabase = ({ text }: { text: string }) => text.includes('"db.system.name"');
      const stepsOf = (traceId: string | undefined) =>
        collector
          .spans()
          .flatMap((span) => (span.traceId === traceId && !ofDatabase(span) ? [span.name] : []))
          .sort();
      const traced = runProcess('traced.ts', [postgres.url, carrier.spec, group, subject], {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      });
      ends.push(async () => {
        traced.kill();
        await traced.ended;
        await collector.stop();
      });
      await eventually(async () => expect(await effectsOn(store, subject)).toHaveLength(1));
      await eventually(() => {
        const asked = collector.spans().find((span) => span.name === 'asked');
        expect(stepsOf(asked?.traceId)).toEqual(['asked', ...way]);
      });
      // What nobody asked for is a trace of its own, under the name of the timer.
      await eventually(() => {
        const begun = collector.spans().find((span) => span.name === 'look for what is due');
        expect(stepsOf(begun?.traceId)).toEqual([way[0], 'look for what is due', way[1]]);
      });
    });
  });
};
