import { freePort, phones, realAsterisk, register } from '@civicline/testkit';
import type { Row } from './measure';
import { against } from './measure';
import { costOf } from './process-cost';
import type { Exchange } from './telephony/exchange';
import { bareLoop, openExchange, ringsFor, someRings } from './telephony/exchange';
import type { Hotline } from './telephony/hotline';
import { startHotline } from './telephony/hotline';
import { quantiles, setUpCalls } from './telephony/set-ups';
import { shareOf, workers } from './telephony/share';

const lines = 11;
const calls = 300;
/** Calls a second, for so many seconds. */
const offers = [20, 50, 100];
const offerSeconds = 6;
const turns = 110;
const waiting = 100;
const holdSeconds = 10;

/** The menu's key for an agent. */
const agentKey = '1';

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

/** Calls a second, and the share of each who works for one: all of them the same number of times. */
const measureSetUps = async (
  runs: number,
  setUps: ReturnType<typeof setUpCalls>,
  who: Readonly<Record<string, readonly number[]>>,
) => {
  const perSecond: number[] = [];
  const work = async () => {
    for (let n = 0; n < runs; n++) perSecond.push(await setUps.atOnce(calls, lines));
  };
  const share = await shareOf(who, runs * calls, work);
  const offered: string[] = [];
  for (const each of offers) offered.push(quantiles(await setUps.offered(each, offerSeconds)));
  return { perSecond, share, offered };
};

/**
 * A real Asterisk whose callers are channels of its own, so that nothing outside is slow. The bare loop and the house answer and greet the same
 * callers, one after the other in one run; Asterisk's own queue has the same eleven telephones.
 */
export const benchTelephony = async (runs: number): Promise<Row[]> => {
  const asterisk = await realAsterisk();
  const plain = await openExchange(asterisk, { all: false });
  const more = { variable: 'LINES' };
  await plain.ari.asterisk.setGlobalVar({ ...more, value: '1000' });
  const bare = await bareLoop(asterisk);
  const floor = await measureSetUps(runs, setUpCalls(plain, plain.empty), workers());
  await bare.stop();

  const extensions = Array.from({ length: lines }, (_, n) => String(101 + n));
  const at = `127.0.0.1:${await freePort()}`;
  await register(asterisk, extensions, at);
  const answering = await phones(at, { count: 1_000, seconds: 600, ringMs: 50 });
  const hotline = await startHotline(asterisk, extensions);
  const settled = async (n: number) => {
    await plain.empty();
    await hotline.recorded(n);
  };
  const ours = await measureSetUps(runs, setUpCalls(plain, settled), workers(hotline));
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
    against(
      `calls set up and recorded, ${lines} at a time, against a bare ARI loop`,
      floor.perSecond,
      ours.perSecond,
      'calls/s',
      '>= 0.9',
    ),
    row('  ms of a processor a call (warming up too)', ours.share, '', floor.share),
    ...offers.map((each, n) =>
      row(`  ${each} calls/s offered: dialled -> answered, ms`, ours.offered[n] ?? '', '', floor.offered[n] ?? ''),
    ),
    row('handed to the application -> answered, ms', quantiles(answered)),
    row('key for an agent -> queued, ms', quantiles(queued)),
    row('agent free -> telephone rings, against app_queue, ms', quantiles(rings), 'p99 < 50', quantiles(peer)),
    row(`call-intake, ${waiting} callers waiting`, cost),
  ];
};
