import type { Interval, OfficeHours } from '../src/office-hours';
import { addWorkingTime } from '../src/working-time';

/** Enough to find what is wrong; CIVICLINE_CASES=100000 tries as many as it takes to be sure, in a minute. */
const cases = Number(process.env['CIVICLINE_CASES'] ?? 3_000);
const offices = 40;
const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Midnight of the first day on the clock on the wall, which is seven hours ahead of UTC and never moves. */
const wallStart = Date.UTC(2026, 0, 1);
const start = wallStart - 7 * 60 * minuteMs;
const days = 730;

/** Copied from the decrees, not computed: the public holidays of the two years. */
const holidays = new Set([
  ...['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-26', '2026-04-30'],
  ...['2026-05-01', '2026-09-01', '2026-09-02', '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
  ...['2027-02-09', '2027-04-16', '2027-04-30', '2027-05-01', '2027-09-02', '2027-09-03'],
]);

/** The same cases at every run. */
const chanceFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const dayAt = (n: number) => new Date(wallStart + n * dayMs).toISOString().slice(0, 10);

/** Hours as offices have them: a lunch break, a short Saturday, days that differ. */
const someHours = (chance: (below: number) => number): OfficeHours => {
  const day = () => {
    const [opens, lunch, back, closes] = [420 + chance(60), 660 + chance(60), 780 + chance(45), 960 + chance(90)];
    return [
      { opens: clock(opens), closes: clock(lunch) },
      { opens: clock(back), closes: clock(closes) },
    ];
  };
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, intervals: day() }));
  const saturday = chance(2) ? [{ weekday: 6, intervals: day().slice(0, 1) }] : [];
  const exceptions = Array.from({ length: 12 }, () => ({
    day: dayAt(chance(days)),
    intervals: chance(2) ? [] : day().slice(0, 1 + chance(2)),
  }));
  return { weekly: [...weekly, ...saturday], exceptions };
};

/** Whether an office is open in each minute of the two years, read off the clock on the wall: a calendar of its own. */
const minutesOf = ({ weekly, exceptions }: OfficeHours): Uint8Array => {
  const open = new Uint8Array(days * 1_440);
  for (let n = 0; n < days; n++) {
    const day = dayAt(n);
    const weekday = new Date(wallStart + n * dayMs).getUTCDay() || 7;
    const exception = exceptions.find((one) => one.day === day);
    const usual = holidays.has(day) ? [] : (weekly.find((one) => one.weekday === weekday)?.intervals ?? []);
    for (const { opens, closes } of exception?.intervals ?? usual)
      open.fill(1, n * 1_440 + minuteOf(opens), n * 1_440 + minuteOf(closes));
  }
  return open;
};

/** Counts open minutes one by one: slow, and with nothing to get wrong. */
const counted = (open: Uint8Array, from: number, minutes: number, pauses: readonly (readonly [number, number])[]) => {
  let left = minutes;
  for (let now = from; ; now++) {
    if (left === 0) return now;
    if (now >= open.length) return -1;
    if (open[now] && !pauses.some(([begin, end]) => begin <= now && now < end)) left--;
  }
};

const instant = (minute: number) => new Date(start + minute * minuteMs);
const interval = ([from, to]: readonly [number, number]): Interval => ({ from: instant(from), to: instant(to) });

it('deadlines are what a calendar counts minute by minute, whatever the hours, pauses and holidays of two years', () => {
  const chance = chanceFrom(1022);
  const rooms = Array.from({ length: offices }, () => {
    const hours = someHours(chance);
    return { hours, open: minutesOf(hours) };
  });
  const wrong: unknown[] = [];
  for (let tried = 0; tried < cases;) {
    const { hours, open } = rooms[chance(offices)]!;
    const from = chance((days - 120) * 1_440);
    const minutes = 1 + chance(9_000);
    const pauses = Array.from({ length: chance(4) }, () => {
      const begin = from + chance(20 * 1_440);
      return [begin, begin + chance(5 * 1_440)] as const;
    });
    const expected = counted(open, from, minutes, pauses);
    // It would be due after the two years that the other calendar knows.
    if (expected < 0) continue;
    tried++;
    const due = addWorkingTime(hours, instant(from), minutes, pauses.map(interval));
    if (due.getTime() !== instant(expected).getTime()) wrong.push({ from: instant(from), minutes, due });
  }
  expect(wrong).toEqual([]);
});
