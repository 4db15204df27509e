/** What this machine hears with, speaks with and rings at; empty: what the browser takes by itself. */
export interface Devices {
  readonly microphone: string;
  readonly speaker: string;
  readonly ringer: string;
}

const keptName = 'civicline.devices';
const any: Devices = { microphone: '', speaker: '', ringer: '' };

export const keptDevices = (): Devices => {
  const kept = localStorage.getItem(keptName);
  return kept ? { ...any, ...(JSON.parse(kept) as Partial<Devices>) } : any;
};

export const keepDevices = (devices: Devices): void => localStorage.setItem(keptName, JSON.stringify(devices));

/** The chosen microphone, or another one when that is not plugged in. Rejects when there is none, or it may not be used. */
export const openMicrophone = async ({ microphone }: Devices): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: {
      ...(microphone ? { deviceId: { ideal: microphone } } : {}),
      echoCancellation: true,
      noiseSuppression: true,
    },
  });

export const closeMicrophone = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/** Whether there is one that may be used; the browser asks its user the first time. */
export const hasMicrophone = async (devices: Devices): Promise<boolean> => {
  const stream = await openMicrophone(devices).catch(() => null);
  if (stream) closeMicrophone(stream);
  return stream !== null;
};

/** An element or a context: not every browser lets it be told where to sound. */
type Sounding = AudioContext | HTMLAudioElement;
type Movable = Sounding & { setSinkId?(id: string): Promise<void> };

/** A speaker that is not plugged in any more is as good as none chosen. */
export const soundAt = async (what: Sounding, device: string): Promise<void> => {
  const { setSinkId } = what as Movable;
  await setSinkId?.call(what, device).catch(() => setSinkId.call(what, ''));
};
