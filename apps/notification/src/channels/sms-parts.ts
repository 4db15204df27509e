import { smsSegments } from '@civicline/vietnamese';

/** One SMS of a text: its words, and the header by which a phone joins the parts (GSM 03.40, 8-bit reference). */
export interface SmsPart {
  readonly text: string;
  readonly header: Buffer | undefined;
}

export interface SmsParts {
  /** SMPP's data_coding: 0 is the network's own seven-bit alphabet, 8 is UCS-2. */
  readonly dataCoding: 0 | 8;
  readonly parts: readonly SmsPart[];
}

/** A text in as many SMS as it takes. A sign of two places is never cut in two. */
export const smsParts = (text: string, reference: number): SmsParts => {
  const composed = text.normalize('NFC');
  const { encoding, perSegment, segments } = smsSegments(composed);
  const dataCoding = encoding === 'GSM-7' ? 0 : 8;
  if (segments === 1) return { dataCoding, parts: [{ text: composed, header: undefined }] };
  const texts: string[] = [];
  let current = '';
  // Places are those of the whole text's encoding: a part without accents is UCS-2 all the same.
  const places = (part: string) => (dataCoding === 8 ? part.length : smsSegments(part).characters);
  for (const sign of composed) {
    if (places(current + sign) > perSegment) {
      texts.push(current);
      current = '';
    }
    current += sign;
  }
  texts.push(current);
  const header = (n: number) => Buffer.from([5, 0, 3, reference & 0xff, texts.length, n + 1]);
  return { dataCoding, parts: texts.map((part, n) => ({ text: part, header: header(n) })) };
};
