import { callers, eventually, faultyWire } from '@civicline/testkit';
import { isAriError, isNotFound } from '../src';
import { openWorld } from './world';

type World = Awaited<ReturnType<typeof openWorld>>;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.closeAll());
afterAll(() => world.asterisk.drop());

const wireTo = async (url: string) => {
  const { host, pathname } = new URL(url);
  const wire = await faultyWire(host);
  return { wire, url: `http://${wire.address}${pathname}` };
};

test('is cut and comes again: calls stay up, and the owner looks round before it hears what is new', async () => {
  const { wire, url } = await wireTo(world.asterisk.ari.url);
  const { ari, events, of } = world.application({ url });
  const seen: { readonly up: number; readonly heard: number }[] = [];
  ari.onAttached(async (signal) => {
    const up = await ari.channels.list({}, { signal });
    seen.push({ up: up.length, heard: events.length });
  });
  expect(ari.ready()).toBe(false);
  await ari.start();
  expect(ari.ready()).toBe(true);

  const talking = await callers(world.asterisk, { count: 3, rate: 10, talkMs: 20_000 });
  await eventually(() => expect(of('StasisStart')).toHaveLength(3));
  for (const { channel, args } of of('StasisStart')) {
    expect(args[0]).toBe('1022');
    await ari.channels.answer({ channelId: channel.id });
  }
  await eventually(() =>
    expect(of('ChannelStateChange').filter(({ channel }) => channel.state === 'Up')).toHaveLength(3),
  );
  const heard = events.length;
  wire.cut();
  await eventually(() => expect(seen).toHaveLength(2));
  await eventually(() => expect(ari.ready()).toBe(true));
  expect(seen).toEqual([
    { up: 0, heard: 0 },
    { up: 3, heard },
  ]);
  const [first] = of('StasisStart');
  await ari.channels.hangup({ channelId: first?.channel.id ?? '' });
  await eventually(() => expect(of('StasisEnd')).toHaveLength(1));
  await world.hangUpAll();
  expect(await talking.done).toMatchObject({ answered: 3, hungUpOn: 3 });
  await wire.close();
});

test('a second application of the same name replaces the first, which ends and does not take it back', async () => {
  const [active, standby] = [world.application(), world.application()];
  let replaced = 0;
  active.ari.onReplaced(() => (replaced += 1));
  await active.ari.start();
  const waiting = await callers(world.asterisk, { count: 4, rate: 20, talkMs: 20_000 });
  await eventually(() => expect(active.of('StasisStart')).toHaveLength(4));

  const found: string[] = [];
  standby.ari.onAttached(async () => {
    found.push(...(await standby.ari.channels.list()).map(({ id }) => id));
  });
  await standby.ari.start();
  await eventually(() => expect(replaced).toBe(1));
  expect(active.ari.ready()).toBe(false);
  expect(found.sort()).toEqual(
    active
      .of('StasisStart')
      .map(({ channel }) => channel.id)
      .sort(),
  );

  for (const channelId of found) await standby.ari.channels.answer({ channelId });
  await eventually(() => expect(standby.of('ChannelStateChange')).toHaveLength(4));
  expect(active.of('ChannelStateChange')).toEqual([]);
  expect([standby.ari.ready(), replaced]).toEqual([true, 1]);

  // Told to, it takes it back.
  await active.ari.start();
  await eventually(() => expect(standby.ari.ready()).toBe(false));
  await world.hangUpAll();
  expect(await waiting.done).toMatchObject({ answered: 4 });
  await eventually(() => expect(active.of('StasisEnd')).toHaveLength(4));
});

test('whoever may not attach waits until it may', async () => {
  let mine = true;
  const { wire, url } = await wireTo(world.asterisk.ari.url);
  const asked: boolean[] = [];
  const { ari } = world.application({
    url,
    mayAttach: () => {
      asked.push(mine);
      return mine;
    },
  });
  await ari.start();
  mine = false;
  wire.cut();
  await eventually(() => expect(asked.slice(1, 4)).toEqual([false, false, false]));
  expect(ari.ready()).toBe(false);
  mine = true;
  await eventually(() => expect(ari.ready()).toBe(true));
  await ari.stop();
  mine = false;
  await expect(ari.start()).rejects.toThrow('not to attach to Asterisk now');
  await wire.close();
});

test('says why an operation was not done', async () => {
  const { wire, url } = await wireTo(world.asterisk.ari.url);
  const { ari } = world.application({ url });
  const why = (operation: Promise<unknown>) =>
    operation.then(
      () => 'done',
      (error: unknown) => (isAriError(error) ? `${error.kind} ${error.passing ? 'may pass' : 'stays'}` : String(error)),
    );
  expect(await why(ari.channels.get({ channelId: 'nobody' }))).toBe('not-found stays');
  expect(isNotFound(await ari.channels.hangup({ channelId: 'nobody' }).catch((error: unknown) => error))).toBe(true);
  await ari.bridges.createWithId({ bridgeId: 'why' });
  expect(await why(ari.bridges.addChannel({ bridgeId: 'why', channel: ['nobody'] }))).toBe('not-found stays');
  expect(await why(ari.bridges.destroy({ bridgeId: 'why' }))).toBe('done');
  expect(await why(ari.channels.originate({ endpoint: 'PJSIP/101' }))).toBe('refused stays');
  expect(await why(world.application({ password: 'wrong' }).ari.asterisk.ping())).toBe('refused stays');
  await expect(world.application({ password: 'wrong' }).ari.start()).rejects.toThrow('events.attach');

  wire.stall();
  expect(await why(ari.asterisk.ping({}, { timeoutMs: 50 }))).toBe('deadline may pass');
  expect(await why(ari.asterisk.ping({}, { signal: AbortSignal.timeout(50) }))).toBe('cancelled stays');
  wire.resume();
  expect(await why(ari.asterisk.ping())).toBe('done');
  await wire.close();
  expect(await why(ari.asterisk.ping())).toBe('unavailable may pass');
});

test('what the owner could not find out is asked again, and a handler that throws harms no other event', async () => {
  const { ari, of } = world.application();
  let tries = 0;
  ari.onAttached(() => {
    tries += 1;
    if (tries === 1) throw new Error('the database is away');
  });
  ari.onEvent(() => {
    throw new Error('no');
  });
  await expect(ari.start()).rejects.toThrow('the database is away');
  expect(ari.ready()).toBe(false);
  await ari.start();
  const caller = await callers(world.asterisk, { count: 2, rate: 10, talkMs: 5_000 });
  await eventually(() => expect(of('StasisStart')).toHaveLength(2));
  await world.hangUpAll();
  await caller.done;
});
