import type { Ari } from '@civicline/ari';
import { isNotFound } from '@civicline/ari';
import type { Recorder } from '../../commands/keep-recordings';

/** A file of an hour over a slow line. */
const fetchMs = 60_000;

const orGone = async <T>(operation: Promise<T>): Promise<T | undefined> => {
  try {
    return await operation;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
};

const headBytes = 44;

/** An Asterisk that was killed wrote the sound, but not how long it is: the lengths in the head are made those of the file. */
export const mendHead = (file: Uint8Array): Uint8Array => {
  const wav = Buffer.from(file);
  const isPlain = wav.length > headBytes && wav.toString('latin1', 36, 40) === 'data';
  if (!isPlain) return wav;
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.writeUInt32LE(wav.length - headBytes, 40);
  return wav;
};

/** Asterisk's recordings: files of its own, until they are taken over. */
export const asteriskRecorder = ({ recordings }: Pick<Ari, 'recordings'>): Recorder => ({
  fetch: async (recordingName) => {
    if (await orGone(recordings.getLive({ recordingName }))) {
      await orGone(recordings.stop({ recordingName }));
      return 'running';
    }
    const file = await orGone(recordings.getStoredFile({ recordingName }, { timeoutMs: fetchMs }));
    return file ? mendHead(file) : null;
  },
  clear: async (recordingName) => {
    await orGone(recordings.deleteStored({ recordingName }));
  },
});
