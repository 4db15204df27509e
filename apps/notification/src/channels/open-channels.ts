import type { Clock, Logger, Part } from '@civicline/service-kit';
import { part } from '@civicline/service-kit';
import type { HandOver } from '../commands/send-message';
import type { ProviderState } from './circuits';
import { openCircuits } from './circuits';
import { handOver } from './hand-over';
import type { Provider } from './provider';
import type { ProvidersFile } from './providers-file';
import { smsOverHttp } from './sms-http';
import type { SmppGear } from './sms-smpp';
import { smsOverSmpp } from './sms-smpp';
import type { TokenKeeper } from './zalo-zns';
import { zaloZns } from './zalo-zns';

interface ChannelGear {
  readonly log: Logger;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly circuitOpenMs: number;
  readonly enquireEveryMs: number;
  readonly signal: AbortSignal;
  readonly takeTurn: (messageId: string, provider: Pick<Provider, 'name' | 'perSecond'>) => Promise<boolean>;
  readonly tokens: (provider: string) => TokenKeeper;
  /** Who calls citizens; left out: nobody does. */
  readonly voice: Provider | undefined;
  readonly onReceipt: (provider: string) => SmppGear['onReceipt'];
  readonly onInbound: (provider: string) => SmppGear['onInbound'];
}

/** A provider, how it does, and what it may be asked. */
export interface KnownProvider extends ProviderState {
  readonly perSecond: number;
}

export interface Channels {
  readonly sendSms: HandOver;
  readonly sendZalo: HandOver;
  /** Undefined: nobody is called. */
  readonly sendVoice: HandOver | undefined;
  readonly providers: () => KnownProvider[];
  readonly part: Part;
}

/** The ways to a phone that the settings name, each with its breaker, in one part that starts and stops them. */
export const openChannels = (file: ProvidersFile, gear: ChannelGear): Channels => {
  const { log, clock, timeoutMs, signal, takeTurn } = gear;
  const sms = file.sms.map((one): Provider =>
    one.kind === 'http'
      ? smsOverHttp({ ...one, timeoutMs })
      : smsOverSmpp(one, {
          log,
          clock,
          timeoutMs,
          enquireEveryMs: gear.enquireEveryMs,
          onReceipt: gear.onReceipt(one.name),
          onInbound: gear.onInbound(one.name),
        }),
  );
  const zalo = file.zalo
    ? [zaloZns(file.zalo, { timeoutMs, tokens: gear.tokens(file.zalo.name), now: () => clock.now() })]
    : [];
  const voice = gear.voice ? [gear.voice] : [];
  const names = [
    ...sms.map(({ name }) => ({ name, channel: 'sms' as const })),
    ...zalo.map(({ name }) => ({ name, channel: 'zalo' as const })),
    ...voice.map(({ name }) => ({ name, channel: 'voice' as const })),
  ];
  const circuits = openCircuits(names, clock, gear.circuitOpenMs);
  const all = [...sms, ...zalo, ...voice];
  const over = (providers: readonly Provider[]) =>
    handOver({ providers, circuits, clock, timeoutMs, takeTurn, signal });
  return {
    sendSms: over(sms),
    sendZalo: over(zalo),
    sendVoice: voice.length ? over(voice) : undefined,
    providers: () =>
      circuits.states().map((state) => ({
        ...state,
        perSecond: all.find(({ name }) => name === state.name)?.perSecond ?? 0,
      })),
    part: part({
      name: 'channels',
      start: async () => {
        for (const provider of all) await provider.start?.();
      },
      stop: async () => {
        await Promise.all(all.map((provider) => provider.stop?.()));
      },
    }),
  };
};
