import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Devices } from './devices';
import { closeMicrophone, openMicrophone } from './devices';

/** A loud voice near the microphone. */
const loud = 0.25;

/** Tells how loud it is, from 0 to 1, with every picture of the screen. */
const listenTo = (stream: MediaStream, tell: (level: number) => void) => {
  const audio = new AudioContext();
  const ear = audio.createAnalyser();
  ear.fftSize = 512;
  audio.createMediaStreamSource(stream).connect(ear);
  const samples = new Float32Array(ear.fftSize);
  let next = 0;
  const look = () => {
    ear.getFloatTimeDomainData(samples);
    const sum = samples.reduce((total, sample) => total + sample * sample, 0);
    tell(Math.min(1, Math.sqrt(sum / samples.length) / loud));
    next = requestAnimationFrame(look);
  };
  look();
  return () => {
    cancelAnimationFrame(next);
    void audio.close();
  };
};

/** What the microphone hears, while somebody looks at it. */
export const Level = ({ devices }: { devices: Devices }) => {
  const { t } = useTranslation();
  const [level, setLevel] = useState(0);
  useEffect(() => {
    let left = false;
    let leave = () => undefined as void;
    const open = async () => {
      const stream = await openMicrophone(devices);
      if (left) return closeMicrophone(stream);
      const deaf = listenTo(stream, setLevel);
      leave = () => {
        deaf();
        closeMicrophone(stream);
      };
    };
    void open().catch(() => undefined);
    return () => {
      left = true;
      leave();
    };
  }, [devices]);
  return <meter className="level" aria-label={t('phone.level')} min={0} max={1} value={level} />;
};
