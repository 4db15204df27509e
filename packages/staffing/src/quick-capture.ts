import { requireNotNegative, requirePositive } from './check';

export interface CaptureQuestion {
  /** Calls of the day. */
  readonly calls: number;
  readonly seats: number;
  readonly hours: number;
  /** How much of their time agents can be with calls, day in, day out: 0.85 is the field's usual. */
  readonly occupancy: number;
  readonly fullMinutes: number;
  /** Minutes of a quick capture: a partial record and a promised call-back. */
  readonly captureMinutes: number;
}

/**
 * The part of calls that can be handled in full when every other is captured quickly, so that the seats carry them all:
 * p = (seats * occupancy * minutes / calls - s) / (full - s), held to [0, 1]. Null when the seats cannot even capture
 * every call. Throws RangeError when a capture takes as long as a call.
 */
export const partInFull = (question: CaptureQuestion): number | null => {
  const { calls, seats, hours, occupancy, fullMinutes, captureMinutes } = question;
  requirePositive('calls', calls);
  requireNotNegative('seats', seats);
  requirePositive('hours', hours);
  requirePositive('occupancy', occupancy);
  requirePositive('captureMinutes', captureMinutes);
  if (captureMinutes >= fullMinutes) throw new RangeError('a capture takes as long as a call in full');
  const minutesEach = (seats * occupancy * hours * 60) / calls;
  if (minutesEach < captureMinutes) return null;
  return Math.min(1, (minutesEach - captureMinutes) / (fullMinutes - captureMinutes));
};
