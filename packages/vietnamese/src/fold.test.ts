import fc from 'fast-check';
import { anyPhrase } from '../test/sample-texts';
import { fold, stripAccents } from './fold';
import { smsSegments } from './sms';

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });

it.each([
  ['Đăng ký thế chấp', 'dang ky the chap'],
  ['HỘ  KHẨU', 'ho khau'],
  ['hộ khẩu'.normalize('NFD'), 'ho khau'],
  [' \t Giấy\u00a0phép\n lái xe ', 'giay phep lai xe'],
  ['ÐĂNG KÝ, ðăng ký', 'dang ky, dang ky'],
  ['hộ\u200b kh\u00adẩu', 'ho khau'],
  ['Căn cước (CCCD) 12/2023', 'can cuoc (cccd) 12/2023'],
  ['', ''],
])('%j folds to %j', (text, folded) => expect(fold(text)).toBe(folded));

it('folds once and for all, however the text was composed', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, anyPhrase), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(fold(text.normalize('NFD'))).toBe(fold(text));
      expect(fold(text.normalize('NFC'))).toBe(fold(text));
    }),
  );
});

it('leaves of Vietnamese nothing but plain letters, whatever its case', () => {
  fc.assert(
    fc.property(anyPhrase, (text) => {
      expect(fold(text)).toMatch(/^[a-z]+( [a-z]+)*$/);
      expect(fold(text.toUpperCase())).toBe(fold(text));
    }),
  );
});

it.each([
  ['Đăng ký thế chấp', 'Dang ky the chap'],
  ['“Giấy hẹn” – 11:00…', '"Giay hen" - 11:00...'],
  ['dòng một\ndòng hai', 'dong mot\ndong hai'],
  ['ĐƯỜNG ĐỒNG KHỞI', 'DUONG DONG KHOI'],
])('%j without accents is %j', (text, stripped) => expect(stripAccents(text)).toBe(stripped));

it('without accents a Vietnamese text is cheap, keeps its meaning, and has no more to lose', () => {
  fc.assert(
    fc.property(anyPhrase, (text) => {
      const stripped = stripAccents(text);
      expect(smsSegments(stripped).encoding).toBe('GSM-7');
      expect(fold(stripped)).toBe(fold(text));
      expect(stripAccents(stripped)).toBe(stripped);
    }),
  );
});
