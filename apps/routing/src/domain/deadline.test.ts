import fc from 'fast-check';
import type { Deadline } from './deadline';
import { dueAt, pause, resume } from './deadline';
import { alarmsOf } from './alarms';

const minuteMs = 60_000;
const at = (text: string) => new Date(`${text}:00+07:00`);
const start = at('2026-11-23T00:00').getTime();
const hours = {
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    intervals: [
      { opens: '07:30', closes: '11:30' },
      { opens: '13:00', closes: '16:30' },
    ],
  })),
  exceptions: [{ day: '2026-11-28', intervals: [{ opens: '08:00', closes: '10:00' }] }],
};
const why = { vi: 'Chờ công dân', en: 'Waiting' };
const deadline = (beganAt: Date, answerMinutes: number): Deadline => ({
  round: 1,
  beganAt,
  hours,
  pauses: [],
  acknowledgeMinutes: 60,
  answerMinutes,
  warnMinutes: 120,
});

/** Whether the office is open in a minute, read off the clock on the wall (UTC+7, no daylight saving): a calendar of its own. */
const isOpenAt = (ms: number): boolean => {
  const wall = new Date(ms + 7 * 60 * minuteMs).toISOString();
  const [day, time] = [wall.slice(0, 10), wall.slice(11, 16)];
  if (day === '2026-11-28') return time >= '08:00' && time < '10:00';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return (time >= '07:30' && time < '11:30') || (time >= '13:00' && time < '16:30');
};
const table = Array.from({ length: 40 * 1_440 }, (_, minute) =>
  isOpenAt(at('2026-11-23T00:00').getTime() + minute * minuteMs),
);

/** Counts open minutes one by one: slow, and with nothing to get wrong. */
const counted = (from: Date, minutes: number, pauses: readonly { from: Date; to: Date }[]): Date => {
  let left = minutes;
  for (let now = from.getTime(); ; now += minuteMs) {
    if (left === 0) return new Date(now);
    const paused = pauses.some((one) => one.from.getTime() <= now && now < one.to.getTime());
    if (!paused && table[(now - start) / minuteMs]) left--;
  }
};

const instants = fc.integer({ min: 0, max: 14 * 1_440 }).map((minute) => new Date(start + minute * minuteMs));

it('is what a calendar counts minute by minute, pauses and holidays included', () => {
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 1, max: 2_000 }),
      fc.integer({ min: 0, max: 900 }),
      instants,
      (began, minutes, length, from) => {
        fc.pre(from >= began);
        const to = new Date(from.getTime() + length * minuteMs);
        const paused = length ? resume(pause(deadline(began, minutes), from, why), to) : deadline(began, minutes);
        const later = new Date(start + 365 * 1_440 * minuteMs);
        expect(dueAt(paused, later).due).toEqual(counted(began, minutes, length ? [{ from, to }] : []));
        expect(dueAt(paused, later).answerBy).toEqual(counted(began, minutes, []));
      },
    ),
    { numRuns: 300 },
  );
});

it('can be worked out again for any instant that has passed', () => {
  const paused = resume(
    pause(deadline(at('2026-11-25T08:00'), 120), at('2026-11-25T08:30'), why),
    at('2026-11-25T09:30'),
  );
  expect(dueAt(paused, at('2026-11-25T08:00')).due).toEqual(at('2026-11-25T10:00'));
  expect(dueAt(paused, at('2026-11-25T09:00')).due).toEqual(at('2026-11-25T10:30'));
  expect(dueAt(paused, at('2026-12-25T09:00')).due).toEqual(at('2026-11-25T11:00'));
});

it('what it was fixed at never moves', () => {
  const began = deadline(at('2026-11-25T08:00'), 120);
  const paused = pause(began, at('2026-11-25T08:30'), why);
  const { due, answerBy } = dueAt(paused, at('2026-11-25T09:00'));
  expect(answerBy).toEqual(at('2026-11-25T10:00'));
  expect(due).toEqual(at('2026-11-25T10:30'));
});

it('nothing goes off while the clock stands still, and each alarm once for each deadline', () => {
  const running = deadline(at('2026-11-25T08:00'), 240);
  const alarms = alarmsOf(running, at('2026-11-25T08:00'));
  expect(alarms.map(({ rule, at: when }) => [rule, when])).toEqual([
    ['warned', at('2026-11-25T10:00')],
    ['overdue', at('2026-11-25T13:30')],
    ['escalated-1', at('2026-11-26T08:30')],
    // Two hours of the extra Saturday count as well.
    ['escalated-2', at('2026-11-27T09:00')],
    ['escalated-3', at('2026-11-30T11:30')],
  ]);
  expect(alarmsOf(pause(running, at('2026-11-25T09:00'), why), at('2026-11-25T09:00'))).toEqual([]);
});
