import fc from 'fast-check';
import { anyPhrase } from '../test/sample-texts';
import { smsSegments } from './sms';

it.each([
  ['', 'GSM-7', 0, 1],
  ['a'.repeat(160), 'GSM-7', 160, 1],
  ['a'.repeat(161), 'GSM-7', 161, 2],
  ['a'.repeat(306), 'GSM-7', 306, 2],
  ['a'.repeat(307), 'GSM-7', 307, 3],
  ['€'.repeat(80), 'GSM-7', 160, 1],
  ['€'.repeat(81), 'GSM-7', 162, 2],
  ['€'.repeat(153), 'GSM-7', 306, 3],
  ['ế'.repeat(70), 'UCS-2', 70, 1],
  ['ế'.repeat(71), 'UCS-2', 71, 2],
  ['ế'.normalize('NFD').repeat(70), 'UCS-2', 70, 1],
  ['😀'.repeat(35), 'UCS-2', 70, 1],
  ['😀'.repeat(67), 'UCS-2', 134, 3],
  ['`', 'UCS-2', 1, 1],
])('%.12s... is %s, %d places, %d segments', (text, encoding, characters, segments) => {
  expect(smsSegments(text)).toMatchObject({ encoding, characters, segments });
});

it('segments hold the text, and none is wasted', () => {
  const long = fc.array(anyPhrase, { maxLength: 30 }).map((phrases) => phrases.join('. '));
  fc.assert(
    fc.property(
      fc.oneof(long, fc.string({ maxLength: 500 }), fc.string({ unit: 'grapheme', maxLength: 200 })),
      (text) => {
        const { characters, segments, perSegment, encoding } = smsSegments(text);
        expect([153, 160, 67, 70]).toContain(perSegment);
        expect(encoding === 'GSM-7').toBe(perSegment > 70);
        expect(segments * perSegment).toBeGreaterThanOrEqual(characters);
        // A segment loses at most the one place that a sign of two did not fit in.
        expect((segments - 1) * (perSegment - 1)).toBeLessThan(Math.max(1, characters));
        expect(smsSegments(`${text}a`).segments).toBeGreaterThanOrEqual(segments);
      },
    ),
  );
});
