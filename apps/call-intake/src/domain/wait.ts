/** What a caller who comes now would meet. */
export interface QueueNow {
  /** Callers who wait already and would be answered by the same agents. */
  readonly ahead: number;
  /** Agents at work who serve the queue: on a break and away do not count. */
  readonly seats: number;
  /** Of those, who could answer at once. */
  readonly ready: number;
  /** Mean time of an agent with a call. */
  readonly handleMs: number;
  /** Mean time after which a caller who still waits gives up. */
  readonly patienceMs: number;
}

export interface Estimate {
  readonly p50Ms: number;
  readonly p90Ms: number;
}

/** No estimate is longer: past an hour it says "an hour or more", and where nobody works it cannot say anything else. */
export const longestMs = 3_600_000;

/** How far above the mean half and nine tenths of a normal distribution are, in standard deviations. */
const deviations = { p50: 0, p90: 1.2815515655446004 };

/** Quantile of the gamma distribution with this mean and variance; within 2 percent (Wilson and Hilferty). */
const gamma = (mean: number, variance: number, deviation: number): number => {
  const ninth = variance / (mean * mean) / 9;
  return mean * Math.max(0, 1 - ninth + deviation * Math.sqrt(ninth)) ** 3;
};

/**
 * How long the next caller waits. All seats are with calls; the next in line moves up whenever one of them ends, or whoever is
 * ahead gives up. Each such step is a wait of its own with a rate of its own; their sum is close to a gamma distribution.
 */
export const estimateWait = ({ ahead, seats, ready, handleMs, patienceMs }: QueueNow): Estimate => {
  if (ready > ahead) return { p50Ms: 0, p90Ms: 0 };
  if (seats === 0) return { p50Ms: longestMs, p90Ms: longestMs };
  let [mean, variance] = [0, 0];
  for (let before = ahead; before >= 0; before--) {
    const step = 1 / (seats / handleMs + before / patienceMs);
    mean += step;
    variance += step * step;
  }
  const at = (deviation: number) => Math.round(Math.min(longestMs, gamma(mean, variance, deviation)));
  return { p50Ms: at(deviations.p50), p90Ms: at(deviations.p90) };
};

/** So many waits must have ended before they correct what is estimated, and by so much at most. */
const fewest = 20;
const most = 5;

/**
 * How estimates held lately: `ratio` is the wait that nine of ten stayed under, divided by what the model had said for it.
 * Multiplying by it makes the next nine of ten hold, whatever the model leaves out, as long as the day goes on as it does.
 */
export const correctedBy = (ended: number, ratio: number | null): number =>
  ended < fewest || ratio === null || ratio <= 0 ? 1 : Math.min(most, Math.max(1 / most, ratio));

export const corrected = ({ p50Ms, p90Ms }: Estimate, factor: number): Estimate => ({
  p50Ms: Math.round(Math.min(longestMs, p50Ms * factor)),
  p90Ms: Math.round(Math.min(longestMs, p90Ms * factor)),
});
