import { callers, eventually, keysHeard, likeness, loudness, phones, readWav, register } from '@civicline/testkit';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openWorld } from './world';

type World = Awaited<ReturnType<typeof openWorld>>;
let world: World;
let prompts: string;
beforeAll(async () => {
  world = await openWorld();
  prompts = mkdtempSync(path.join(os.tmpdir(), 'civicline-prompts-'));
  const script = path.resolve(__dirname, '../../../deploy/asterisk/prompts.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, prompts], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
});
afterEach(() => world.closeAll());
afterAll(async () => {
  rmSync(prompts, { recursive: true, force: true });
  await world.asterisk.drop();
});

const prompt = (name: string) => readWav(readFileSync(path.join(prompts, 'vi', `${name}.wav`)));

test('eleven of fifteen callers get a line; four are told that all are busy, and are seen as blocked', async () => {
  const { ari, of } = world.application();
  ari.onEvent(async (event) => {
    if (event.type !== 'StasisStart') return;
    const channelId = event.channel.id;
    if (event.args[2] === 'blocked') await ari.channels.hangup({ channelId, reason_code: '17' });
    else await ari.channels.answer({ channelId });
  });
  await ari.start();
  const calling = await callers(world.asterisk, { count: 15, rate: 200, talkMs: 20_000 });
  await eventually(() => expect(of('StasisStart')).toHaveLength(15));
  await eventually(() => expect(of('StasisEnd')).toHaveLength(4));
  const blocked = of('StasisStart').filter(({ args }) => args[2] === 'blocked');
  expect(blocked).toHaveLength(4);
  expect(new Set(of('StasisStart').map(({ args }) => args[1])).size).toBe(15);
  expect(await ari.channels.list()).toHaveLength(11);

  // A line that is free again is given to the next, and a call out takes one as well.
  const [up] = await ari.channels.list();
  await ari.channels.hangup({ channelId: up?.id ?? '' });
  await eventually(async () => expect(await ari.channels.list()).toHaveLength(10));
  const out = await phones(world.asterisk.trunk, { count: 1, seconds: 30, ringMs: 10 });
  await ari.channels.originate({
    endpoint: 'PJSIP/02513822999@trunk',
    app: 'intake',
    callerId: '1022',
    variables: { 'GROUP()': 'trunk' },
  });
  await eventually(() => expect(of('StasisStart')).toHaveLength(16));
  const late = await callers(world.asterisk, { count: 1, rate: 1, talkMs: 100 });
  expect(await late.done).toMatchObject({ answered: 0, busy: 1 });
  await world.hangUpAll();
  expect(await calling.done).toEqual({ answered: 11, busy: 4, tired: 0, hungUpOn: 11 });
  expect(await out.done).toMatchObject({ rung: 1, answered: 1 });
});

test('whoever comes while no application is there rings until one is', async () => {
  const early = await callers(world.asterisk, { count: 2, rate: 10, talkMs: 200 });
  const { ari, of } = world.application();
  await eventually(async () => expect(await ari.channels.list()).toHaveLength(2));
  ari.onEvent(async (event) => {
    if (event.type === 'StasisStart') await ari.channels.answer({ channelId: event.channel.id });
  });
  await ari.start();
  expect(await early.done).toMatchObject({ answered: 2, tired: 0 });
  expect(of('StasisStart')).toHaveLength(2);
});

test('a caller hears the prompt that is played, and is heard pressing keys', async () => {
  const { ari, of } = world.application();
  await ari.start();
  const keys = [
    { key: '5', afterMs: 2_000 },
    { key: '1', afterMs: 200 },
    { key: '#', afterMs: 200 },
  ];
  const calling = await callers(world.asterisk, { count: 1, rate: 1, talkMs: 20_000, keys });
  await eventually(() => expect(of('StasisStart')).toHaveLength(1));
  const channelId = of('StasisStart')[0]?.channel.id ?? '';
  await ari.channels.answer({ channelId });
  // What goes out to the caller, as the telephone has it.
  await ari.channels.snoopChannelWithId({ channelId, snoopId: 'ear', app: 'intake', spy: 'out' });
  await eventually(() => expect(of('StasisStart')).toHaveLength(2));
  await ari.channels.record({ channelId: 'ear', name: 'ear', format: 'wav', ifExists: 'overwrite' });
  await ari.channels.play({
    channelId,
    media: ['sound:custom/vi/call-back-offer', 'sound:custom/vi/call-back-confirm'],
  });
  await eventually(() => expect(of('PlaybackFinished')).toHaveLength(1));
  await ari.channels.sendDTMF({ channelId, dtmf: '159' });
  await eventually(() =>
    expect(
      of('ChannelDtmfReceived')
        .map(({ digit }) => digit)
        .join(''),
    ).toContain('51#'),
  );
  await ari.recordings.stop({ recordingName: 'ear' });
  await eventually(() => expect(of('RecordingFinished')).toHaveLength(1));
  const heard = readWav(await ari.recordings.getStoredFile({ recordingName: 'ear' }));
  await ari.recordings.deleteStored({ recordingName: 'ear' });

  expect(loudness(heard.samples)).toBeGreaterThan(0.02);
  expect(likeness(heard, prompt('call-back-offer'))).toBeGreaterThan(0.8);
  expect(likeness(heard, prompt('call-back-confirm'))).toBeGreaterThan(0.8);
  expect(likeness(heard, prompt('goodbye'))).toBeLessThan(0.7);
  expect(keysHeard(heard)).toBe('');
  await world.hangUpAll();
  await calling.done;
});

test('an agent’s telephone registers, rings and talks with the caller through a bridge', async () => {
  const { ari, of } = world.application();
  await ari.start();
  const at = '127.0.0.1:15161';
  await register(world.asterisk, ['101', '102'], at);
  const answering = await phones(at, { count: 1, seconds: 30, ringMs: 50 });
  const calling = await callers(world.asterisk, { count: 1, rate: 1, talkMs: 500 });
  await eventually(() => expect(of('StasisStart')).toHaveLength(1));
  const caller = of('StasisStart')[0]?.channel.id ?? '';
  await ari.channels.answer({ channelId: caller });
  await ari.bridges.createWithId({ bridgeId: 'pair', type: 'mixing' });
  await ari.channels.originate({ endpoint: 'PJSIP/101', app: 'intake', channelId: 'agent', originator: caller });
  await eventually(() => expect(of('StasisStart').map(({ channel }) => channel.id)).toContain('agent'));
  await ari.bridges.addChannel({ bridgeId: 'pair', channel: [caller, 'agent'] });
  await eventually(() => expect(of('ChannelEnteredBridge')).toHaveLength(2));
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 0 });
  await eventually(() => expect(of('ChannelLeftBridge')).not.toHaveLength(0));
  await ari.channels.hangup({ channelId: 'agent' });
  await ari.bridges.destroy({ bridgeId: 'pair' });
  expect(await answering.done).toEqual({ rung: 1, answered: 1, cancelled: 0 });
});

test('Asterisk is killed and comes again: the application is attached, and no call is left', async () => {
  const { ari, of } = world.application();
  const up: number[] = [];
  ari.onAttached(async () => void up.push((await ari.channels.list()).length));
  await ari.start();
  const calling = await callers(world.asterisk, { count: 3, rate: 10, talkMs: 1_000 });
  await eventually(() => expect(of('StasisStart')).toHaveLength(3));
  await world.asterisk.restart();
  await eventually(() => expect([up.at(-1), up.length > 1, ari.ready()]).toEqual([0, true, true]));
  await calling.kill();
  const next = await callers(world.asterisk, { count: 1, rate: 1, talkMs: 100 });
  await eventually(() => expect(of('StasisStart')).toHaveLength(4));
  await ari.channels.answer({ channelId: of('StasisStart')[3]?.channel.id ?? '' });
  expect(await next.done).toMatchObject({ answered: 1 });
});
