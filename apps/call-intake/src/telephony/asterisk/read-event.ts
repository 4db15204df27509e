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

/** Asterisk's own word for a line on which no sound has come for too long, and what Q.850 calls that. */
const goneSilent = { soft: 1, cause: 44 };

type HangupRequest = Extract<AriEvent, { type: 'ChannelHangupRequest' }>;

/** Why a channel is being hung up; undefined: not said. What Asterisk does by itself or for us it calls by names of its own (soft). */
const causeOf = ({ soft, cause }: HangupRequest): number | undefined => {
  if (!soft) return cause;
  return cause === goneSilent.soft ? goneSilent.cause : undefined;
};

/** Events in the order in which they came. */
export interface EventReader {
  meantBy(event: AriEvent): Meant | undefined;
  /** It has left us, and the step that says so is yet to be made: nothing is to be done to it any more. */
  isLeaving(channel: string): boolean;
  /** That step stands. */
  hasLeft(channel: string): void;
}

/** Reads events in their order: why a channel goes is said before it does. */
export const eventReader = (): EventReader => {
  const causes = new Map<string, number>();
  const leaving = new Set<string>();
  const read = (event: AriEvent): Meant | undefined => {
    if (event.type === 'ChannelHangupRequest') {
      const cause = causeOf(event);
      if (cause !== undefined) causes.set(event.channel.id, cause);
      return undefined;
    }
    if (event.type !== 'StasisEnd') return meantBy(event);
    // It has left us: whether it is destroyed after that is not always said.
    const { id } = event.channel;
    const cause = causes.get(id) ?? unspecified;
    causes.delete(id);
    leaving.add(id);
    return { id: flowIdOf(id), input: { kind: 'gone', channel: id, cause } };
  };
  return {
    meantBy: read,
    isLeaving: (channel) => leaving.has(channel),
    hasLeft: (channel) => void leaving.delete(channel),
  };
};

const meantBy = (event: AriEvent): Meant | undefined => {
  if (event.type === 'StasisStart') {
    const { id } = event.channel;
    return isOurs(id) ? { id: flowIdOf(id), input: { kind: 'up', channel: id } } : came(id, event.args);
  }
  if (event.type === 'ChannelDestroyed') {
    const { channel, cause } = event;
    return { id: flowIdOf(channel.id), input: { kind: 'gone', channel: channel.id, cause } };
  }
  if (event.type === 'ChannelDtmfReceived') {
    const { channel, digit } = event;
    return { id: flowIdOf(channel.id), input: { kind: 'key', channel: channel.id, digit } };
  }
  if (event.type !== 'PlaybackFinished') return undefined;
  const { id } = event.playback;
  return isOurs(id) ? { id: flowIdOf(id), input: { kind: 'played', playback: id } } : undefined;
};
