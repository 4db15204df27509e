import { directory, scheduling } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { World } from './world';
import { office, openWorld, procedureOf, slotAt } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const schedule = (more: Parameters<typeof scheduling.Schedule.fromPartial>[0] = {}) =>
  scheduling.Schedule.fromPartial({
    id: 'ppac-new',
    officeId: 'ppac',
    name: { vi: 'Mới', en: 'New' },
    slotMinutes: 30,
    places: 2,
    horizonDays: 30,
    ...more,
  });
const bring = (schedules: scheduling.Schedule[], dryRun = false) =>
  world.client.importSchedules({ schedules, dryRun }, world.admin());
const capacityAt = async (id: string) => {
  const { slots } = await world.client.listSlots(
    {
      officeId: 'ppac',
      procedureCode: '',
      from: new Date('2026-11-25T08:00:00+07:00'),
      to: new Date('2026-11-25T08:30:00+07:00'),
      includeFull: true,
      pageSize: 0,
      pageToken: '',
    },
    world.citizen(),
  );
  return slots.find((slot) => slot.id === id);
};

it('says what a dry run would do, does it, and does nothing a second time', async () => {
  expect(await bring([schedule()], true)).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
  expect(await bring([schedule()])).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
  expect(await bring([schedule()])).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  expect(await bring([schedule({ fields: ['land'] }), schedule({ id: 'ppac-newer' })])).toMatchObject({
    added: 1,
    changed: 1,
    unchanged: 0,
  });
});

it('a slot in use follows its schedule up and down, and nobody loses a place', async () => {
  const id = slotAt('2026-11-25', '08:00', 'ppac-grow');
  await bring([schedule({ id: 'ppac-grow', places: 2 })]);
  for (let n = 0; n < 2; n++) await world.client.bookAppointment(world.booking(id), world.citizen());
  await bring([schedule({ id: 'ppac-grow', places: 5 })]);
  expect(await capacityAt(id)).toMatchObject({ free: 3, capacity: 5 });
  await bring([schedule({ id: 'ppac-grow', places: 1 })]);
  expect(await capacityAt(id)).toMatchObject({ free: 0, capacity: 2 });
});

it.each<[string, Parameters<typeof scheduling.Schedule.fromPartial>[0], string]>([
  ['no id', { id: '' }, 'schedules[0].id'],
  ['a path for an id', { id: '../x' }, 'schedules[0].id'],
  ['no office', { officeId: '' }, 'schedules[0].officeId'],
  ['no name', { name: { vi: '', en: 'x' } }, 'schedules[0].name.vi'],
  ['a name PostgreSQL cannot keep', { name: { vi: 'a\u0000', en: '' } }, 'schedules[0].name.vi'],
  ['an endless slot', { slotMinutes: 481 }, 'schedules[0].slotMinutes'],
  ['no places', { places: 0 }, 'schedules[0].places'],
  ['a day that is none', { validFrom: '2026-13-01' }, 'schedules[0].validFrom'],
  ['an end before its beginning', { validFrom: '2026-12-02', validTo: '2026-12-01' }, 'schedules[0].validFrom'],
  [
    'an eighth weekday',
    { hours: { weekly: [{ weekday: 8, intervals: [] }], exceptions: [] } },
    'schedules[0].hours.weekly[0].weekday',
  ],
  [
    'hours that overlap',
    {
      hours: {
        weekly: [
          {
            weekday: 1,
            intervals: [
              { opens: '08:00', closes: '10:00' },
              { opens: '09:00', closes: '11:00' },
            ],
          },
        ],
        exceptions: [],
      },
    },
    'schedules[0].hours.weekly[0].intervals[1].opens',
  ],
])('%s is a fault with its path, and nothing is brought in', async (_, more, field) => {
  const { faults, added } = await bring([schedule(more), schedule({ id: 'ppac-innocent' })]);
  expect(faults.map((fault) => fault.field)).toContain(field);
  expect(added).toBe(0);
  expect(await bring([schedule({ id: 'ppac-innocent' })], true)).toMatchObject({ added: 1 });
});

it('the sample schedules are without a fault', async () => {
  const file = path.join(__dirname, '../seed/schedules.json');
  const { schedules } = scheduling.ImportSchedulesRequest.fromJSON({
    schedules: JSON.parse(readFileSync(file, 'utf8')),
  });
  expect(schedules.length).toBeGreaterThan(50);
  expect((await bring(schedules)).faults).toEqual([]);
  expect(await bring(schedules)).toMatchObject({ added: 0, changed: 0, unchanged: schedules.length });
});

it('an office that ends, a procedure that leaves the counter, and one of another level are not booked', async () => {
  const commune = directory.Office.fromPartial({
    ...office,
    id: 'motcua',
    kind: directory.OfficeKind.ONE_STOP,
    validTo: '2026-11-27',
  });
  const provincial = { ...procedureOf('DD-09', 'land'), levels: [directory.UnitLevel.PROVINCE] };
  const online = { ...procedureOf('DD-10', 'land'), channels: { ...procedureOf('', '').channels, counter: false } };
  await world.tell('office', { office: commune }, 'motcua');
  for (const procedure of [provincial, online]) await world.tell('procedure', { procedure }, procedure.code);
  await bring([schedule({ id: 'motcua-all', officeId: 'motcua' })]);
  const booking = (slotId: string, procedureCode = 'BD-01') =>
    world.client.bookAppointment(world.booking(slotId, { procedureCode }), world.citizen());
  await eventually(async () => {
    await expect(booking('motcua-all.20261126T0800', 'DD-10')).rejects.toMatchObject({
      reason: 'PROCEDURE_NOT_SERVED',
    });
  });
  await expect(booking('motcua-all.20261126T0800', 'DD-09')).rejects.toMatchObject({ reason: 'PROCEDURE_NOT_SERVED' });
  await expect(booking('motcua-all.20261127T0800')).rejects.toMatchObject({ reason: 'SLOT_NOT_FOUND' });
  await booking('motcua-all.20261126T0800');
  await booking(slotAt('2026-11-26', '08:00', 'ppac-any'), 'DD-09');
});
