import { waitBefore } from './back-off';

test('comes again at once after a cut, then ever later, at most every five seconds', () => {
  expect(waitBefore(0, 1)).toBe(0);
  expect([1, 2, 3, 4].map((failures) => waitBefore(failures, 1))).toEqual([50, 100, 200, 400]);
  expect(waitBefore(60, 1)).toBe(5_000);
});

test('spreads those who were cut together', () => {
  expect(waitBefore(4, 0)).toBe(200);
  expect(waitBefore(60, 0)).toBe(2_500);
});
