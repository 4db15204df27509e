import { instantOf, localTime } from '@civicline/calendar';
import type { OpenSchedule } from './opening';
import { openPlaces, readSlotId, slotsBetween, slotsOn } from './opening';

const interval = (opens: string, closes: string) => ({ opens, closes });
const schedule: OpenSchedule = {
  id: 'ppac-land',
  officeId: 'ppac',
  name: { vi: 'Đất đai', en: 'Land' },
  fields: ['land'],
  slotMinutes: 30,
  places: 3,
  internalPlaces: 0,
  hours: null,
  horizonDays: 30,
  validFrom: '',
  validTo: '',
  purpose: '',
  office: {
    name: { vi: 'Trung tâm', en: 'Center' },
    address: { vi: '', en: '' },
    validFrom: '',
    validTo: '',
    levels: ['province'],
    hours: {
      weekly: [1, 2, 3, 4, 5].map((weekday) => ({
        weekday,
        intervals: [interval('07:30', '11:30'), interval('13:00', '16:30')],
      })),
      exceptions: [{ day: '2026-11-26', intervals: [] }],
    },
  },
  closures: [{ from: instantOf('2026-11-27', '10:45'), to: instantOf('2026-11-27', '14:00'), places: 0 }],
};
const starts = (day: string) => slotsOn(schedule, day).map(({ start }) => localTime(start));

it('a day has its slots before and after lunch', () => {
  expect(starts('2026-11-25')).toHaveLength(15);
  expect(starts('2026-11-25')).toContain('11:00');
  expect(starts('2026-11-25')).not.toContain('11:30');
});

it.each(['2026-11-26', '2026-11-28', '2026-02-17'])('%s has none: exception, week-end, Tet', (day) =>
  expect(starts(day)).toEqual([]),
);

it('a slot that a closure touches is gone, its neighbours stay', () => {
  expect(starts('2026-11-27')).toEqual(expect.arrayContaining(['10:00', '14:00']));
  expect(starts('2026-11-27')).not.toContain('10:30');
  expect(starts('2026-11-27')).not.toContain('13:30');
});

it('a slot whose places were cut stays, with as many as the strictest cut leaves', () => {
  const day = { from: instantOf('2026-11-25', '00:00'), to: instantOf('2026-11-25', '09:00') };
  const cut = { ...schedule, closures: [2, 1, 9].map((places) => ({ ...day, places })) };
  const [first, ...rest] = slotsOn(cut, '2026-11-25').map((slot) => openPlaces(cut, slot));
  expect([first, rest.length, rest.at(-1)]).toEqual([1, 14, 3]);
});

it('an id says which slot it is, and nothing else passes for one', () => {
  const [slot] = slotsOn(schedule, '2026-11-25');
  expect(readSlotId(slot?.id ?? '')).toEqual({ scheduleId: 'ppac-land', start: slot?.start });
  for (const id of ['', 'ppac-land', 'ppac-land.20261325T1100', 'ppac-land.20261125T2500', '../x.20261125T1100'])
    expect(readSlotId(id)).toBeNull();
});

it('only what is ahead and within the horizon is offered', () => {
  const now = instantOf('2026-11-25', '10:10');
  const slots = slotsBetween(schedule, new Date(0), instantOf('2027-12-31', '00:00'), now);
  expect(localTime(slots[0]?.start ?? now)).toBe('10:30');
  expect(slots.at(-1)?.id).toContain('20261225');
});
