import fc from 'fast-check';
import { anyPhrase } from '../test/sample-texts';
import { fold } from './fold';
import { scoreMatch } from './match';

/** Each answers worse than the one before. */
it.each([
  [
    'thẻ',
    ['Thẻ', 'Thẻ căn cước', 'Cấp thẻ bảo hiểm', 'Thế', 'Thế chấp', 'Thềm nhà', 'Đăng ký thế chấp', 'Nhà thềm', 'Xe'],
  ],
  ['the', ['Thế', 'Thế chấp', 'Thềm nhà', 'Đăng ký thế chấp', 'Nhà thềm', 'Xe']],
  ['dang ky xe', ['Đăng ký xe', 'Đăng ký xe máy', 'Thủ tục đăng ký xe', 'Đăng ký sang tên xe', 'Đăng ký']],
  ['internet', ['Internet', 'Internet công cộng', 'Đại lý Internet', 'Intranet']],
  ['gplx', ['Giấy phép lái xe', 'Giấy phép lái xe hạng B', 'Đổi giấy phép lái xe', 'Xe']],
])('%s is answered in this order', (query, texts) => {
  const scores = texts.map((text) => scoreMatch(query, text));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(scores.length);
  expect(scores.at(-1)).toBe(0);
});

it('a text without accents comes first among as good ones, if none were typed', () => {
  expect(scoreMatch('the', 'The')).toBeGreaterThan(scoreMatch('the', 'Thẻ'));
  expect(scoreMatch('the', 'Nhà the')).toBeLessThan(scoreMatch('the', 'Thẻ'));
});

it.each([
  ['Biên Hoà', 'Biên Hòa'],
  ['Thuý', 'Thúy'],
  ['uỷ ban', 'Ủy ban'],
])('%s has the accents of %s', (query, text) => {
  expect(scoreMatch(query, text)).toBe(scoreMatch(text, text));
});

it('another tone is another accent, and a q keeps its u', () => {
  expect(scoreMatch('quý', 'Quỹ')).toBeLessThan(scoreMatch('quý', 'Quý'));
  expect(scoreMatch('hoán', 'Hoàn')).toBeLessThan(scoreMatch('hoàn', 'Hoàn'));
});

it.each([
  ['', 'Thẻ'],
  ['  ', 'Thẻ'],
  ['thẻ', ''],
  ['', ''],
  ['xe may', 'Đăng ký thế chấp'],
])('%j does not find %j', (query, text) => expect(scoreMatch(query, text)).toBe(0));

it('the same accents count above the same letters, wherever they stand', () => {
  fc.assert(
    fc.property(anyPhrase, anyPhrase, (query, around) => {
      fc.pre(query.toLowerCase() !== fold(query) && !around.toLowerCase().includes(query.toLowerCase()));
      const exact = scoreMatch(query, `${around} ${query} ${around}`);
      expect(exact).toBeGreaterThan(scoreMatch(query, fold(query)));
    }),
  );
});

it('a score is 0 or 10 to 96, does not depend on how texts are composed, and the text itself has the best', () => {
  fc.assert(
    fc.property(anyPhrase, anyPhrase, (query, text) => {
      const score = scoreMatch(query, text);
      expect(score === 0 || (score >= 10 && score <= 96)).toBe(true);
      expect(scoreMatch(query.normalize('NFD'), text)).toBe(score);
      expect(scoreMatch(query, text.normalize('NFD'))).toBe(score);
      expect(scoreMatch(query, query)).toBeGreaterThanOrEqual(score);
    }),
  );
});
