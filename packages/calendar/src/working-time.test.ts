import fc from 'fast-check';
import { instantOf, localDay, toRfc3339 } from './day';
import { formatWhen } from './format';
import type { OfficeHours } from './office-hours';
import { isOpen, openIntervals } from './office-hours';
import { addWorkingDays, addWorkingTime, workingMinutesBetween } from './working-time';

const office: OfficeHours = {
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    intervals: [
      { opens: '07:30', closes: '11:30' },
      { opens: '13:00', closes: '16:30' },
    ],
  })),
  exceptions: [
    { day: '2026-11-26', intervals: [] },
    { day: '2026-11-28', intervals: [{ opens: '08:00', closes: '10:00' }] },
  ],
};
const at = (day: string, time: string) => instantOf(day, time);

describe('office hours', () => {
  it('have lunch, holidays and exceptions', () => {
    expect(isOpen(office, at('2026-11-25', '11:29'))).toBe(true);
    expect(isOpen(office, at('2026-11-25', '12:00'))).toBe(false);
    expect(openIntervals(office, '2026-11-26')).toEqual([]);
    expect(openIntervals(office, '2026-11-28')).toHaveLength(1);
    expect(openIntervals(office, '2026-02-17')).toEqual([]);
  });

  it('an instant is read in Asia/Ho_Chi_Minh', () => {
    expect(localDay(new Date('2026-11-24T17:30:00Z'))).toBe('2026-11-25');
    expect(toRfc3339(at('2026-11-25', '11:00'))).toBe('2026-11-25T11:00:00+07:00');
    expect(formatWhen(at('2026-11-25', '11:00'), 'vi')).toBe('11:00 thứ Tư, 25/11/2026');
    expect(formatWhen(at('2026-11-25', '11:00'), 'en')).toBe('11:00 Wednesday, 25 November 2026');
  });
});

describe('a deadline in working time', () => {
  it.each([
    ['2026-11-25', '11:00', 60, '2026-11-25', '13:30'],
    ['2026-11-25', '16:00', 60, '2026-11-27', '08:00'],
    ['2026-11-27', '16:30', 1, '2026-11-28', '08:01'],
    ['2026-11-25', '12:00', 0, '2026-11-25', '12:00'],
  ])('%s %s + %d minutes', (day, time, minutes, toDay, toTime) => {
    expect(addWorkingTime(office, at(day, time), minutes)).toEqual(at(toDay, toTime));
  });

  it('does not run while it is paused', () => {
    const pause = { from: at('2026-11-25', '09:00'), to: at('2026-11-25', '10:00') };
    expect(addWorkingTime(office, at('2026-11-25', '08:30'), 60, [pause])).toEqual(at('2026-11-25', '10:30'));
  });

  it('counts days to their close', () => {
    expect(addWorkingDays(office, at('2026-11-25', '09:00'), 1)).toEqual(at('2026-11-27', '16:30'));
  });

  const instants = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const spans = fc.integer({ min: 1, max: 6_000 });

  it('is the inverse of measuring', () => {
    fc.assert(
      fc.property(instants, spans, (from, minutes) => {
        expect(workingMinutesBetween(office, from, addWorkingTime(office, from, minutes))).toBeCloseTo(minutes, 6);
      }),
    );
  });

  it('adds up, and never runs backwards', () => {
    fc.assert(
      fc.property(instants, spans, spans, (from, first, second) => {
        const both = addWorkingTime(office, from, first + second);
        expect(addWorkingTime(office, addWorkingTime(office, from, first), second)).toEqual(both);
        expect(both.getTime()).toBeGreaterThan(from.getTime());
      }),
    );
  });
});
