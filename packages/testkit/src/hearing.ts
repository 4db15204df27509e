/** Sound as a telephone carries it. */
export interface Sound {
  /** -1 to 1. */
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

/** Out of a WAV file of 16-bit PCM, one channel: what Asterisk records and what prompts are made of. */
export const readWav = (file: Uint8Array): Sound => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') throw new Error('not a WAV file');
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ') {
      rate = bytes.readUInt32LE(at + 12);
      const [kind, channels, bits] = [
        bytes.readUInt16LE(at + 8),
        bytes.readUInt16LE(at + 10),
        bytes.readUInt16LE(at + 22),
      ];
      if (kind !== 1 || channels !== 1 || bits !== 16) throw new Error('only 16-bit PCM of one channel is heard here');
    }
    if (name === 'data') {
      const count = Math.floor(Math.min(length, bytes.length - at - 8) / 2);
      const samples = Float32Array.from({ length: count }, (_, i) => bytes.readInt16LE(at + 8 + 2 * i) / 32_768);
      return { samples, rate };
    }
    at += 8 + length + (length % 2);
  }
  throw new Error('a WAV file without sound');
};

/** Root mean square, 0 (silence) to 1. */
export const loudness = (samples: Float32Array): number =>
  samples.length === 0 ? 0 : Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/** How much of a sound is one tone, 0 to 1 (Goertzel's algorithm). */
export const toneShare = (samples: Float32Array, rate: number, hertz: number): number => {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let [last, before] = [0, 0];
  let energy = 0;
  for (const sample of samples) {
    [last, before] = [sample + coefficient * last - before, last];
    energy += sample * sample;
  }
  const power = last * last + before * before - coefficient * last * before;
  return energy === 0 ? 0 : (2 * power) / (samples.length * energy);
};

const telephoneRate = 8_000;

/** G.711's A-law of a sample from -1 to 1. */
const aLaw = (sample: number): number => {
  const magnitude = Math.min(4_095, Math.round(Math.abs(sample) * 4_096));
  const segment = Math.max(0, Math.floor(Math.log2(magnitude || 1)) - 4);
  const step = segment === 0 ? magnitude >> 1 : magnitude >> segment;
  return ((segment << 4) | (step & 15) | (sample >= 0 ? 0x80 : 0)) ^ 0x55;
};

/** A second of a tone as a telephone sends it. Whole numbers of hertz go on without a break when it is said again and again. */
export const aLawTone = (hertz: number): Buffer =>
  Buffer.from(
    Array.from({ length: telephoneRate }, (_, i) => aLaw(0.5 * Math.sin((2 * Math.PI * hertz * i) / telephoneRate))),
  );

const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477, 1633];
const keys = ['123A', '456B', '789C', '*0#D'];
const strongest = (samples: Float32Array, rate: number, tones: readonly number[]) =>
  tones
    .map((hertz, index) => ({ index, share: toneShare(samples, rate, hertz) }))
    .reduce((best, next) => (next.share > best.share ? next : best));

const keyIn = (samples: Float32Array, rate: number): string => {
  if (loudness(samples) < 0.01) return '';
  const [row, column] = [strongest(samples, rate, rows), strongest(samples, rate, columns)];
  return row.share > 0.2 && column.share > 0.2 && row.share + column.share > 0.7
    ? (keys[row.index]?.[column.index] ?? '')
    : '';
};

const parts = (samples: Float32Array, length: number): Float32Array[] =>
  Array.from({ length: Math.floor(samples.length / length) }, (_, i) => samples.subarray(i * length, (i + 1) * length));

/** The keys (DTMF) that are heard, in their order; one counts from 40 ms on. */
export const keysHeard = ({ samples, rate }: Sound): string => {
  const heard = parts(samples, rate / 50).map((piece) => keyIn(piece, rate));
  return heard.filter((key, i) => key !== '' && heard[i + 1] === key && heard[i - 1] !== key).join('');
};

const envelope = ({ samples, rate }: Sound): number[] => parts(samples, rate / 50).map(loudness);

/** Pearson's correlation of the shorter with that part of the longer which begins at `from`. */
const correlation = (long: readonly number[], short: readonly number[], from: number): number => {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const part = long.slice(from, from + short.length);
  const [partMean, shortMean] = [mean(part), mean(short)];
  let [both, ofPart, ofShort] = [0, 0, 0];
  short.forEach((value, i) => {
    const [a, b] = [(part[i] ?? 0) - partMean, value - shortMean];
    both += a * b;
    ofPart += a * a;
    ofShort += b * b;
  });
  return ofPart === 0 || ofShort === 0 ? 0 : both / Math.sqrt(ofPart * ofShort);
};

/** Pieces of half a second: so long a telephone on a busy machine keeps time. */
const pieceLength = 25;
/** How far, in steps of 20 ms, a piece may come earlier or later than the one before it would have it: packets are lost and late. */
const drift = [0, -1, 1, -2, 2, -3, 3];

/** How well the pieces follow one another from a moment on, each at its best within the drift. */
const follow = (long: readonly number[], pieces: readonly (readonly number[])[], from: number): number => {
  let at = from;
  let sum = 0;
  for (const piece of pieces) {
    const tries = drift.map((shift) => ({ shift, score: correlation(long, piece, Math.max(0, at + shift)) }));
    const best = tries.reduce((a, b) => (b.score > a.score ? b : a));
    sum += best.score * piece.length;
    at += best.shift + piece.length;
  }
  return sum / pieces.reduce((total, { length }) => total + length, 0);
};

/**
 * How surely a prompt is in what was heard, 0 to 1: the course of its loudness, held against that of the recording from every
 * moment on. The same words score above 0.8 even where one packet in twenty was lost, others below 0.7.
 */
export const likeness = (heard: Sound, prompt: Sound): number => {
  const [long, short] = [envelope(heard), envelope(prompt)];
  const pieces = Array.from({ length: Math.ceil(short.length / pieceLength) }, (_, i) =>
    short.slice(i * pieceLength, (i + 1) * pieceLength),
  );
  const starts = Math.max(0, long.length - short.length + 1);
  return Array.from({ length: starts }, (_, from) => follow(long, pieces, from)).reduce((a, b) => Math.max(a, b), 0);
};
