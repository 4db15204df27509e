import type { AriEvent, Channel } from '@civicline/ari';
import { parsePhone } from '@civicline/vietnamese';
import type { Input } from '../../domain/phone/flow';
import { flowIdOf, isOurs } from '../../domain/phone/flow';

/** What an event means, and which call it concerns. */
export interface Meant {
  readonly id: string;
  readonly input: Input;
}

/** Stasis(app, number called, number of the caller [, blocked]). */
const came = (channel: string, [dialled = '', caller = '', how]: readonly string[]): Meant => ({
  id: channel,
  input: {
    kind: how === 'blocked' ? 'blocked' : 'arrived',
    channel,
    dialled,
    number: parsePhone(caller)?.e164 ?? '',
  },
});

/** A channel that waits in our application, as if it came now; undefined: it is not there. */
export const standing = (
  { id, dialplan: { app_name: name, app_data: data } }: Channel,
  app: string,
): Meant | undefined => {
  const [where, ...args] = data.split(',');
  return name === 'Stasis' && where === app && !isOurs(id) ? came(id, args) : undefined;
};

/** Q.850's causes begin above it. */
const unspecified = 0;

export const meantBy = (event: AriEvent): Meant | undefined => {
  if (event.type === 'StasisStart') {
    const { id } = event.channel;
    return isOurs(id) ? { id: flowIdOf(id), input: { kind: 'up', channel: id } } : came(id, event.args);
  }
  if (event.type === 'ChannelDestroyed') {
    const { channel, cause } = event;
    return { id: flowIdOf(channel.id), input: { kind: 'gone', channel: channel.id, cause } };
  }
  // It has left us: whether it is destroyed after that is not always said.
  if (event.type === 'StasisEnd') {
    const { channel } = event;
    return { id: flowIdOf(channel.id), input: { kind: 'gone', channel: channel.id, cause: unspecified } };
  }
  if (event.type === 'ChannelDtmfReceived') {
    const { channel, digit } = event;
    return { id: flowIdOf(channel.id), input: { kind: 'key', channel: channel.id, digit } };
  }
  if (event.type !== 'PlaybackFinished') return undefined;
  const { id } = event.playback;
  return isOurs(id) ? { id: flowIdOf(id), input: { kind: 'played', playback: id } } : undefined;
};
