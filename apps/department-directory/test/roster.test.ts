import { directory } from '@civicline/contracts';
import { openWorld, seedRows } from './world';

let world: Awaited<ReturnType<typeof openWorld>>;
beforeAll(async () => {
  world = await openWorld();
  await world.client.importDirectory(seedRows(), world.as('system'));
});
afterAll(() => world?.close());

const officer = { id: 'truc-1', name: 'Lê Văn Trực', number: '0251 3822 111' };
const shift = (day: string, opens: string, closes: string, more: Partial<directory.DutyShift> = {}) =>
  directory.DutyShift.fromPartial({ day, hours: { opens, closes }, officer, ...more } as never);
const set = (shifts: directory.DutyShift[], call = world.as('officer', 'ppac')) =>
  world.client.setRoster({ officeId: 'ppac', from: '2026-11-25', to: '2026-11-26', shifts }, call);
const onDuty = async (at: string) =>
  (
    await world.client.listOnDuty(
      { officeIds: ['ppac', 'so-tnmt'], at: new Date(`${at}:00+07:00`) },
      world.as('system', undefined, 'routing'),
    )
  ).onDuty;

it('an office says who is on duty; those days alone are replaced', async () => {
  await set([shift('2026-11-25', '07:30', '11:30'), shift('2026-11-26', '07:30', '11:30')]);
  const shifts = [shift('2026-11-26', '13:00', '16:30', { away: true, substitute: { ...officer, id: 'truc-2' } })];
  await world.client.setRoster({ officeId: 'ppac', from: '2026-11-26', to: '2026-11-26', shifts }, world.as('admin'));
  const kept = await world.client.getRoster(
    { officeId: 'ppac', from: '2026-11-25', to: '2026-11-26' },
    world.as('officer', 'ppac'),
  );
  expect(kept.shifts.map(({ day, hours }) => [day, hours?.opens])).toEqual([
    ['2026-11-25', '07:30'],
    ['2026-11-26', '13:00'],
  ]);
  expect(await onDuty('2026-11-25T08:00')).toMatchObject([
    { officeId: 'ppac', officer: { id: 'truc-1', number: '+842513822111' }, substitute: false },
  ]);
  expect(await onDuty('2026-11-25T12:00')).toEqual([]);
  expect(await onDuty('2026-11-26T13:00')).toMatchObject([{ officer: { id: 'truc-2' }, substitute: true }]);
});

it.each<[string, directory.DutyShift[], string]>([
  ['a shift that ends before it begins', [shift('2026-11-25', '11:30', '07:30')], 'shifts[0].hours.opens before'],
  ['a day that is not asked about', [shift('2026-11-27', '07:30', '11:30')], 'shifts[0].day range'],
  [
    'two at a time',
    [shift('2026-11-25', '07:30', '11:30'), shift('2026-11-25', '11:00', '12:00')],
    'shifts[1].hours duplicate',
  ],
  [
    'a number that is none',
    [shift('2026-11-25', '07:30', '11:30', { officer: { ...officer, number: 'x' } })],
    'shifts[0].officer.number format.phone',
  ],
])('refuses %s', async (_what, shifts, fault) => {
  const [field = '', rule = ''] = fault.split(' ');
  await expect(set(shifts)).rejects.toMatchObject({ violations: [{ field, rule }] });
});

it('another office, and the public, have no business there', async () => {
  for (const stranger of [
    world.as('officer', 'so-tnmt'),
    world.as('officer'),
    world.as('citizen'),
    world.as('system'),
  ]) {
    await expect(set([], stranger)).rejects.toMatchObject({ reason: 'FORBIDDEN' });
    await expect(
      world.client.getRoster({ officeId: 'ppac', from: '2026-11-25', to: '2026-11-26' }, stranger),
    ).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  }
  await expect(
    world.client.setRoster(
      { officeId: 'nowhere', from: '2026-11-25', to: '2026-11-26', shifts: [] },
      world.as('admin'),
    ),
  ).rejects.toMatchObject({ reason: 'OFFICE_NOT_FOUND' });
});
