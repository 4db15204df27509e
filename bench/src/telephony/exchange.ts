import type { Ari, AriEvent } from '@civicline/ari';
import { openAri } from '@civicline/ari';
import type { RealAsterisk } from '@civicline/testkit';
import { eventually } from '@civicline/testkit';

const app = 'bench';
const longestMs = 60_000;

interface Expected {
  readonly fits: (event: AriEvent) => boolean;
  readonly tell: (at: number) => void;
}

/** Citizens out of Asterisk itself, and ears on all of its channels. */
export interface Exchange {
  readonly ari: Ari;
  /** Resolves when the call is answered; gives its channel, whose other end, `${channel}-2`, is the one that the application has. */
  dial(to?: string): Promise<string>;
  press(channel: string, keys: string): Promise<void>;
  hangUp(channel: string): Promise<void>;
  /** When Asterisk next says something of this kind, by our clock. */
  next(fits: (event: AriEvent) => boolean): Promise<number>;
  /** Resolves when Asterisk has no channel any more. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Whether it says that a telephone rings whose channel the application named after this call. */
export const ringsFor =
  (channel: string) =>
  (event: AriEvent): boolean =>
    event.type === 'ChannelStateChange' &&
    event.channel.state === 'Ringing' &&
    event.channel.id.startsWith(`${channel}-2~a`);

/** Whether any telephone of an agent rings. */
export const someRings = (event: AriEvent): boolean =>
  event.type === 'ChannelStateChange' && event.channel.state === 'Ringing' && event.channel.name.startsWith('PJSIP/1');

export const openExchange = async (asterisk: RealAsterisk, { all }: { readonly all: boolean }): Promise<Exchange> => {
  const ari = openAri({ ...asterisk.ari, app, timeoutMs: longestMs });
  const expected = new Set<Expected>();
  ari.onEvent((event) => {
    const at = performance.now();
    for (const one of expected)
      if (one.fits(event)) {
        expected.delete(one);
        one.tell(at);
      }
  });
  await ari.start();
  if (all) await ari.applications.subscribe({ applicationName: app, eventSource: ['channel:'] });
  const next: Exchange['next'] = (fits) =>
    new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        expected.delete(one);
        reject(new Error('Asterisk did not say so in time'));
      }, longestMs);
      const one: Expected = {
        fits,
        tell: (at) => {
          clearTimeout(limit);
          resolve(at);
        },
      };
      expected.add(one);
    });
  let n = 0;
  const self = Math.random().toString(36).slice(2, 8);
  return {
    ari,
    next,
    dial: async (to = '1022@from-trunk') => {
      // Of one length: Asterisk takes a name with which another one begins for that one.
      const channelId = `${self}-${String(n++).padStart(6, '0')}`;
      const answered = next((event) => event.type === 'StasisStart' && event.channel.id === channelId);
      await ari.channels.originateWithId({
        ...{ channelId, otherChannelId: `${channelId}-2`, endpoint: `Local/${to}/n`, app },
        callerId: `09${String(n).padStart(8, '0')}`,
      });
      await answered;
      return channelId;
    },
    press: (channelId, dtmf) => ari.channels.sendDTMF({ channelId, dtmf }),
    hangUp: (channelId) => ari.channels.hangup({ channelId }),
    empty: () =>
      eventually(async () => {
        const { length } = await ari.channels.list();
        if (length) throw new Error(`${length} channels are left`);
      }, longestMs),
    close: () => ari.stop(),
  };
};

/** What a caller of ours hears first. */
const greeting = ['sound:custom/vi/greeting', 'sound:custom/vi/menu'];

/** Picks up and greets, as the house does, and neither decides nor remembers anything: what Asterisk and its REST interface can do at most. */
export const bareLoop = async (asterisk: RealAsterisk) => {
  const ari = openAri({ ...asterisk.ari, app: 'intake', timeoutMs: longestMs });
  ari.onEvent(async (event) => {
    if (event.type !== 'StasisStart') return;
    const { id: channelId } = event.channel;
    await ari.channels.answer({ channelId });
    await ari.channels.play({ channelId, media: greeting });
  });
  await ari.start();
  return ari;
};
