/** Runs `total` pieces of work, `atOnce` at a time. Returns pieces a second and how long each took, in milliseconds, sorted. */
export const load = async (total: number, atOnce: number, work: (n: number) => Promise<unknown>) => {
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < total) {
        const n = next++;
        const begun = performance.now();
        await work(n);
        times.push(performance.now() - begun);
      }
    }),
  );
  return { perSecond: (total / (performance.now() - started)) * 1000, times: times.sort((a, b) => a - b) };
};

/** Works for so many seconds, `atOnce` at a time, beginning with piece number `first`. Returns how many pieces were done. */
export const loadFor = async (
  seconds: number,
  atOnce: number,
  work: (n: number) => Promise<unknown>,
  first = 0,
): Promise<number> => {
  const until = performance.now() + seconds * 1_000;
  let [next, done] = [first, 0];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        await work(next++);
        done++;
      }
    }),
  );
  return done;
};

export const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;

const middle = (values: readonly number[]) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** Median with the spread beside it. */
export const spread = (values: readonly number[], digits = 0) =>
  `${middle(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}-${Math.max(...values).toFixed(digits)})`;

export interface Row {
  readonly what: string;
  readonly floor: string;
  readonly ours: string;
  readonly ratio: string;
  readonly goal: string;
}

/** A row of ours against a floor: the ratio is taken run by run. */
export const against = (
  what: string,
  floor: readonly number[],
  ours: readonly number[],
  unit: string,
  goal: string,
): Row => ({
  what: `${what}, ${unit}`,
  floor: spread(floor),
  ours: spread(ours),
  ratio: spread(
    ours.map((value, n) => value / (floor[n] ?? NaN)),
    2,
  ),
  goal,
});
