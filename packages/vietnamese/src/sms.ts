/** GSM 03.38: the characters that fit seven bits, and those that take two places. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('^{}\\[~]|€\f');

export interface SmsSegments {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Places taken, in units of the encoding. */
  readonly characters: number;
  /** What is paid for; an empty text is one too. */
  readonly segments: number;
  /** Places in each of them: fewer when there are several, which carry a header to be joined by. */
  readonly perSegment: number;
}

/** Segments filled one after the other. A sign of two places is not cut in two: it goes to the next one whole. */
const fill = (places: readonly number[], perSegment: number): number => {
  let [segments, used] = [1, 0];
  for (const taken of places) {
    if (used + taken > perSegment) [segments, used] = [segments + 1, 0];
    used += taken;
  }
  return segments;
};

/** How a text is cut: 160 places (153 when joined) in GSM-7, 70 (67) in UCS-2, which any Vietnamese accent forces. */
export const smsSegments = (text: string): SmsSegments => {
  const signs = [...text.normalize('NFC')];
  const gsm = signs.every((sign) => basic.has(sign) || extended.has(sign));
  const places = signs.map((sign) => (gsm ? (extended.has(sign) ? 2 : 1) : sign.length));
  const characters = places.reduce((sum, taken) => sum + taken, 0);
  const [single, joined] = gsm ? [160, 153] : [70, 67];
  const perSegment = characters <= single ? single : joined;
  return { encoding: gsm ? 'GSM-7' : 'UCS-2', characters, perSegment, segments: fill(places, perSegment) };
};
