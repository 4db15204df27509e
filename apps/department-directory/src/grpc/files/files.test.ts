import fc from 'fast-check';
import { columns } from './columns';
import { withApostrophe, withoutApostrophe } from './formulas';
import { asKept } from './messages';
import { readCsv } from './read-csv';
import { readJsonRows } from './read-json';
import { piecesOf } from './write';

const pages = async function* (rows: object[]) {
  await Promise.resolve();
  yield rows;
};
const written = async (kind: Parameters<typeof piecesOf>[0], csv: boolean, rows: object[]) => {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(kind, csv, pages(rows))) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    '+84912345678',
    "'=x",
    '-5',
    '@a',
    'a|b',
    ' | ',
    'a\\nb',
    'dòng 1\ndòng 2',
    '"x";,',
    '\\',
    'ế',
  ),
);
const words = fc.record({ vi: text, en: text });
const item = fc.record({
  id: fc.constantFrom('don', 'gcn'),
  name: words,
  originals: fc.nat(9),
  copies: fc.nat(9),
  condition: words,
  form: text,
});
const procedure = fc.record({
  code: fc.stringMatching(/^[A-Z]{2}-\d{2}$/),
  name: words,
  field: text,
  summary: words,
  checklist: fc.array(item, { maxLength: 4 }),
  feeVnd: fc.nat(10_000_000).map(String),
  workingDays: fc.nat(90),
  channels: fc.record({
    counter: fc.boolean(),
    online: fc.constantFrom('ONLINE_LEVEL_NONE', 'ONLINE_LEVEL_FULL'),
    post: fc.boolean(),
  }),
  levels: fc.subarray(['UNIT_LEVEL_PROVINCE', 'UNIT_LEVEL_COMMUNE']),
  keywords: fc.array(
    text.filter((one) => one !== ''),
    { maxLength: 3 },
  ),
});

it.each([true, false])('what is written is read back the same (csv %s)', async (csv) => {
  await fc.assert(
    fc.asyncProperty(fc.array(procedure, { maxLength: 5 }), async (rows) => {
      const kept = rows.map((row) => asKept('procedures', row));
      const file = await written('procedures', csv, rows);
      const { rows: read, faults } = csv
        ? readCsv('procedures', file.replace(/^\ufeff/, ''))
        : readJsonRows('procedures', file);
      expect(faults).toEqual([]);
      expect(read.map(({ doc }) => doc)).toEqual(kept);
      expect(read.flatMap((row) => row.faults)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('no cell of a file is a formula, and every cell comes back', () => {
  fc.assert(
    fc.property(text, (cell) => {
      expect(withApostrophe(cell)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      expect(withoutApostrophe(withApostrophe(cell))).toBe(cell);
    }),
  );
});

it('a sheet begins with a byte order mark, its names, and ends its lines as Windows does', async () => {
  const file = await written('hotlines', true, [{ id: 'x', number: '+84251', name: { vi: 'Đường dây' } }]);
  expect(file).toBe(`\ufeff${columns.hotlines.map(({ name }) => name).join(',')}\r\nx,,,Đường dây,,'+84251,,,,\r\n`);
});

const header = columns.hotlines.map(({ name }) => name);
const sheet = (lines: string[], names = header) => [names.join(','), ...lines].join('\n');

it.each([
  ['a missing column', sheet([], header.slice(1)), [{ field: 'id', rule: 'required' }]],
  ['an unknown column', sheet([], [...header, 'colour']), [{ field: 'colour', rule: 'unknown_field' }]],
  ['a column twice', sheet([], [...header, 'id']), [{ field: 'id', rule: 'duplicate' }]],
  ['an open quote', sheet(['"x,1,2']), [{ field: expect.stringContaining('line') as string, rule: 'format.csv' }]],
])('%s is told of the file', (_, file, faults) => expect(readCsv('hotlines', file)).toEqual({ rows: [], faults }));

it('semicolons and tabs are separators too; the lines of rows are counted as an editor counts them', () => {
  for (const separator of [';', '\t']) {
    const file = [header.join(separator), `x${separator}75`, `"y\ny"${separator}75`, `z${separator}75`].join('\r\n');
    expect(readCsv('hotlines', file).rows.map(({ number, doc }) => [number, doc])).toEqual([
      [2, { id: 'x', unitCode: '75' }],
      [3, { id: 'y\ny', unitCode: '75' }],
      [5, { id: 'z', unitCode: '75' }],
    ]);
  }
});

it('a cell that cannot be read is named', () => {
  const names = columns.procedures.map(({ name }) => name);
  const row = names.map((name) => ({ code: 'X', working_days: 'soon', levels: 'galaxy', fee_vnd: '1.5' })[name] ?? '');
  const { rows } = readCsv('procedures', [names.join(','), row.join(',')].join('\n'));
  expect(rows[0]?.faults.map(({ field, rule }) => [field, rule])).toEqual([
    ['feeVnd', 'type'],
    ['workingDays', 'type'],
    ['levels', 'unknown_value'],
  ]);
});

it.each([
  ['{', [{ field: '', rule: 'format.json' }]],
  ['{}', [{ field: '', rule: 'type', params: { expected: '[...]' } }]],
])('%s is no file of rows', (file, faults) => expect(readJsonRows('offices', file)).toEqual({ rows: [], faults }));

it.each([
  [{ code: 'X', colour: 'red' }, 'colour', 'unknown_field'],
  [{ code: 'X', name: 'a' }, 'name', 'unknown_field'],
  [{ code: 'X', levels: ['UNIT_LEVEL_GALAXY'] }, 'levels[0]', 'unknown_value'],
  [{ code: 'X', feeVnd: 'much' }, 'feeVnd', 'type'],
  [{ code: 'X', channels: { counter: 'yes' } }, 'channels.counter', 'type'],
])('%j: %s %s', (row, field, rule) => {
  const { rows } = readJsonRows('procedures', JSON.stringify([row]));
  expect(rows[0]?.faults[0]).toMatchObject({ field, rule });
});
