import { directory, topics } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { openWorld, seedRows } from './world';

let world: Awaited<ReturnType<typeof openWorld>>;
const { PROCEDURES, OFFICES, HOTLINES, ARTICLES } = directory.FileKind;
const { CSV, JSON: json } = directory.FileFormat;
const { ADDED, CHANGED, UNCHANGED, REFUSED } = directory.ImportFileResponse_Outcome;
const seed = seedRows();
const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });

beforeAll(async () => {
  world = await openWorld();
  await world.client.importDirectory(seed, world.as('system'));
  const article = {
    id: 'bai-1',
    title: { vi: 'Bài "một"', en: 'One' },
    body: { vi: '=HYPERLINK("x")\n\n- a\n- b', en: '' },
    topics: ['a|b', 'c'],
    ownerOfficeId: 'ppac',
    reviewBy: '2027-01-31',
  };
  const request = { article: directory.Article.fromPartial(article), expectedVersion: 0, reason: '' };
  await world.client.saveArticle(request, world.as('admin'));
});
afterAll(() => world.close());

const exported = async (kind: directory.FileKind, format: directory.FileFormat) => {
  const pieces: Uint8Array[] = [];
  for await (const { piece } of world.client.exportFile({ kind, format }, world.as('admin'))) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};
const imported = (
  kind: directory.FileKind,
  format: directory.FileFormat,
  content: string | Buffer,
  dryRun = false,
  by = world.as('admin'),
) => world.client.importFile({ kind, format, content: Buffer.from(content), dryRun }, by);
const announcedOf = async (topic: string) => {
  let count = 0;
  for await (const _ of world.events.readAll(topic)) count++;
  return count;
};

it.each([
  ['procedures', PROCEDURES, CSV, seed.procedures.length],
  ['procedures', PROCEDURES, json, seed.procedures.length],
  ['offices', OFFICES, CSV, seed.offices.length],
  ['offices', OFFICES, json, seed.offices.length],
  ['hotlines', HOTLINES, CSV, seed.hotlines.length],
  ['hotlines', HOTLINES, json, seed.hotlines.length],
  ['articles', ARTICLES, CSV, 1],
  ['articles', ARTICLES, json, 1],
] as const)('%s that were exported are imported unchanged (%s %s)', async (_, kind, format, count) => {
  const report = await imported(kind, format, await exported(kind, format));
  expect(report.rows.filter(({ outcome }) => outcome !== UNCHANGED)).toEqual([]);
  expect(report).toMatchObject({ imported: true, unchanged: count, added: 0, changed: 0, refused: 0, faults: [] });
});

it('what a spreadsheet would carry out is text, and comes back as it was', async () => {
  const sheet = await exported(ARTICLES, CSV);
  expect(sheet).toContain(`"'=HYPERLINK(""x"")`);
  expect(sheet.startsWith('\ufeff')).toBe(true);
});

/** A row of procedures, changed. */
const changedRows = async (change: (row: Record<string, unknown>, n: number) => Record<string, unknown>) =>
  (JSON.parse(await exported(PROCEDURES, json)) as Record<string, unknown>[]).map(change);

it('each row is reported; a second import of the same changes and announces nothing', async () => {
  await eventually(async () => expect(await announcedOf(topics.procedure)).toBe(seed.procedures.length));
  const rows = await changedRows((row, n) => (n === 0 ? { ...row, workingDays: 77, feeVnd: '5' } : row));
  rows.push({ ...rows[1], code: 'ZZ-01' });
  const dry = await imported(PROCEDURES, json, JSON.stringify(rows), true);
  expect(dry).toMatchObject({ imported: false, added: 1, changed: 1, refused: 0 });
  const first = await imported(PROCEDURES, json, JSON.stringify(rows));
  expect(first).toMatchObject({ imported: true, added: 1, changed: 1, unchanged: rows.length - 2 });
  expect(first.rows[0]).toMatchObject({ number: 1, outcome: CHANGED, changedFields: ['feeVnd', 'workingDays'] });
  expect(first.rows.at(-1)).toMatchObject({ key: 'ZZ-01', outcome: ADDED });
  const again = await imported(PROCEDURES, json, JSON.stringify(rows));
  expect(again).toMatchObject({ imported: true, added: 0, changed: 0, unchanged: rows.length });
  await eventually(async () => expect(await announcedOf(topics.procedure)).toBe(seed.procedures.length + 2));
  const { procedure } = await world.client.getProcedure({ code: String(rows[0]?.['code']) }, world.as('citizen'));
  expect(procedure).toMatchObject({ workingDays: 77, version: 2 });
});

it('one row that is refused, and nothing is imported; each fault has its row, its field and its rule', async () => {
  const rows = await changedRows((row, n) => {
    if (n === 0) return { ...row, workingDays: 1 };
    if (n === 1) return { ...row, departmentId: 'nobody', name: { vi: '' } };
    return n === 2 ? { ...row, colour: 'red' } : row;
  });
  rows.push({ ...rows[3] });
  const report = await imported(PROCEDURES, json, JSON.stringify(rows));
  expect(report).toMatchObject({ imported: false, changed: 1, refused: 3 });
  const wrong = report.rows.filter(({ outcome }) => outcome === REFUSED);
  expect(wrong.map(({ number, faults }) => [number, faults.map(({ field, rule }) => `${field} ${rule}`)])).toEqual([
    [2, ['name.vi required', 'departmentId not_found']],
    [3, ['colour unknown_field']],
    [rows.length, ['code duplicate']],
  ]);
  const { procedure } = await world.client.getProcedure({ code: String(rows[0]?.['code']) }, world.as('citizen'));
  expect(procedure?.workingDays).not.toBe(1);
});

it('a sheet names its columns in the report', async () => {
  const sheet = (await exported(HOTLINES, CSV)).split('\r\n');
  const report = await imported(HOTLINES, CSV, [sheet[0], 'x,99999,,,,call me,,,,'].join('\n'));
  expect(report.rows).toMatchObject([
    {
      number: 2,
      key: 'x',
      outcome: REFUSED,
      faults: [
        { field: 'name_vi', rule: 'required' },
        { field: 'number', rule: 'format.phone' },
        { field: 'unit_code', rule: 'not_found' },
      ],
    },
  ]);
});

it('an imported article is a draft that somebody else has to review', async () => {
  const rows = JSON.parse(await exported(ARTICLES, json)) as Record<string, unknown>[];
  const report = await imported(ARTICLES, json, JSON.stringify([{ ...rows[0], topics: ['mới'] }]));
  expect(report).toMatchObject({ imported: true, changed: 1 });
  const { article } = await world.client.getArticle({ id: 'bai-1', version: 0 }, world.as('admin'));
  expect(article).toMatchObject({ version: 2, state: directory.ArticleState.DRAFT });
});

it.each([
  ['bytes that are no UTF-8', Buffer.from([0x63, 0xff, 0xfe]), 'format.utf8'],
  ['an open quote', '"abc', 'format.csv'],
  ['no columns', '', 'required'],
])('%s: told of the file, nothing imported', async (_, content, rule) => {
  const report = await imported(PROCEDURES, CSV, content);
  expect(report).toMatchObject({ imported: false, rows: [] });
  expect(report.faults[0]?.rule).toBe(rule);
});

it('too large a file, an unknown kind, and who may not, are refused', async () => {
  await expect(imported(OFFICES, CSV, Buffer.alloc(16 * 1024 * 1024 + 1, 'x'))).rejects.toMatchObject({
    violations: [{ field: 'content', rule: 'too_long' }],
  });
  await expect(imported(directory.FileKind.UNSPECIFIED, CSV, '')).rejects.toEqual(refused('INVALID_ARGUMENT'));
  await expect(imported(OFFICES, CSV, '', true, world.as('officer', 'ppac'))).rejects.toEqual(refused('FORBIDDEN'));
});

it('many rows are a file like any other', async () => {
  const [first = {}] = JSON.parse(await exported(PROCEDURES, json)) as Record<string, unknown>[];
  const rows = Array.from({ length: 7_000 }, (_, n) => ({ ...first, code: `MANY-${n}` }));
  const report = await imported(PROCEDURES, json, JSON.stringify(rows));
  expect(report).toMatchObject({ imported: true, added: 7_000 });
});
