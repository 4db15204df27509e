import type { Person } from './week';
import { aWeekLater, mondayOf, onWorkingDays, peopleIn, workingDay } from './week';

const person = (id: string): Person => ({ id, name: id.toUpperCase(), number: '1022' });
const monday = '2026-11-23';

it.each([
  ['2026-11-23', monday],
  ['2026-11-25', monday],
  ['2026-11-29', monday],
  ['2026-11-30', '2026-11-30'],
])('%s is in the week of %s', (day, expected) => expect(mondayOf(day)).toBe(expected));

it('a working day leaves lunch open', () => {
  const [morning, afternoon, more] = workingDay(monday, person('a'));
  expect([morning?.closes, afternoon?.opens, more]).toEqual(['11:30', '13:00', undefined]);
});

it('a day is copied to the working days of its week, once however often', () => {
  const once = onWorkingDays(workingDay('2026-11-25', person('a')), '2026-11-25');
  expect(new Set(once.map(({ day }) => day)).size).toBe(5);
  expect(onWorkingDays(once, '2026-11-25')).toHaveLength(10);
  const weekend = onWorkingDays([...once, ...workingDay('2026-11-28', person('b'))], '2026-11-25');
  expect(weekend.filter(({ day }) => day === '2026-11-28')).toHaveLength(2);
});

it('a week later somebody who was away is back', () => {
  const [shift] = aWeekLater([{ ...workingDay(monday, person('a'))[0]!, substitute: person('b'), away: true }]);
  expect(shift).toMatchObject({ day: '2026-11-30', away: false, substitute: { id: 'b' } });
});

it('everybody is named once', () => {
  const shifts = [
    ...workingDay(monday, person('b')),
    { ...workingDay(monday, person('a'))[0]!, substitute: person('b') },
  ];
  expect(peopleIn(shifts).map(({ id }) => id)).toEqual(['a', 'b']);
});
