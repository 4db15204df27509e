import fc from 'fast-check';
import { fold, foldQuery } from './fold';
import { scoreMatch } from './match';
import { givenName, isPersonName, maskName } from './names';
import { maskPhone, parsePhone } from './phone';
import { smsSegments } from './sms';

describe('folding', () => {
  it.each([
    ['Đăng ký thế chấp', 'dang ky the chap'],
    ['HỘ  KHẨU', 'ho khau'],
    ['hộ khẩu'.normalize('NFD'), 'ho khau'],
  ])('%s is %s', (text, folded) => expect(fold(text)).toBe(folded));

  it.each([
    ['hooj khaaur', 'ho khau'],
    ['ddawng kys', 'dang ky'],
    ['ho65 kha63u', 'ho khau'],
    ['GPLX', 'giay phep lai xe'],
    ['đổi gplx', 'doi giay phep lai xe'],
    ['LLTP', 'ly lich tu phap'],
    ['sổ đỏ', 'giay chung nhan quyen su dung dat'],
  ])('%s may mean %s', (query, meaning) => expect(foldQuery(query)).toContain(meaning));

  it('folds once and for all, however the text was composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });
});

it('ranks the same accents above the same letters, the beginning above the middle', () => {
  expect(scoreMatch('thế chấp', 'Đăng ký thế chấp')).toBeGreaterThan(scoreMatch('the chap', 'Đăng ký thế chấp'));
  expect(scoreMatch('dang ky', 'Đăng ký thế chấp')).toBeGreaterThan(scoreMatch('the chap', 'Đăng ký thế chấp'));
  expect(scoreMatch('xe may', 'Đăng ký thế chấp')).toBe(0);
});

describe('phone numbers', () => {
  it.each([
    ['0912 345 678', '+84912345678', 'mobile'],
    ['+84 912.345.678', '+84912345678', 'mobile'],
    ['84912345678', '+84912345678', 'mobile'],
    ['0251 3822 501', '+842513822501', 'landline'],
    ['1022', '1022', 'short'],
  ])('%s is %s', (text, e164, kind) => expect(parsePhone(text)).toMatchObject({ e164, kind }));

  it.each(['', 'abc', '0123', '09123456789012', '0212345', "0912345678'; DROP"])('%s is none', (text) =>
    expect(parsePhone(text)).toBeNull(),
  );

  it('are masked', () => expect(maskPhone('+84912345678')).toBe('+84******678'));
});

it.each([
  ['a'.repeat(160), 'GSM-7', 1],
  ['a'.repeat(161), 'GSM-7', 2],
  ['ế'.repeat(70), 'UCS-2', 1],
  ['ế'.repeat(71), 'UCS-2', 2],
  ['€'.repeat(81), 'GSM-7', 2],
])('%.12s... is %s in %d segments', (text, encoding, segments) =>
  expect(smsSegments(text)).toMatchObject({ encoding, segments }),
);

it('names', () => {
  expect(givenName('Nguyễn Văn An')).toBe('An');
  expect(maskName('Nguyễn Văn An')).toBe('N*** V*** A***');
  expect(isPersonName('Nguyễn Thị Ánh')).toBe(true);
  expect(isPersonName('<script>')).toBe(false);
});
