import fc from 'fast-check';
import type { OfficeHours, TimeInterval } from '../src/office-hours';

const morning = { opens: '07:30', closes: '11:30' };
const afternoon = { opens: '13:00', closes: '16:30' };

/** A provincial office, with a closed Thursday, an open Saturday and an open Reunification Day. */
export const office: OfficeHours = {
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, intervals: [morning, afternoon] })),
  exceptions: [
    { day: '2026-11-26', intervals: [] },
    { day: '2026-11-28', intervals: [{ opens: '08:00', closes: '10:00' }] },
    { day: '2027-04-30', intervals: [morning] },
  ],
};

const time = fc
  .integer({ min: 0, max: 287 })
  .map((n) => `${String(Math.floor(n / 12)).padStart(2, '0')}:${String((n % 12) * 5).padStart(2, '0')}`);
const interval: fc.Arbitrary<TimeInterval> = fc.record({ opens: time, closes: time });
const day = fc.integer({ min: 0, max: 729 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));

/** Hours as careless people write them: unordered, overlapping, empty. One weekday is certain, so it opens some time. */
export const anyHours: fc.Arbitrary<OfficeHours> = fc.record({
  weekly: fc
    .array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), intervals: fc.array(interval, { maxLength: 3 }) }), {
      maxLength: 7,
    })
    .map((rows) => [...rows, { weekday: 2, intervals: [morning] }]),
  exceptions: fc.array(fc.record({ day, intervals: fc.array(interval, { maxLength: 2 }) }), { maxLength: 20 }),
});

/** Any instant of two years, to the second. */
export const anyInstant: fc.Arbitrary<Date> = fc
  .integer({ min: 0, max: 2 * 365 * 86_400 })
  .map((seconds) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000));

/** Up to four pauses, which may overlap, be empty, or run backwards. */
export const anyPauses = fc.array(fc.record({ from: anyInstant, to: anyInstant }), { maxLength: 4 });
