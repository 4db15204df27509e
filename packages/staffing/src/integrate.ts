/** Five points and weights of Gauss and Legendre on [-1, 1]; exact for polynomials up to the ninth degree. */
const points = [
  [0, 128 / 225],
  [0.538_469_310_105_683_1, 0.478_628_670_499_366_5],
  [-0.538_469_310_105_683_1, 0.478_628_670_499_366_5],
  [0.906_179_845_938_664, 0.236_926_885_056_189_1],
  [-0.906_179_845_938_664, 0.236_926_885_056_189_1],
] as const;

/** A curve with one hill, by its logarithm: how high it is, and over what distance it changes there by a factor. */
export interface Hill {
  readonly log: (t: number) => number;
  readonly scale: (t: number) => number;
  /** Where it is highest. */
  readonly top: number;
}

/** Below this part of the highest value it adds nothing that a double can hold. */
const nothing = -38;
/** Steps of so many scales: over a factor of e squared the five points are still right to the ninth digit. */
const stride = 2;

/**
 * The area under a hill from 0 to `end` (or for ever), as a part of exp(log(from)). It walks from the highest point
 * outwards in steps of the hill's own scale, so that a needle is found and a plain costs nothing.
 */
export const areaUnder = ({ log, scale, top }: Hill, end: number, reference: number): number => {
  const peak = Math.min(Math.max(top, 0), end);
  const cut = log(peak) + nothing;
  let area = 0;
  const walk = (direction: 1 | -1, limit: number) => {
    for (let at = peak; at !== limit && log(at) > cut;) {
      const step = Math.min(stride * scale(at), Math.abs(limit - at));
      const middle = at + (direction * step) / 2;
      for (const [point, weight] of points)
        area += weight * (step / 2) * Math.exp(log(middle + (point * step) / 2) - reference);
      at = step === Math.abs(limit - at) ? limit : at + direction * step;
    }
  };
  walk(-1, 0);
  walk(1, end);
  return area;
};
