import { directory, topics } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { openWorld, seedRows } from './world';

let world: Awaited<ReturnType<typeof openWorld>>;
const rows = seedRows();
const total = rows.units.length + rows.offices.length + rows.hotlines.length + rows.procedures.length;
const page = { pageSize: 0, pageToken: '' };
const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });

beforeAll(async () => {
  world = await openWorld();
  const report = await world.client.importDirectory(rows, world.as('system'));
  expect(report).toMatchObject({ added: total, changed: 0, faults: [] });
});
afterAll(() => world.close());

const announcedOf = async (topic: string) => {
  let count = 0;
  for await (const _ of world.events.readAll(topic)) count++;
  return count;
};
const search = async (query: string) =>
  (await world.client.searchProcedures({ query, unitCode: '', field: '', codes: [], ...page }, world.as('citizen')))
    .procedures;

it('the seed is whole: two languages, at least sixty procedures over eleven fields, every reference known', () => {
  expect(rows.procedures.length).toBeGreaterThanOrEqual(60);
  expect(new Set(rows.procedures.map(({ field }) => field)).size).toBe(11);
  const offices = new Set(rows.offices.map(({ id }) => id));
  const units = new Set(rows.units.map(({ code }) => code));
  for (const { code, name, departmentId, checklist, sample } of rows.procedures) {
    expect({
      code,
      known: offices.has(departmentId),
      vi: Boolean(name?.vi),
      en: Boolean(name?.en),
      papers: checklist.length > 0,
      sample,
    }).toEqual({ code, known: true, vi: true, en: true, papers: true, sample: true });
  }
  for (const office of rows.offices)
    expect([office.id, units.has(office.unitCode), !office.successorId || offices.has(office.successorId)]).toEqual([
      office.id,
      true,
      true,
    ]);
  for (const unit of rows.units) expect(unit.successorCodes.filter((code) => !units.has(code))).toEqual([]);
});

it('each row is announced once, and a second import of the same changes and announces nothing', async () => {
  await eventually(async () => expect(await announcedOf(topics.office)).toBe(rows.offices.length));
  const again = await world.client.importDirectory(rows, world.as('system'));
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: total });
  const [first] = rows.procedures;
  if (!first) throw new Error('no procedure');
  const changed = await world.client.importDirectory(
    { ...rows, units: [], offices: [], hotlines: [], procedures: [{ ...first, workingDays: 99 }] },
    world.as('admin'),
  );
  expect(changed).toMatchObject({ added: 0, changed: 1 });
  const { procedure } = await world.client.getProcedure({ code: first.code }, world.as('citizen'));
  expect(procedure).toMatchObject({ workingDays: 99, version: 2 });
  await eventually(async () => expect(await announcedOf(topics.procedure)).toBe(rows.procedures.length + 1));
});

it('one fault and nothing is imported; each is named by its field', async () => {
  const [unit] = rows.units;
  const bad = directory.ImportDirectoryRequest.fromPartial({
    units: unit ? [{ ...unit, code: '99999' }] : [],
    hotlines: [{ id: 'x', number: 'call me', name: { vi: 'X' } }],
    offices: [
      {
        id: 'Bad Id',
        unitCode: '',
        name: {},
        hours: { weekly: [{ weekday: 9, intervals: [{ opens: '12:00', closes: '11:00' }] }] },
      },
    ],
  } as never);
  const { faults, added } = await world.client.importDirectory(bad, world.as('admin'));
  expect(added).toBe(0);
  expect(faults.map(({ field, rule }) => `${field} ${rule}`).sort()).toEqual([
    'hotlines[0].number format.phone',
    'offices[0].hours.weekly[0].intervals[0].opens before',
    'offices[0].hours.weekly[0].weekday range',
    'offices[0].id format',
    'offices[0].name.vi required',
    'offices[0].unitCode required',
  ]);
  const { matches } = await world.client.searchUnits(
    { query: '99999', level: directory.UnitLevel.UNSPECIFIED, ...page },
    world.as('citizen'),
  );
  expect(matches).toEqual([]);
  await expect(world.client.importDirectory(rows, world.as('citizen'))).rejects.toEqual(refused('FORBIDDEN'));
});

it.each([
  ['dang ky the chap', 'BD-01'],
  ['đăng ký thế chấp', 'BD-01'],
  ['DANG KY THE CHAP', 'BD-01'],
  ['đăng ký thế chấp'.normalize('NFD'), 'BD-01'],
  ['dang ky the chaps', 'BD-01'],
  ['the chap', 'BD-01'],
  ['BD-02', 'BD-02'],
  ['mortgage', 'BD-01'],
])('%s finds %s first', async (query, code) => {
  expect((await search(query))[0]?.code).toBe(code);
});

it.each([
  ['gplx', 'GT-01'],
  ['LLTP', 'TP-01'],
  ['so do', 'DD-05'],
  ['hooj khaaur', 'CR-01'],
  ['lý lịch tư pháp', 'TP-02'],
])('%s finds %s among the first', async (query, code) => {
  expect((await search(query)).slice(0, 6).map((one) => one.code)).toContain(code);
});

it('what nobody knows finds nothing; a page is followed by the next', async () => {
  expect(await search('xyzzy qwerty')).toEqual([]);
  const first = await world.client.searchProcedures(
    { query: '', unitCode: '', field: '', codes: [], pageSize: 50, pageToken: '' },
    world.as('citizen'),
  );
  const second = await world.client.searchProcedures(
    { query: '', unitCode: '', field: '', codes: [], pageSize: 50, pageToken: first.nextPageToken },
    world.as('citizen'),
  );
  expect(new Set([...first.procedures, ...second.procedures].map(({ code }) => code)).size).toBe(
    rows.procedures.length,
  );
  expect(second.nextPageToken).toBe('');
});

it('only what is taken in at an office that serves a unit; only some codes, in the order asked', async () => {
  const ask = async (more: Partial<directory.SearchProceduresRequest>) =>
    (
      await world.client.searchProcedures(
        { query: '', unitCode: '', field: '', codes: [], pageSize: 100, pageToken: '', ...more },
        world.as('citizen'),
      )
    ).procedures.map(({ code }) => code);
  const everywhere = await ask({});
  // An old name stands for the commune of today: its one-stop window, and the center of the province.
  const here = await ask({ unitCode: 'Quyết Thắng' });
  expect(here).toEqual(expect.arrayContaining(['HT-01', 'BD-01']));
  for (const code of everywhere) {
    const { offices } = await world.client.listOffices(
      {
        procedureCode: code,
        unit: 'Quyết Thắng',
        kind: directory.OfficeKind.UNSPECIFIED,
        query: '',
        includeEnded: false,
        ...page,
      },
      world.as('citizen'),
    );
    expect([code, here.includes(code)]).toEqual([code, offices.length > 0]);
  }
  expect(await ask({ unitCode: 'Nowhere at all' })).toEqual([]);
  // A search within it is no missed search, and finds no other.
  expect(await ask({ unitCode: 'Quyết Thắng', query: 'khai sinh' })).toContain('HT-01');
  expect(await ask({ codes: ['GT-01', 'BD-01', 'GT-01', 'XX-99'] })).toEqual(['GT-01', 'BD-01']);
  expect(await ask({ codes: ['GT-01', 'BD-01'], query: 'the chap' })).toEqual(['BD-01']);
  await expect(ask({ codes: Array.from({ length: 101 }, String) })).rejects.toMatchObject({
    violations: [{ field: 'codes', rule: 'too_many', params: { max: 100 } }],
  });
});

it('the fields are counted over all procedures, those with most first', async () => {
  const { fields } = await world.client.listProcedureFields({}, world.as('citizen'));
  expect(fields).toHaveLength(11);
  expect(fields.reduce((sum, { procedures }) => sum + procedures, 0)).toBe(rows.procedures.length);
  const counts = fields.map(({ procedures }) => procedures);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  expect(fields.find(({ field }) => field === 'mortgage')?.name?.vi).toBeTruthy();
});

it('what an editor has changed stays when the same source comes again, until the source itself changes', async () => {
  const [first, second] = rows.hotlines;
  if (!first || !second) throw new Error('no hotlines');
  const none = { ...rows, units: [], offices: [], procedures: [] };
  const named = (vi: string) => ({ ...first, name: { vi, en: first.name?.en ?? '' } });
  const bring = (hotlines: directory.Hotline[], source: string) =>
    world.client.importDirectory({ ...none, hotlines, source }, world.as('system'));
  const now = async () => {
    const { hotlines } = await world.client.listHotlines({ unit: '', ...page }, world.as('citizen'));
    return hotlines.find(({ id }) => id === first.id)?.name?.vi;
  };
  await bring([first, second], 'seed');
  await bring([named('Sửa tại đây')], '');
  expect(await bring([first, second], 'seed')).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  expect(await now()).toBe('Sửa tại đây');
  expect(await bring([named('Nguồn đã đổi'), second], 'seed')).toMatchObject({ changed: 1, unchanged: 1 });
  expect(await now()).toBe('Nguồn đã đổi');
  // Another source knows nothing of it.
  expect(await bring([first], 'other')).toMatchObject({ changed: 1 });
});

it.each([
  ['Quyết Thắng', 'motcua-26041'],
  ['phuong trung dung', 'motcua-26041'],
  ['Trấn Biên', 'motcua-26041'],
  ['26041', 'motcua-26041'],
])('the old name %s finds the office of today', async (unit, office) => {
  const { offices } = await world.client.listOffices(
    { procedureCode: 'HT-01', unit, kind: directory.OfficeKind.UNSPECIFIED, query: '', includeEnded: false, ...page },
    world.as('citizen'),
  );
  expect(offices[0]?.id).toBe(office);
});

it('a provincial procedure is taken in at the provincial center, whoever asks', async () => {
  const { offices, units } = await world.client.listOffices(
    {
      procedureCode: 'BD-01',
      unit: 'Quyết Thắng',
      kind: directory.OfficeKind.UNSPECIFIED,
      query: '',
      includeEnded: false,
      ...page,
    },
    world.as('citizen'),
  );
  expect(offices.map(({ id }) => id)).toEqual(['ppac']);
  expect(units.map(({ code }) => code)).toEqual(offices.map(({ unitCode }) => unitCode));
});

it('every unit of the past leads to one of today, and to those above it', async () => {
  for (const { code, validTo } of rows.units) {
    if (!validTo) continue;
    const { matches } = await world.client.searchUnits(
      { query: code, level: directory.UnitLevel.UNSPECIFIED, ...page },
      world.as('citizen'),
    );
    const old = matches.find(({ unit }) => unit?.validTo);
    expect([code, (old?.today.length ?? 0) > 0]).toEqual([code, true]);
    const lowest = old?.today.every(({ level }) => level === directory.UnitLevel.PROVINCE);
    expect([code, old?.above.map((one) => one.code)]).toEqual([code, lowest ? [] : ['75']]);
  }
});

it('hotlines of a unit come before those above it', async () => {
  const { hotlines, units } = await world.client.listHotlines({ unit: 'Quyết Thắng', ...page }, world.as('citizen'));
  expect(hotlines[0]?.unitCode).toBe('26041');
  expect(new Set(units.map(({ code }) => code))).toEqual(new Set(hotlines.map(({ unitCode }) => unitCode)));
  expect(units.find(({ code }) => code === '26041')?.name?.vi).toBe('Trấn Biên');
  expect(hotlines.map(({ number }) => number)).toContain('1022');
});

it('an officer changes the hours of the own office only, and they are checked', async () => {
  const hours = { weekly: [{ weekday: 1, intervals: [{ opens: '08:00', closes: '11:00' }] }], exceptions: [] };
  await expect(
    world.client.setOfficeHours({ officeId: 'ppac', hours }, world.as('officer', 'motcua-26041')),
  ).rejects.toEqual(refused('FORBIDDEN'));
  const { office } = await world.client.setOfficeHours(
    { officeId: 'motcua-26041', hours },
    world.as('officer', 'motcua-26041'),
  );
  expect(office?.hours?.weekly).toHaveLength(1);
  const wrong = { weekly: [{ weekday: 1, intervals: [{ opens: '11:00', closes: '08:00' }] }], exceptions: [] };
  await expect(
    world.client.setOfficeHours({ officeId: 'ppac', hours: wrong }, world.as('admin')),
  ).rejects.toMatchObject({ violations: [{ field: 'hours.weekly[0].intervals[0].opens', rule: 'before' }] });
});

it.each([
  ['a procedure', () => world.client.getProcedure({ code: 'XX-99' }, world.as('citizen')), 'PROCEDURE_NOT_FOUND'],
  ['an office', () => world.client.getOffice({ id: 'nowhere' }, world.as('citizen')), 'OFFICE_NOT_FOUND'],
  ['a query that is too long', () => search('x'.repeat(201)), 'INVALID_ARGUMENT'],
  ['a query with a sign that no text has', () => search('a\u0000b'), 'INVALID_ARGUMENT'],
  ['an office with one', () => world.client.getOffice({ id: '\u0000' }, world.as('citizen')), 'INVALID_ARGUMENT'],
  [
    'a procedure with one',
    () => world.client.getProcedure({ code: '\u0000' }, world.as('citizen')),
    'PROCEDURE_NOT_FOUND',
  ],
  [
    'a page that is too long',
    () => world.client.listHotlines({ unit: '', pageSize: 501, pageToken: '' }, world.as('citizen')),
    'INVALID_ARGUMENT',
  ],
  [
    'a page that does not exist',
    () => world.client.listHotlines({ unit: '', pageSize: 1, pageToken: 'x' }, world.as('citizen')),
    'INVALID_ARGUMENT',
  ],
])('refuses %s', async (_, ask, reason) => {
  await expect(ask()).rejects.toEqual(refused(reason));
});

it('an office knows its unit', async () => {
  const { office, unit } = await world.client.getOffice({ id: 'ppac' }, world.as('citizen'));
  expect([office?.id, unit?.code]).toEqual(['ppac', '75']);
});
