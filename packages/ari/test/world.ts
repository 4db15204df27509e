import type { RealAsterisk } from '@civicline/testkit';
import { realAsterisk } from '@civicline/testkit';
import type { Ari, AriEvent, AriEvents, AriOptions } from '../src';
import { openAri } from '../src';

/** An Asterisk, and applications on it that are all stopped at the end, with no call left. */
export const openWorld = async () => {
  const asterisk: RealAsterisk = await realAsterisk();
  const opened: Ari[] = [];
  const application = (options: Partial<AriOptions> = {}) => {
    const ari = openAri({ ...asterisk.ari, app: 'intake', timeoutMs: 5_000, ...options });
    const events: AriEvent[] = [];
    ari.onEvent((event) => void events.push(event));
    opened.push(ari);
    return { ari, events, of: ofType(events) };
  };
  const hangUpAll = async () => {
    const ari = openAri({ ...asterisk.ari, app: 'intake', timeoutMs: 5_000 });
    for (const { id } of await ari.channels.list()) await ari.channels.hangup({ channelId: id }).catch(() => undefined);
    await ari.stop();
  };
  return {
    asterisk,
    application,
    hangUpAll,
    closeAll: async () => {
      await Promise.all(opened.splice(0).map((ari) => ari.stop()));
      await hangUpAll();
    },
  };
};

const ofType =
  (events: readonly AriEvent[]) =>
  <T extends keyof AriEvents>(type: T): readonly AriEvents[T][] =>
    events.filter((event): event is AriEvents[T] => event.type === type);
