import { agenda } from './agenda';
import type { FileCall } from './call-file';
import type { Random } from './random';
import { randomOf } from './random';

/** The hotline's worst day as it might have stood in a file: no file of that day exists. */
export interface PeakDay {
  readonly calls: number;
  /** Seats that a telephone system shares the calls out to. */
  readonly seats: number;
  readonly seed: number;
}

/** How calls are spread over the half hours from 7:00 on: they rise with the offices, rest at lunch and fade. */
const shape = [4, 7, 12, 15, 16, 16, 15, 13, 9, 6, 5, 7, 11, 13, 13, 12, 11, 9, 6, 4];
const halfHour = 1_800;
const opens = 7 * 3_600;
const day = Date.UTC(2021, 5, 9) / 1_000;
const meanService = 390;
const meanPatience = 345;
const menuSeconds = 9;
/** Of all who come, so many hang up in the greeting. */
const leaveMenu = 0.07;
/** Every second caller of the day has called before. */
const callersPerCall = 0.6;

const exponential = (random: Random, mean: number) => Math.round(-mean * Math.log(1 - random()));

const arrivals = (count: number, random: Random): number[] => {
  const all = shape.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: count }, () => {
    let left = random() * all;
    const step = shape.findIndex((weight) => (left -= weight) < 0);
    return day + opens + Math.max(0, step) * halfHour + Math.floor(random() * halfHour);
  }).sort((a, b) => a - b);
};

/** Calls of such a day: first come, first served by so many seats, with callers as patient and calls as long as they were. */
export const peakDay = ({ calls: count, seats, seed }: PeakDay): FileCall[] => {
  const random = randomOf(seed);
  const free = agenda<number>();
  for (let seat = 0; seat < seats; seat++) free.plan(day, seat);
  return arrivals(count, random).map((arrivedAt, n): FileCall => {
    const call = {
      line: n + 2,
      customer: String(10_000_000 + Math.floor(random() * count * callersPerCall)),
      priority: 0,
      type: 'PS',
      arrivedAt,
      leftIvrAt: arrivedAt + menuSeconds,
      dirt: [],
    };
    const nobody = { waitSeconds: 0, serviceSeconds: 0, server: '' };
    if (random() < leaveMenu) return { ...call, ...nobody, outcome: 'left_in_ivr' };
    const [patience, service] = [exponential(random, meanPatience), exponential(random, meanService)];
    const seat = free.next();
    const at = Math.max(call.leftIvrAt, seat?.at ?? 0);
    const waitSeconds = at - call.leftIvrAt;
    if (waitSeconds > patience) {
      if (seat) free.plan(seat.at, seat.what);
      return { ...call, ...nobody, outcome: 'left_in_queue', waitSeconds: patience };
    }
    free.plan(at + service, seat?.what ?? 0);
    return { ...call, outcome: 'answered', waitSeconds, serviceSeconds: service, server: `seat-${seat?.what ?? 0}` };
  });
};
