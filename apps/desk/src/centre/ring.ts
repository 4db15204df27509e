import { useEffect, useState } from 'react';
import { soundAt } from '../phone/devices';

const mutedName = 'civicline.muted';
const everyMs = 2_400;
let context: AudioContext | undefined;
let ringsAt = '';

/** Browsers let a page sound only after somebody has touched it: any key or click of the agent's day is enough. */
const wake = () => {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
};

/** Two short notes, made here: no file to load at the moment that a caller waits. `ringer`: where they sound, if not where all else does. */
export const chime = (ringer = '') => {
  wake();
  const audio = context;
  if (audio?.state !== 'running') return;
  if (ringer !== ringsAt) {
    ringsAt = ringer;
    void soundAt(audio, ringer);
  }
  for (const [after, pitch] of [
    [0, 659],
    [0.22, 880],
  ] as const) {
    const note = audio.createOscillator();
    const loudness = audio.createGain();
    const begin = audio.currentTime + after;
    note.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, begin);
    loudness.gain.linearRampToValueAtTime(0.25, begin + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.32);
    note.connect(loudness).connect(audio.destination);
    note.start(begin);
    note.stop(begin + 0.35);
  }
};

/** Rings while a call is offered, unless it is muted; the tab's title says it too, for who looks elsewhere. */
export const useRing = (ringing: boolean, title: string, ringer: string) => {
  const [muted, setMuted] = useState(() => localStorage.getItem(mutedName) === 'yes');
  useEffect(() => {
    const events = ['pointerdown', 'keydown'] as const;
    for (const event of events) window.addEventListener(event, wake, { passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, wake);
    };
  }, []);
  useEffect(() => {
    if (!ringing) return undefined;
    const before = document.title;
    document.title = title;
    if (!muted) chime(ringer);
    const timer = setInterval(() => muted || chime(ringer), everyMs);
    return () => {
      clearInterval(timer);
      document.title = before;
    };
  }, [ringing, muted, title, ringer]);
  const mute = (to: boolean) => {
    localStorage.setItem(mutedName, to ? 'yes' : 'no');
    setMuted(to);
  };
  return { muted, mute };
};
