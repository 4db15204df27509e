import type { Ari } from '@civicline/ari';
import { isAriError, isNotFound } from '@civicline/ari';
import type { Logger } from '@civicline/service-kit';
import { setTimeout as pause } from 'node:timers/promises';
import type { Action, Party } from '../../domain/phone/flow';
import { webPhoneOf } from './web-phones';

export interface PhoneSettings {
  readonly app: string;
  /** The endpoint behind which everybody outside is. */
  readonly trunk: string;
}

/** So long is a conversation recorded: as PCM of 16 bits an hour is 58 MB. */
const longestRecordingSeconds = 3_600;

/** As long as it takes somebody to be told that nobody answers: when it stops ringing is decided here, not there. */
const ringSeconds = 300;

/** An agent's telephone in the browser is registered beside the one on the desk, and is meant when it is there. */
const endpointOf = async (ari: Ari, party: Party, { trunk }: PhoneSettings): Promise<string> => {
  if ('number' in party) return `PJSIP/${party.number}@${trunk}`;
  const { phone, mayBeWeb } = party;
  if (phone.includes('/')) return phone;
  if (!mayBeWeb) return `PJSIP/${phone}`;
  const web = await ari.endpoints.get({ tech: 'PJSIP', resource: webPhoneOf(phone) }).catch(() => undefined);
  return web?.state === 'online' ? `PJSIP/${web.resource}` : `PJSIP/${phone}`;
};

/** False: it is there already, from before. */
const unlessThere = async (made: Promise<unknown>): Promise<boolean> => {
  try {
    await made;
    return true;
  } catch (error) {
    if (isAriError(error) && error.kind === 'conflict') return false;
    throw error;
  }
};

const once = async (ari: Ari, action: Action, settings: PhoneSettings): Promise<void> => {
  switch (action.do) {
    case 'answer':
      return ari.channels.answer({ channelId: action.channel });
    case 'play': {
      const { channel: channelId, playback: playbackId, sounds } = action;
      await ari.channels.playWithId({ channelId, playbackId, media: sounds.map((sound) => `sound:custom/${sound}`) });
      return;
    }
    case 'stop':
      return ari.playbacks.stop({ playbackId: action.playback });
    case 'music':
      return ari.channels.startMoh({ channelId: action.channel });
    case 'silence':
      return ari.channels.stopMoh({ channelId: action.channel });
    case 'call': {
      const { channel: channelId, party, shows } = action;
      const endpoint = await endpointOf(ari, party, settings);
      // Whoever we call outside takes a line of the trunk, which the dial plan counts.
      const line = 'number' in party ? { variables: { 'GROUP()': settings.trunk } } : {};
      const { app } = settings;
      await ari.channels.originateWithId({ channelId, endpoint, app, callerId: shows, timeout: ringSeconds, ...line });
      return;
    }
    case 'join': {
      const { bridge: bridgeId, channels } = action;
      await unlessThere(ari.bridges.createWithId({ bridgeId, type: 'mixing' }));
      return ari.bridges.addChannel({ bridgeId, channel: channels });
    }
    case 'part':
      return ari.bridges.removeChannel({ bridgeId: action.bridge, channel: [action.channel] });
    case 'unbridge':
      return ari.bridges.destroy({ bridgeId: action.bridge });
    case 'record': {
      const { bridge: bridgeId, recording: name } = action;
      const maxDurationSeconds = longestRecordingSeconds;
      const begun = ari.bridges.record({ bridgeId, name, format: 'wav', maxDurationSeconds, ifExists: 'fail' });
      if (!(await unlessThere(begun))) await ari.recordings.unpause({ recordingName: name });
      return;
    }
    case 'pause':
      return ari.recordings.pause({ recordingName: action.recording });
    case 'end_recording':
      return ari.recordings.stop({ recordingName: action.recording });
    case 'hang_up':
      return ari.channels.hangup({ channelId: action.channel, reason: action.busy ? 'busy' : 'normal' });
  }
};

/** What follows when something cannot be done: a channel that is not there is gone, one that cannot be called is, too. */
export interface Undone {
  readonly channel: string;
  /** As Q.850 has it. */
  readonly cause: number;
}

const unreachable = 20;
const unspecified = 0;

const undoneBy = (action: Action, error: unknown): Undone | null => {
  if (action.do === 'call') return { channel: action.channel, cause: unreachable };
  if ('channel' in action && isNotFound(error)) return { channel: action.channel, cause: unspecified };
  return null;
};

/** A call that exists already, a channel that is not in the bridge: as good as done. */
const isDone = (action: Action, error: unknown): boolean =>
  isAriError(error) &&
  (error.kind === 'conflict' ? action.do !== 'answer' : error.kind === 'not-found' && !('channel' in action));

const firstMs = 50;
const longestMs = 2_000;

/**
 * Has Asterisk do one thing. When it is slow or refuses for a while it is asked again, as long as `goesOn`: what follows in the
 * same call waits. Returns what is gone, if that is why it cannot be done.
 */
export const perform = async (
  ari: Ari,
  action: Action,
  settings: PhoneSettings,
  { log, goesOn }: { readonly log: Logger; readonly goesOn: () => boolean },
): Promise<Undone | null> => {
  for (let waitMs = firstMs; ; waitMs = Math.min(longestMs, waitMs * 2)) {
    try {
      await once(ari, action, settings);
      return null;
    } catch (error) {
      if (isDone(action, error)) return null;
      // Asterisk says 500 of a telephone that is not registered, and when it cannot record: it will not by asking again.
      const answered = isAriError(error) && error.status !== undefined;
      const passes =
        isAriError(error) && error.passing && action.do !== 'call' && !(action.do === 'record' && answered);
      if (!passes) {
        if (!isAriError(error)) throw error;
        const undone = undoneBy(action, error);
        if (!undone) log.warn({ err: error, action: action.do }, 'Asterisk refused');
        return undone;
      }
      if (!goesOn()) return null;
      log.warn({ err: error, action: action.do }, 'Asterisk did not do it, asking again');
      await pause(waitMs);
    }
  }
};
