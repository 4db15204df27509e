/** GSM 03.38: the characters that fit seven bits, and those that take two places. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('^{}\\[~]|€\f');

export interface SmsSegments {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Places taken, in units of the encoding. */
  readonly characters: number;
  /** What is paid for. */
  readonly segments: number;
  readonly perSegment: number;
}

/** How a text is cut: 160 places (153 when joined) in GSM-7, 70 (67) in UCS-2, which any Vietnamese accent forces. */
export const smsSegments = (text: string): SmsSegments => {
  const signs = [...text.normalize('NFC')];
  const gsm = signs.every((sign) => basic.has(sign) || extended.has(sign));
  const characters = signs.reduce((sum, sign) => sum + (gsm ? (extended.has(sign) ? 2 : 1) : sign.length), 0);
  const [single, joined] = gsm ? [160, 153] : [70, 67];
  const perSegment = characters <= single ? single : joined;
  return {
    encoding: gsm ? 'GSM-7' : 'UCS-2',
    characters,
    perSegment,
    segments: Math.max(1, Math.ceil(characters / perSegment)),
  };
};
