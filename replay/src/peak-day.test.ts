import { peakDay } from './peak-day';

const calls = peakDay({ calls: 3_000, seats: 11, seed: 1022 });

it('is a day of so many calls, in the order in which they came, the same for the same seed', () => {
  expect(calls).toHaveLength(3_000);
  expect(calls.every((call, n) => n === 0 || call.arrivedAt >= (calls[n - 1]?.arrivedAt ?? 0))).toBe(true);
  expect(peakDay({ calls: 3_000, seats: 11, seed: 1022 })).toEqual(calls);
});

it('answers about every third caller, as eleven lines did', () => {
  const answered = calls.filter(({ outcome }) => outcome === 'answered').length;
  expect(answered / calls.length).toBeGreaterThan(0.28);
  expect(answered / calls.length).toBeLessThan(0.42);
});

it('never has a seat speak with two callers at a time', () => {
  const bySeat = new Map<string, number>();
  for (const { outcome, server, leftIvrAt, waitSeconds, serviceSeconds } of calls) {
    if (outcome !== 'answered') continue;
    const from = leftIvrAt + waitSeconds;
    expect(from).toBeGreaterThanOrEqual(bySeat.get(server) ?? 0);
    bySeat.set(server, from + serviceSeconds);
  }
});
