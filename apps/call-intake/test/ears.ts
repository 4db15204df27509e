import { openAri } from '@civicline/ari';
import type { RealAsterisk } from '@civicline/testkit';
import { eventually, readWav, toneShare } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';

/** More of what is heard is this tone than noise makes of any. */
const heardShare = 0.1;

/** Listens in an Asterisk to what somebody there hears. */
export const openEars = async ({ ari: where }: RealAsterisk) => {
  const ari = openAri({ ...where, app: 'ears', timeoutMs: 5_000 });
  const there = new Set<string>();
  const finished = new Set<string>();
  ari.onEvent((event) => {
    if (event.type === 'StasisStart') there.add(event.channel.id);
    if (event.type === 'RecordingFinished') finished.add(event.recording.name);
  });
  await ari.start();

  /** A second of what goes out to a telephone. */
  const hear = async (channelId: string) => {
    const ear = `ear-${randomUUID()}`;
    await ari.channels.snoopChannelWithId({ channelId, snoopId: ear, app: 'ears', spy: 'out' });
    await eventually(() => expect(there).toContain(ear));
    await ari.channels.record({ channelId: ear, name: ear, format: 'wav', maxDurationSeconds: 1 });
    await eventually(() => expect(finished).toContain(ear));
    const sound = readWav(await ari.recordings.getStoredFile({ recordingName: ear }));
    await ari.recordings.deleteStored({ recordingName: ear });
    await ari.channels.hangup({ channelId: ear });
    return sound;
  };
  return {
    ari,
    /** Listens to what somebody hears, until they leave; gives all of it. */
    follow: async (channelId: string) => {
      const ear = `ear-${randomUUID()}`;
      await ari.channels.snoopChannelWithId({ channelId, snoopId: ear, app: 'ears', spy: 'out' });
      await eventually(() => expect(there).toContain(ear));
      await ari.channels.record({ channelId: ear, name: ear, format: 'wav' });
      return async () => {
        await eventually(() => expect(finished).toContain(ear));
        const sound = readWav(await ari.recordings.getStoredFile({ recordingName: ear }));
        await ari.recordings.deleteStored({ recordingName: ear });
        return sound;
      };
    },
    /** Which of these tones somebody hears now. */
    tones: async (channelId: string, ...hertz: readonly number[]): Promise<number[]> => {
      const { samples, rate } = await hear(channelId);
      return hertz.filter((one) => toneShare(samples, rate, one) > heardShare);
    },
    /** Channels of the calls that are up: of citizens, of agents' telephones, of others outside. */
    channels: async () => {
      const ids = (await ari.channels.list()).filter(({ name }) => name.startsWith('PJSIP/')).map(({ id }) => id);
      return {
        caller: ids.find((id) => !id.includes('~')) ?? '',
        agent: ids.find((id) => /~a\d*$/.test(id)) ?? '',
        outside: ids.find((id) => /~o\d+$/.test(id)) ?? '',
      };
    },
    close: ari.stop,
  };
};

export type Ears = Awaited<ReturnType<typeof openEars>>;
