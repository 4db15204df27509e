import { keysHeard, likeness, loudness, readWav, toneShare } from './hearing';

const rate = 8_000;
const tones = (seconds: number, ...hertz: number[]): number[] =>
  Array.from({ length: Math.round(seconds * rate) }, (_, i) =>
    hertz.reduce((sum, one) => sum + 0.3 * Math.sin((2 * Math.PI * one * i) / rate), 0),
  );
const silence = (seconds: number): number[] => tones(seconds);
const sound = (...pieces: number[][]) => ({ samples: Float32Array.from(pieces.flat()), rate });

const wavOf = (samples: readonly number[]): Buffer => {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, i) => file.writeInt16LE(Math.round(sample * 32_767), 44 + 2 * i));
  return file;
};

test('reads what was recorded, and nothing that is no sound', () => {
  const heard = readWav(wavOf(tones(0.5, 400)));
  expect(heard).toMatchObject({ rate, samples: { length: 4_000 } });
  expect(loudness(heard.samples)).toBeCloseTo(0.3 / Math.SQRT2, 2);
  expect(() => readWav(Buffer.from('<html>'))).toThrow('not a WAV file');
});

test('tells a tone from another and from silence', () => {
  const { samples } = sound(tones(0.2, 425));
  expect(toneShare(samples, rate, 425)).toBeGreaterThan(0.95);
  expect(toneShare(samples, rate, 1_000)).toBeLessThan(0.01);
  expect(toneShare(new Float32Array(800), rate, 425)).toBe(0);
});

test('hears keys in their order, the same one twice, and none in speech or a single tone', () => {
  const [one, five, hash] = [tones(0.1, 697, 1209), tones(0.1, 770, 1336), tones(0.1, 941, 1477)];
  expect(keysHeard(sound(silence(0.2), one, silence(0.1), five, silence(0.1), five, silence(0.05), hash))).toBe('155#');
  expect(keysHeard(sound(tones(0.5, 425)))).toBe('');
});

test('finds a prompt in what was heard by the course of its loudness', () => {
  const words = (lengths: readonly number[]) => lengths.flatMap((length) => [...tones(length, 300), ...silence(0.06)]);
  const prompt = sound(words([0.3, 0.1, 0.5, 0.08, 0.2, 0.4]));
  const other = sound(words([0.12, 0.4, 0.1, 0.1, 0.6, 0.2]));
  const heard = sound(
    silence(0.7),
    [...prompt.samples].map((sample) => sample * 0.5),
    silence(1),
  );
  expect(likeness(heard, prompt)).toBeGreaterThan(0.9);
  // Two packets come late, one not at all.
  const lost = sound([...prompt.samples.slice(0, 4_000)], silence(0.04), [
    ...prompt.samples.slice(4_000, 9_000),
    ...prompt.samples.slice(9_160),
  ]);
  expect(likeness(lost, prompt)).toBeGreaterThan(0.8);
  expect(likeness(heard, other)).toBeLessThan(0.7);
  expect(likeness(sound(silence(3)), prompt)).toBe(0);
  expect(likeness(sound(silence(0.1)), prompt)).toBe(0);
});
