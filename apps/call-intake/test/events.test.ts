import { intake } from '@civicline/contracts';
import { eventMigrations } from '@civicline/events';
import { callContext, logger } from '@civicline/service-kit';
import { coreMigrations, openStore, schemaDrift } from '@civicline/store';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { entities } from '../src/store/entities';
import { migrations } from '../src/store/migrations';
import type { World } from './world';
import { brokenIn, openWorld, rowsOf } from './world';

const { NEW_CALL, IVR, QUEUED, ANSWERED, HUNG_UP, BLOCKED } = intake.TelephonyEventKind;
const { APPLIED, DUPLICATE, NOTED } = intake.ReportEventsResponse_Status;
const { THEIRS } = intake.Distribution;

let world: World;
beforeAll(async () => {
  world = await openWorld({ env: { CIVICLINE_SILENT_MS: '3600000' } });
});
afterAll(() => world.close());
afterEach(async () => expect(await brokenIn(world)).toEqual([]));

it('the entities say what the migrations made', async () => {
  const store = openStore({
    url: world.postgres.url,
    schema: 'intake',
    entities,
    migrations: [...coreMigrations, ...eventMigrations, ...migrations],
    log: logger('test', 'silent'),
  });
  await store.start();
  expect(await schemaDrift(store)).toEqual([]);
  await store.stop();
});

const later = (seconds: number) => new Date(world.clock.now().getTime() + seconds * 1_000);

/** A call that the telephone system distributes, event by event. */
const story = (callId: string) => [
  world.say(callId, NEW_CALL, { eventId: '1', number: '0987 654 321', distribution: THEIRS, at: later(0) }),
  world.say(callId, IVR, { eventId: '2', at: later(1) }),
  world.say(callId, QUEUED, { eventId: '3', queueId: 'NW', at: later(10) }),
  world.say(callId, ANSWERED, { eventId: '4', agent: '101', at: later(40) }),
  world.say(callId, HUNG_UP, { eventId: '5', detail: 'caller', at: later(100) }),
];

it('whatever the order and however often, the same call comes of the same events', async () => {
  const facts = async (events: intake.TelephonyEvent[], oneByOne: boolean) => {
    const outcomes = oneByOne
      ? await events.reduce<Promise<intake.ReportEventsResponse_Outcome[]>>(
          async (before, event) => [...(await before), ...(await world.report(event))],
          Promise.resolve([]),
        )
      : await world.report(...events);
    const { id, sourceId, offers, anomalies, ...rest } = await world.call(outcomes[0]?.callId ?? '');
    expect(offers).toEqual([]);
    expect(sourceId).not.toBe(id);
    return { rest, anomalies, statuses: outcomes.map(({ status }) => status) };
  };
  const straight = await facts(story(randomUUID()), true);
  expect(straight.statuses).toEqual([APPLIED, APPLIED, APPLIED, APPLIED, APPLIED]);
  expect(straight.rest).toMatchObject({
    state: intake.CallState.ENDED,
    outcome: intake.CallOutcome.COMPLETED,
    queueId: 'NW',
    agentId: 'a2',
    number: '+84987654321',
    waitSeconds: 30,
    talkSeconds: 60,
  });
  const atOnce = await facts(story(randomUUID()), false);
  const backwards = await facts(story(randomUUID()).reverse(), true);
  const twice = randomUUID();
  const doubled = await facts([...story(twice), ...story(twice).reverse()], true);
  for (const other of [atOnce, backwards, doubled]) {
    expect(other.rest).toEqual(straight.rest);
    expect(other.anomalies).toEqual([]);
  }
  expect(doubled.statuses.slice(5)).toEqual([DUPLICATE, DUPLICATE, DUPLICATE, DUPLICATE, DUPLICATE]);
});

it('the first word of one call that comes in many times at once makes one call', async () => {
  const callId = randomUUID();
  const outcomes = (await Promise.all(Array.from({ length: 8 }, () => world.report(...story(callId))))).flat();
  expect(new Set(outcomes.map(({ callId: ours }) => ours)).size).toBe(1);
  expect(outcomes.filter(({ status }) => status === APPLIED)).toHaveLength(5);
});

it('what cannot be right is kept, named, and loses nobody', async () => {
  const id = () => randomUUID();
  const [lone] = await world.report(world.say(id(), ANSWERED, { agent: 'nobody', distribution: THEIRS }));
  expect(lone).toMatchObject({ status: APPLIED, anomaly: 'no_new_call' });
  expect((await world.call(lone?.callId ?? '')).anomalies).toEqual(['no_new_call', 'unknown_agent']);

  const twice = id();
  await world.report(world.say(twice, NEW_CALL, { distribution: THEIRS }), world.say(twice, HUNG_UP, { at: later(9) }));
  const [again, answered] = await world.report(
    world.say(twice, HUNG_UP, { at: later(12) }),
    world.say(twice, ANSWERED, { at: later(15), agent: 'a1' }),
  );
  expect(again).toMatchObject({ status: NOTED, anomaly: 'hung_up_twice' });
  expect(answered).toMatchObject({ status: NOTED, anomaly: 'after_end' });
  expect(await world.call(again?.callId ?? '')).toMatchObject({
    outcome: intake.CallOutcome.ABANDONED_IN_IVR,
    agentId: '',
  });

  const back = id();
  await world.report(world.say(back, NEW_CALL, { number: 'kitchen', distribution: THEIRS }));
  const [end] = await world.report(world.say(back, HUNG_UP, { at: later(-3_600) }));
  expect(end).toMatchObject({ status: APPLIED, anomaly: 'clock_back' });
  expect(await world.call(end?.callId ?? '')).toMatchObject({
    number: '',
    anomalies: ['clock_back', 'number_unreadable'],
    waitSeconds: 0,
  });

  const [blocked] = await world.report(world.say(id(), BLOCKED, { number: 'anonymous' }));
  expect(await world.call(blocked?.callId ?? '')).toMatchObject({ outcome: intake.CallOutcome.BLOCKED, number: '' });
  const kept = await rowsOf<{ n: number }>(world, `SELECT count(*)::int AS n FROM call_event WHERE anomaly <> ''`);
  expect(kept[0]?.n).toBeGreaterThanOrEqual(4);
});

it('what cannot be kept at all is refused, with every fault named', async () => {
  const events = [
    world.say('', NEW_CALL),
    intake.TelephonyEvent.fromPartial({ source: 'pbx', callId: 'x', at: new Date('9999-01-01') }),
    world.say('y'.repeat(200), NEW_CALL),
  ];
  await expect(world.client.reportEvents({ events }, world.system())).rejects.toMatchObject({
    violations: [
      { field: 'events[0].callId', rule: 'required' },
      { field: 'events[1].kind', rule: 'required' },
      { field: 'events[1].at', rule: 'format.instant' },
      { field: 'events[2].callId', rule: 'too_long' },
    ],
  });
  const many = Array.from({ length: 501 }, (_, n) => world.say(String(n), NEW_CALL));
  await expect(world.client.reportEvents({ events: many }, world.system())).rejects.toMatchObject({
    violations: [{ field: 'events', rule: 'too_many' }],
  });
  await expect(world.client.reportEvents({ events: [] }, world.agent('a1'))).rejects.toMatchObject({
    reason: 'FORBIDDEN',
  });
  await expect(world.client.getCall({ callId: randomUUID() }, world.agent('a1'))).rejects.toMatchObject({
    reason: 'CALL_NOT_FOUND',
  });
  await expect(
    world.client.getCall({ callId: randomUUID() }, callContext({ caller: { role: 'citizen', id: 'x' } })),
  ).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  await expect(
    world.client.setAgentState({ state: intake.AgentState.BREAK, reason: 'whatever' }, world.agent('a1')),
  ).rejects.toMatchObject({ violations: [{ field: 'reason', rule: 'unknown_value' }] });
  await expect(
    world.client.setAgentState({ state: intake.AgentState.TALKING, reason: '' }, world.agent('a1')),
  ).rejects.toMatchObject({ violations: [{ field: 'state', rule: 'unknown_value' }] });
  await expect(world.ready('nobody')).rejects.toMatchObject({ reason: 'AGENT_NOT_FOUND' });
});

it('a call that its telephone system forgot is over after a while, and has its outcome', async () => {
  const [forgotten] = await world.report(world.say(randomUUID(), NEW_CALL, { distribution: THEIRS }));
  const waiting = await world.arrive();
  world.clock.advance(3_700_000);
  await eventually(async () => {
    expect(await world.call(forgotten?.callId ?? '')).toMatchObject({ outcome: intake.CallOutcome.PHANTOM });
    expect(await world.call(waiting)).toMatchObject({ outcome: intake.CallOutcome.LOST_BY_PBX });
  });
});

it('calls are listed newest first, a page at a time', async () => {
  const from = new Date(world.clock.now());
  const ids = [];
  for (let n = 0; n < 5; n++) {
    world.clock.advance(1_000);
    ids.unshift(await world.arrive(randomUUID(), { number: '0911 222 333' }));
  }
  const seen: string[] = [];
  let pageToken = '';
  do {
    const page = await world.client.listCalls(
      intake.ListCallsRequest.fromPartial({ from, number: '+84911222333', pageSize: 2, pageToken, live: true }),
      world.supervisor(),
    );
    seen.push(...page.calls.map(({ id }) => id));
    pageToken = page.nextPageToken;
  } while (pageToken);
  expect(seen).toEqual(ids);
  await expect(
    world.client.listCalls(intake.ListCallsRequest.fromPartial({ pageToken: 'x' }), world.supervisor()),
  ).rejects.toMatchObject({ violations: [{ field: 'pageToken', rule: 'format' }] });
});

it('the centre is imported whole or not at all, and read back', async () => {
  const centre = await world.client.getCentre({}, world.supervisor());
  expect(centre.queues.map(({ id }) => id)).toEqual(['english', 'general', 'land']);
  expect(centre.dispositions.length).toBeGreaterThan(5);
  const twice = { lines: centre.lines, queues: centre.queues, agents: [] };
  expect(await world.client.importCentre(twice, world.system())).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
  const faulty = intake.ImportCentreRequest.fromPartial({
    queues: [{ id: 'a b' }, { id: 'x', name: { vi: 'X' } }, { id: 'x', name: { vi: 'X' } }],
  } as never);
  await expect(world.client.importCentre(faulty, world.system())).rejects.toMatchObject({
    violations: [
      { field: 'queues[0].id', rule: 'format' },
      { field: 'queues[0].name.vi', rule: 'required' },
      { field: 'queues[2].id', rule: 'duplicate' },
    ],
  });
});
