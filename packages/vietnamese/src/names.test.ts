import fc from 'fast-check';
import { words } from '../test/sample-texts';
import { givenName, isPersonName, maskName } from './names';

it.each([
  ['Nguyễn Văn An', 'An', 'N*** V*** A***'],
  ['  Trần   Thị Ánh ', 'Ánh', 'T*** T*** Á***'],
  ['Đỗ Ánh'.normalize('NFD'), 'Ánh'.normalize('NFD'), 'Đ*** Á***'],
  ['Út', 'Út', 'Ú***'],
  ['', '', ''],
])('%s is greeted as "%s" and masked as "%s"', (name, given, masked) => {
  expect(givenName(name)).toBe(given);
  expect(maskName(name)).toBe(masked);
});

it.each([
  'Nguyễn Thị Ánh',
  'Nguyễn Thị Ánh'.normalize('NFD'),
  "H'Hen Niê",
  "Y 'Bhiao",
  'Anne-Marie O’Neill',
  'John F. Kennedy',
  'Ó',
  '王小明',
])('%s is a name', (name) => expect(isPersonName(name)).toBe(true));

it.each([
  '',
  ' ',
  '<script>',
  'An1',
  '0912345678',
  '- An',
  '...',
  'An\nBình',
  'An; DROP',
  'a@b.vn',
  '\u0301',
  'An\u200b',
])('%j is no name', (text) => expect(isPersonName(text)).toBe(false));

it('is told quickly, also of what was made to take long', () => {
  expect(isPersonName(`${'a '.repeat(50_000)}1`)).toBe(false);
  expect(isPersonName(`${"a'".repeat(50_000)}1`)).toBe(false);
});

it('a mask shows the first letters and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }), (name) => {
      expect(maskName(name.join(' ')).split(' ')).toEqual(name.map((word) => `${word[0]}***`));
      expect(isPersonName(name.join(' '))).toBe(true);
    }),
  );
});
