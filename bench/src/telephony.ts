import { freePort, phones, realAsterisk, register } from '@civicline/testkit';
import type { Row } from './measure';
import { against, load, quantile } from './measure';
import { costOf } from './process-cost';
import type { Exchange } from './telephony/exchange';
import { bareLoop, openExchange, ringsFor, someRings } from './telephony/exchange';
import type { Hotline } from './telephony/hotline';
import { startHotline } from './telephony/hotline';

const lines = 11;
const warmUp = 50;
const calls = 300;
const turns = 110;
const waiting = 100;
const holdSeconds = 10;

/** The menu's key for an agent. */
const agentKey = '1';

const sorted = (times: readonly number[]) => [...times].sort((a, b) => a - b);
const quantiles = (times: readonly number[]) => {
  const all = sorted(times);
  return `p50 ${quantile(all, 0.5).toFixed(1)}, p99 ${quantile(all, 0.99).toFixed(1)}`;
};

/** As many at a time as a centre has lines: each calls, is answered, and hangs up. */
const setUps = async (exchange: Exchange) => {
  const one = async () => exchange.hangUp(await exchange.dial());
  await load(warmUp, lines, one);
  return (await load(calls, lines, one)).perSecond;
};

/** From being handed to the application until answered; and from the key until the queue's first word. */
const answers = async (exchange: Exchange) => {
  const answered: number[] = [];
  const queued: number[] = [];
  for (let n = 0; n < turns; n++) {
    const handed = exchange.next((event) => event.type === 'ChannelDialplan' && event.dialplan_app === 'Stasis');
    const up = exchange.next(
      (event) => event.type === 'ChannelStateChange' && event.channel.state === 'Up' && event.channel.id.endsWith('-2'),
    );
    const channel = await exchange.dial();
    answered.push((await up) - (await handed));
    const said = exchange.next(
      (event) => event.type === 'PlaybackStarted' && /please-hold/.test(event.playback.media_uri),
    );
    const pressed = exchange.next(
      (event) => event.type === 'ChannelDtmfReceived' && event.channel.id === `${channel}-2`,
    );
    await exchange.press(channel, agentKey);
    queued.push((await said) - (await pressed));
    await exchange.hangUp(channel);
  }
  return { answered, queued };
};

/** One caller waits, and an agent becomes free. */
const ringing = async (exchange: Exchange, hotline: Hotline) => {
  const times: number[] = [];
  for (let n = 0; n < turns; n++) {
    const agent = hotline.agents[n % hotline.agents.length] ?? '';
    const channel = await exchange.dial();
    const waits = exchange.next(
      (event) => event.type === 'PlaybackStarted' && /please-hold/.test(event.playback.media_uri),
    );
    await exchange.press(channel, agentKey);
    await waits;
    const rings = exchange.next(ringsFor(channel));
    const free = performance.now();
    await hotline.ready(agent);
    times.push((await rings) - free);
    await exchange.hangUp(channel);
    await hotline.rest(agent);
  }
  return times;
};

/** Asterisk's own queue: all telephones busy, one caller waits, one of the others hangs up. */
const peerRinging = async (exchange: Exchange) => {
  const times: number[] = [];
  const talking: string[] = [];
  for (let n = 0; n < lines; n++) {
    const taken = exchange.next(
      (event) =>
        event.type === 'ChannelStateChange' && event.channel.state === 'Up' && event.channel.name.startsWith('PJSIP/1'),
    );
    talking.push(await exchange.dial('queue@peer'));
    await taken;
  }
  for (let n = 0; n < lines * 2; n++) {
    talking.push(await exchange.dial('queue@peer'));
    const rings = exchange.next(someRings);
    const free = performance.now();
    await exchange.hangUp(talking.shift() ?? '');
    times.push((await rings) - free);
  }
  for (const channel of talking) await exchange.hangUp(channel);
  return times;
};

/** What so many who wait in the queue cost. */
const crowd = async (exchange: Exchange, pid: number) => {
  const before = costOf(pid);
  const channels = await Promise.all(Array.from({ length: waiting }, () => exchange.dial()));
  for (const channel of channels) await exchange.press(channel, agentKey);
  const began = costOf(pid);
  await new Promise((resolve) => setTimeout(resolve, holdSeconds * 1_000));
  const now = costOf(pid);
  for (const channel of channels) await exchange.hangUp(channel);
  const percent = ((now.cpuSeconds - began.cpuSeconds) / holdSeconds) * 100;
  return `${percent.toFixed(0)} % of a processor, ${(now.megabytes - before.megabytes).toFixed(0)} MB more`;
};

/**
 * A real Asterisk whose callers are channels of its own, so that nothing outside is slow. The bare loop and the house answer the same callers,
 * one after the other in one run; Asterisk's own queue has the same eleven telephones.
 */
export const benchTelephony = async (runs: number): Promise<Row[]> => {
  const asterisk = await realAsterisk();
  const plain = await openExchange(asterisk, { all: false });
  const more = { variable: 'LINES' };
  await plain.ari.asterisk.setGlobalVar({ ...more, value: '1000' });
  const bare = await bareLoop(asterisk);
  const floor: number[] = [];
  for (let n = 0; n < runs; n++) floor.push(await setUps(plain));
  await bare.stop();

  const extensions = Array.from({ length: lines }, (_, n) => String(101 + n));
  const at = `127.0.0.1:${await freePort()}`;
  await register(asterisk, extensions, at);
  const answering = await phones(at, { count: 1_000, seconds: 600, ringMs: 50 });
  const hotline = await startHotline(asterisk, extensions);
  const ours: number[] = [];
  for (let n = 0; n < runs; n++) ours.push(await setUps(plain));
  const cost = await crowd(plain, hotline.pid());
  await plain.close();

  const exchange = await openExchange(asterisk, { all: true });
  const { answered, queued } = await answers(exchange);
  const rings = await ringing(exchange, hotline);
  await hotline.stop();
  const peer = await peerRinging(exchange);
  await exchange.ari.asterisk.setGlobalVar({ ...more, value: String(lines) });
  await exchange.close();
  await answering.kill();
  await asterisk.drop();
  const row = (what: string, mine: string, goal = '', theirs = ''): Row => ({
    what,
    floor: theirs,
    ours: mine,
    ratio: '',
    goal,
  });
  return [
    against(`calls set up, ${lines} at a time, against a bare ARI loop`, floor, ours, 'calls/s', '>= 0.9'),
    row('handed to the application -> answered, ms', quantiles(answered)),
    row('key for an agent -> queued, ms', quantiles(queued)),
    row('agent free -> telephone rings, against app_queue, ms', quantiles(rings), 'p99 < 50', quantiles(peer)),
    row(`call-intake, ${waiting} callers waiting`, cost),
  ];
};
