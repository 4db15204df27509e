import { smsSegments } from '@civicline/vietnamese';
import fc from 'fast-check';
import { smsParts } from './sms-parts';

const vietnamese = fc.stringMatching(/^[a-zA-Zăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ€{}🙂 .,:]{1,400}$/u);

it('a short text is one part without a header', () => {
  expect(smsParts('Lich hen 11:00', 1)).toEqual({
    dataCoding: 0,
    parts: [{ text: 'Lich hen 11:00', header: undefined }],
  });
  expect(smsParts('Lịch hẹn', 1).dataCoding).toBe(8);
});

it('the parts are the text, each fits, and all are numbered', () => {
  fc.assert(
    fc.property(vietnamese, fc.integer({ min: 0, max: 70_000 }), (text, reference) => {
      const { parts, dataCoding } = smsParts(text, reference);
      expect(parts.map((part) => part.text).join('')).toBe(text.normalize('NFC'));
      if (parts.length === 1) return;
      for (const [n, part] of parts.entries()) {
        // A part of a UCS-2 text is sent as UCS-2, whatever signs it has.
        const taken = dataCoding === 8 ? part.text.length : smsSegments(part.text).characters;
        expect(taken).toBeLessThanOrEqual(dataCoding === 8 ? 67 : 153);
        expect([...(part.header ?? [])]).toEqual([5, 0, 3, reference & 0xff, parts.length, n + 1]);
      }
    }),
  );
});
