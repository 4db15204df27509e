import fc from 'fast-check';
import { instantOf, localDay } from './day';
import type { OfficeHours } from './office-hours';
import { isOpen } from './office-hours';
import { anyHours, anyInstant, anyPauses, office } from '../test/sample-hours';
import { addWorkingDays, addWorkingTime, workingMinutesBetween } from './working-time';

const at = instantOf;
const never: OfficeHours = { weekly: [], exceptions: [] };
const once: OfficeHours = {
  weekly: [],
  exceptions: [{ day: '2026-11-25', intervals: [{ opens: '08:00', closes: '09:00' }] }],
};

describe('a deadline in working time', () => {
  it.each([
    ['within the morning', '2026-11-25', '08:00', 90, '2026-11-25', '09:30'],
    ['over lunch', '2026-11-25', '11:00', 60, '2026-11-25', '13:30'],
    ['to the close of the morning, not beyond lunch', '2026-11-25', '11:00', 30, '2026-11-25', '11:30'],
    ['asked for at night', '2026-11-24', '22:00', 30, '2026-11-25', '08:00'],
    ['over a closed day', '2026-11-25', '16:00', 60, '2026-11-27', '08:00'],
    ['into a Saturday opened by exception', '2026-11-27', '16:30', 1, '2026-11-28', '08:01'],
    ['over Tet and two weekends', '2026-02-13', '16:00', 60, '2026-02-23', '08:00'],
    ['nothing, at noon', '2026-11-25', '12:00', 0, '2026-11-25', '12:00'],
  ])('%s: %s %s + %d minutes', (_what, day, time, minutes, toDay, toTime) => {
    expect(addWorkingTime(office, at(day, time), minutes)).toEqual(at(toDay, toTime));
  });

  it.each([
    ['within the hour asked for', '09:00', '10:00', '10:30'],
    ['begun before it was asked for', '08:00', '09:00', '10:00'],
    ['over lunch', '09:00', '13:30', '14:00'],
    ['empty', '09:00', '09:00', '09:30'],
    ['running backwards', '10:00', '09:00', '09:30'],
    ['over before', '07:30', '08:00', '09:30'],
  ])('a pause %s', (_what, from, to, due) => {
    const pause = { from: at('2026-11-25', from), to: at('2026-11-25', to) };
    expect(addWorkingTime(office, at('2026-11-25', '08:30'), 60, [pause])).toEqual(at('2026-11-25', due));
  });

  it('two pauses that overlap stop the clock once', () => {
    const pauses = [
      { from: at('2026-11-25', '09:30'), to: at('2026-11-25', '10:30') },
      { from: at('2026-11-25', '09:00'), to: at('2026-11-25', '10:00') },
    ];
    expect(addWorkingTime(office, at('2026-11-25', '08:30'), 60, pauses)).toEqual(at('2026-11-25', '11:00'));
    expect(workingMinutesBetween(office, at('2026-11-25', '08:30'), at('2026-11-25', '11:00'), pauses)).toBe(60);
  });

  it('a pause without end is never over, but what ran before it is counted', () => {
    const pause = { from: at('2026-11-25', '09:00'), to: new Date(8.64e15) };
    expect(() => addWorkingTime(office, at('2026-11-25', '08:30'), 31, [pause])).toThrow(RangeError);
    expect(workingMinutesBetween(office, at('2026-11-25', '08:30'), at('2027-11-25', '08:30'), [pause])).toBe(30);
  });

  it.each([-1, Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1e12])(
    '%d minutes are refused',
    (minutes) => expect(() => addWorkingTime(office, at('2026-11-25', '09:00'), minutes)).toThrow(RangeError),
  );

  it('an office that closes for good before the time has passed is refused', () => {
    expect(() => addWorkingTime(never, at('2026-11-25', '09:00'), 1)).toThrow(RangeError);
    expect(addWorkingTime(once, at('2026-11-01', '09:00'), 60)).toEqual(at('2026-11-25', '09:00'));
    expect(() => addWorkingTime(once, at('2026-11-01', '09:00'), 61)).toThrow(RangeError);
  });
});

describe('measuring working time', () => {
  it.each([
    ['2026-11-25', '07:30', '2026-11-25', '16:30', 450],
    ['2026-11-25', '11:00', '2026-11-25', '13:30', 60],
    ['2026-11-25', '11:30', '2026-11-25', '13:00', 0],
    ['2026-11-25', '16:00', '2026-11-27', '08:00', 60],
    ['2026-11-27', '08:00', '2026-11-25', '08:00', 0],
  ])('%s %s to %s %s is %d minutes', (day, time, toDay, toTime, minutes) => {
    expect(workingMinutesBetween(office, at(day, time), at(toDay, toTime))).toBe(minutes);
  });

  it('needs no opening after the end', () => {
    expect(workingMinutesBetween(never, at('2026-11-25', '09:00'), at('2026-11-26', '09:00'))).toBe(0);
    expect(workingMinutesBetween(once, at('2026-11-25', '08:30'), at('2027-11-25', '08:30'))).toBe(30);
  });
});

describe('working days', () => {
  it.each([
    ['not counting its own day', '2026-11-24', '09:00', 1, '2026-11-25', '16:30'],
    ['over a closed Thursday', '2026-11-25', '09:00', 1, '2026-11-27', '16:30'],
    ['a Saturday opened by exception counts', '2026-11-27', '09:00', 1, '2026-11-28', '10:00'],
    ['from a Sunday', '2026-11-29', '09:00', 1, '2026-11-30', '16:30'],
    ['over Tet', '2026-02-13', '09:00', 5, '2026-02-27', '16:30'],
    ['none is the same day', '2026-11-25', '09:00', 0, '2026-11-25', '16:30'],
    ['none after the close is now', '2026-11-25', '18:00', 0, '2026-11-25', '18:00'],
    ['none on a Sunday is now', '2026-11-29', '09:00', 0, '2026-11-29', '09:00'],
  ])('%s: %s %s + %d days', (_what, day, time, days, toDay, toTime) => {
    expect(addWorkingDays(office, at(day, time), days)).toEqual(at(toDay, toTime));
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d days are refused', (days) =>
    expect(() => addWorkingDays(office, at('2026-11-25', '09:00'), days)).toThrow(RangeError),
  );

  it('an office that closes for good before is refused', () => {
    expect(() => addWorkingDays(once, at('2026-11-25', '09:00'), 1)).toThrow(RangeError);
  });
});

describe('whatever the hours and the pauses', () => {
  const minutes = fc.integer({ min: 0, max: 3_000 });
  const positive = fc.integer({ min: 1, max: 3_000 });
  const days = fc.integer({ min: 0, max: 30 });

  it('working time adds up', () => {
    fc.assert(
      fc.property(anyHours, anyPauses, anyInstant, minutes, minutes, (hours, pauses, from, first, second) => {
        const half = addWorkingTime(hours, from, first, pauses);
        const both = addWorkingTime(hours, from, first + second, pauses);
        expect(addWorkingTime(hours, half, second, pauses)).toEqual(both);
      }),
    );
  });

  it('working time never runs backwards, neither by what is asked nor by when', () => {
    fc.assert(
      fc.property(anyHours, anyPauses, anyInstant, anyInstant, minutes, minutes, (hours, pauses, a, b, m, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const due = addWorkingTime(hours, early, m, pauses);
        expect(due >= early).toBe(true);
        expect(due <= addWorkingTime(hours, late, m, pauses)).toBe(true);
        expect(due <= addWorkingTime(hours, early, m + n, pauses)).toBe(true);
      }),
    );
  });

  it('measuring is the inverse of adding, and adds up itself', () => {
    fc.assert(
      fc.property(anyHours, anyPauses, anyInstant, minutes, minutes, (hours, pauses, from, first, second) => {
        const half = addWorkingTime(hours, from, first, pauses);
        const both = addWorkingTime(hours, half, second, pauses);
        const measured = (a: Date, b: Date) => workingMinutesBetween(hours, a, b, pauses);
        expect(measured(from, half)).toBeCloseTo(first, 6);
        expect(measured(from, half) + measured(half, both)).toBeCloseTo(measured(from, both), 6);
      }),
    );
  });

  it('a deadline is never more than a moment outside the hours', () => {
    fc.assert(
      fc.property(anyHours, anyPauses, anyInstant, positive, (hours, pauses, from, asked) => {
        const due = addWorkingTime(hours, from, asked, pauses);
        const before = new Date(due.getTime() - 1);
        expect(isOpen(hours, before)).toBe(true);
        expect(pauses.some((pause) => pause.from <= before && before < pause.to)).toBe(false);
      }),
    );
  });

  it('working days add up and never run backwards', () => {
    fc.assert(
      fc.property(anyHours, anyInstant, anyInstant, days, days, (hours, a, b, first, second) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const half = addWorkingDays(hours, early, first);
        const both = addWorkingDays(hours, early, first + second);
        expect(addWorkingDays(hours, half, second)).toEqual(both);
        expect(half >= early && half <= both).toBe(true);
        expect(half <= addWorkingDays(hours, late, first)).toBe(true);
        expect(first === 0 || localDay(half) > localDay(early)).toBe(true);
      }),
    );
  });
});
