import fc from 'fast-check';
import { editsAllowed, editsBetween, openTypos } from './typos';
import { openSearchIndex, poor } from './search-index';

const rows: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['HT-01', 'Đăng ký khai sinh', 'Birth registration', ['làm giấy khai sinh']],
  ['HT-03', 'Đăng ký kết hôn', 'Marriage registration', []],
  ['GT-01', 'Đổi giấy phép lái xe', 'Exchange of a driving licence', []],
  ['GT-02', 'Cấp lại giấy phép lái xe bị mất', 'Reissue of a lost driving licence', []],
  ['BD-01', 'Đăng ký thế chấp quyền sử dụng đất', 'Mortgage registration', []],
  ['BD-02', 'Xóa đăng ký thế chấp quyền sử dụng đất', 'Deregistration of a mortgage', []],
  ['TH-01', 'Cấp thẻ bảo hiểm y tế', 'Health insurance card', []],
  ['DD-08', 'Chuyển mục đích sử dụng đất', 'Change of land use purpose', ['lên thổ cư']],
  ['XD-02', 'Cấp giấy phép sửa chữa, cải tạo nhà ở', 'Repair permit', []],
];

const filled = () => {
  const index = openSearchIndex();
  for (const [key, vi, en, keywords] of rows)
    index.put({ key, codes: [key], names: [vi, en], keywords, context: ['Lĩnh vực'] });
  return index;
};

it.each([
  ['đăng ký khai sinh', 'HT-01'],
  ['dang ky khai sinh', 'HT-01'],
  ['ddawng kys khai sinh', 'HT-01'],
  ['d9ang8 ky1 khai sinh', 'HT-01'],
  ['dang ky khia sihn', 'HT-01'],
  ['khaisinh', 'HT-01'],
  ['cấp lại gplx', 'GT-02'],
  ['đổi bằng lái', 'GT-01'],
  ['mất bằng lái xe', 'GT-02'],
  ['giấy hôn thú', 'HT-03'],
  ['the chap quyn su dugn dat', 'BD-01'],
  ['xoa the chap', 'BD-02'],
  ['thẻ', 'TH-01'],
  ['thế', 'BD-01'],
  ['bhyt', 'TH-01'],
  ['sữa chửa nhà ở', 'XD-02'],
  ['xin lên thổ cư', 'DD-08'],
  ['lost drivers license', 'GT-02'],
  ['register a marriage', 'HT-03'],
  ['bd02', 'BD-02'],
  ['BD-02', 'BD-02'],
])('%s finds %s first', (query, key) => expect(filled().search(query)[0]?.key).toBe(key));

it.each(['xyzzy qwerty', 'bitcoin', '∑', '   ', '?!', '0912345678'])('%j finds nothing likely', (query) =>
  expect(
    filled()
      .search(query)
      .filter(({ score }) => score >= poor),
  ).toEqual([]),
);

it('a changed row is found by its new words and no longer by the old ones; a removed one not at all', () => {
  const index = filled();
  index.put({ key: 'HT-03', codes: ['HT-03'], names: ['Nhận cha, mẹ, con'], keywords: [], context: [] });
  expect(index.search('kết hôn').map(({ key }) => key)).not.toContain('HT-03');
  expect(index.search('nhận cha')[0]?.key).toBe('HT-03');
  index.remove('HT-03');
  expect(index.search('nhận cha').map(({ key }) => key)).not.toContain('HT-03');
  expect(index.size()).toBe(rows.length - 1);
});

it('many changes leave what a new index would find', () => {
  const [index, fresh] = [filled(), openSearchIndex()];
  const many = Array.from({ length: 300 }, (_, n) => `Thủ tục số ${n}`);
  for (let round = 0; round < 3; round++)
    many.forEach((name, n) => index.put({ key: `T${n}`, codes: [], names: [name], keywords: [], context: [] }));
  for (let n = 0; n < 300; n++) index.remove(`T${n}`);
  for (const [key, vi, en, keywords] of rows)
    fresh.put({ key, codes: [key], names: [vi, en], keywords, context: ['Lĩnh vực'] });
  for (const [, vi] of rows) expect(index.search(vi)[0]?.key).toBe(fresh.search(vi)[0]?.key);
});

it('whatever is typed is answered, in order, with scores of 0 to 2', () => {
  const index = filled();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (query) => {
      const scores = index.search(query).map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      scores.forEach((score) => expect(score).toBeGreaterThan(0));
    }),
  );
});

const word = fc.stringMatching(/^[a-e]{1,9}$/);
/** As its definition says it, with no short cuts. */
const editsByDefinition = (a: string, b: string): number => {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i ? i : j)),
  );
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const row = table[i] as number[];
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(table[i - 1]![j]! + 1, row[j - 1]! + 1, table[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, table[i - 2]![j - 2]! + 1);
    }
  return table[a.length]![b.length]!;
};

it('edits are counted as their definition says, up to the limit', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const edits = editsByDefinition(a, b);
      expect(editsBetween(a, b, 2)).toBe(Math.min(edits, 3));
    }),
  );
});

it('no word that is near enough is missed', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 40 }), word, (words, asked) => {
      const typos = openTypos();
      words.forEach(typos.learn);
      const limitOf = (other: string) => Math.min(editsAllowed(asked.length), Math.max(1, editsAllowed(other.length)));
      const near = words.filter(
        (other) =>
          other !== asked &&
          editsAllowed(asked.length) > 0 &&
          editsAllowed(other.length) > 0 &&
          editsByDefinition(asked, other) <= limitOf(other),
      );
      expect(typos.near(asked).map((one) => one.word)).toEqual(expect.arrayContaining(near));
    }),
  );
});
