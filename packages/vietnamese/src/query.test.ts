import fc from 'fast-check';
import { anyPhrase, telexKeys, vniKeys } from '../test/sample-texts';
import { fold } from './fold';
import { foldQuery } from './query';

const landTitle = 'giay chung nhan quyen su dung dat';

it.each([
  ['hộ khẩu', 'ho khau'],
  ['hooj khaaur', 'ho khau'],
  ['ddawng kys', 'dang ky'],
  ['ho65 kha63u', 'ho khau'],
  ['GPLX', 'giay phep lai xe'],
  ['đổi gplx', 'doi giay phep lai xe'],
  ['ddooir gplx', 'doi giay phep lai xe'],
  ['bằng lái xe', 'giay phep lai xe'],
  ['LLTP', 'ly lich tu phap'],
  ['sổ đỏ', landTitle],
  ['sổ đỏ'.normalize('NFD'), landTitle],
  ['so do', landTitle],
  ['soor ddor', landTitle],
  ['GCNQSDĐ', landTitle],
  ['gcnqsdd', landTitle],
  ['TP. Biên Hòa', 'thanh pho bien hoa'],
  ['tp.bien hoa', 'thanh pho bien hoa'],
  ['bhyt bhxh', 'bao hiem y te bao hiem xa hoi'],
  ['đăng kí', 'dang ky'],
  ['lí lịch tư pháp', 'ly lich tu phap'],
  ['bác sỹ', 'bac si'],
])('%s may mean %s', (query, meaning) => expect(foldQuery(query)).toContain(meaning));

it.each(['số đo', 'sơ đồ'])('%s means no land title: its accents say so', (query) =>
  expect(foldQuery(query)).toEqual(['so do']),
);

it.each(['xe máy', 'the chap', 'tpbank', 'mortgage'])('%s means itself alone', (query) =>
  expect(foldQuery(query)).toEqual([fold(query)]),
);

it.each(['', '   ', '\n', '\u200b'])('%j means nothing', (query) => expect(foldQuery(query)).toEqual([]));

it('what was typed comes first; all meanings are folded, none is there twice', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), anyPhrase), (text) => {
      const meanings = foldQuery(text);
      expect(meanings[0] ?? '').toBe(fold(text));
      expect(meanings.map(fold)).toEqual(meanings);
      expect(new Set(meanings).size).toBe(meanings.length);
      expect(meanings.length).toBeLessThanOrEqual(12);
    }),
  );
});

it('holds what was meant, whichever keys it was typed with', () => {
  fc.assert(
    fc.property(anyPhrase, fc.constantFrom('at the vowel' as const, 'at the end' as const), (text, when) => {
      expect(foldQuery(telexKeys(text, when))).toContain(fold(text));
      expect(foldQuery(vniKeys(text, when))).toContain(fold(text));
    }),
  );
});
