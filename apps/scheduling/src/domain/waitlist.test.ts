import { instantOf, toRfc3339 } from '@civicline/calendar';
import { offerUntil } from './waitlist';

it.each([
  ['2026-11-24', '08:00', '2026-11-24T08:30'],
  ['2026-11-24', '20:59', '2026-11-24T21:29'],
  ['2026-11-24', '21:00', '2026-11-25T07:30'],
  ['2026-11-25', '00:10', '2026-11-25T07:30'],
  ['2026-11-25', '06:59', '2026-11-25T07:30'],
  // 30 April and 1 May.
  ['2027-04-29', '22:00', '2027-05-02T07:30'],
])('what is offered on %s at %s is held until %s', (day, time, until) => {
  expect(toRfc3339(offerUntil(instantOf(day, time), 30)).slice(0, 16)).toBe(until);
});
