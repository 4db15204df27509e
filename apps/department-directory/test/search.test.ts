import { directory } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { openWorld, seedRows } from './world';

let world: Awaited<ReturnType<typeof openWorld>>;
const page = { pageSize: 0, pageToken: '' };
const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });

beforeAll(async () => {
  world = await openWorld();
  await world.client.importDirectory(seedRows(), world.as('system'));
});
afterAll(() => world.close());

const search = async (query: string) =>
  (
    await world.client.searchProcedures({ query, unitCode: '', field: '', codes: [], ...page }, world.as('citizen'))
  ).procedures.map(({ code }) => code);
const admin = () => world.as('admin');
const missed = async () =>
  (await world.client.listMissedSearches(page, admin())).searches.map(({ query, count, unchosen }) => [
    query,
    count,
    unchosen,
  ]);

it.each([
  ['dang ky kai sinh', 'HT-01'],
  ['làm giấy khai sinh cho con', 'HT-01'],
  ['ddawng kys keest hoon', 'HT-03'],
  ['theer bao hiem y tee', 'BH-01'],
  ['doi bang lia xe', 'GT-01'],
  ['mat bang lai', 'GT-02'],
  ['thechap', 'BD-01'],
  ['lylichtuphap', 'TP-01'],
  ['xin giay doc than', 'HT-05'],
  ['sang tên sổ đỏ', 'DD-01'],
  ['criminal record', 'TP-01'],
  ["driver's license", 'GT-01'],
  ['giay phep xay dugn nha o rieng le', 'XD-01'],
])('%s finds %s among the first', async (query, code) => expect((await search(query)).slice(0, 5)).toContain(code));

it('what is written is found at once', async () => {
  const [first] = seedRows().procedures;
  if (!first) throw new Error('no procedure');
  const procedure = { ...first, code: 'QQ-01', name: { vi: 'Cấp phép nuôi hươu cao cổ', en: 'Giraffe permit' } };
  const rows = directory.ImportDirectoryRequest.fromPartial({ procedures: [procedure] } as never);
  await world.client.importDirectory(rows, admin());
  expect((await search('huou cao co'))[0]).toBe('QQ-01');
});

it('searches that find nothing are collected, but nothing that is personal', async () => {
  for (const query of ['xe đạp nước', 'Xe dap nuoc', '0912345678', 'Nguyễn Văn An', 'a@b.vn', '075201001234'])
    await search(query);
  expect(await missed()).toEqual([['xe dap nuoc', 2, 0]]);
});

it('what one types on the way is not counted', async () => {
  for (const typed of ['bitc', 'bitco', 'bitcoi', 'bitcoin', 'bitcoi', 'bitc']) await search(typed);
  expect(await missed()).toEqual([
    ['xe dap nuoc', 2, 0],
    ['bitcoin', 1, 0],
  ]);
});

it('a search of which nothing was chosen is counted too', async () => {
  await world.client.reportUnchosenSearch({ query: 'khai sinh' }, world.as('citizen'));
  await world.client.reportUnchosenSearch({ query: 'Trần Văn Bình' }, world.as('citizen'));
  expect(await missed()).toContainEqual(['khai sinh', 0, 1]);
});

it('an editor says what was meant, and it is found by these words from now on', async () => {
  await world.client.resolveMissedSearch({ query: 'bitcoin', procedureCode: 'KD-01', synonym: '' }, admin());
  expect((await search('bitcoin'))[0]).toBe('KD-01');
  await world.client.resolveMissedSearch({ query: 'xe dap nuoc', procedureCode: '', synonym: '' }, admin());
  expect((await missed()).map(([query]) => query)).toEqual(['khai sinh']);
  // It outlives an import: the words are the editors'.
  await world.client.importDirectory(seedRows(), world.as('system'));
  expect((await search('bitcoin'))[0]).toBe('KD-01');
  const { synonyms } = await world.client.listSynonyms({ procedureCode: 'KD-01', ...page }, admin());
  expect(synonyms).toMatchObject([{ procedureCode: 'KD-01', words: 'bitcoin', addedBy: 'admin' }]);
  await world.client.removeSynonym({ procedureCode: 'KD-01', words: 'bitcoin' }, admin());
  await eventually(async () => expect(await search('bitcoin')).toEqual([]));
});

it('what is not on the list, no procedure, and who may not, are refused', async () => {
  const resolve = (query: string, procedureCode: string, by = admin()) =>
    world.client.resolveMissedSearch({ query, procedureCode, synonym: '' }, by);
  await expect(resolve('never asked', 'KD-01')).rejects.toEqual(refused('MISSED_SEARCH_NOT_FOUND'));
  await expect(resolve('khai sinh', 'XX-99')).rejects.toEqual(refused('PROCEDURE_NOT_FOUND'));
  await expect(resolve('khai sinh', 'KD-01', world.as('agent'))).rejects.toEqual(refused('FORBIDDEN'));
  await expect(world.client.listMissedSearches(page, world.as('citizen'))).rejects.toEqual(refused('FORBIDDEN'));
  expect((await missed()).map(([query]) => query)).toContain('khai sinh');
});
