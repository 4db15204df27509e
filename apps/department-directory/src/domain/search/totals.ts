/** Buckets into which totals are sorted; enough to tell the best apart. */
const buckets = 256;
/** What has less than this share of the best is no rival of it. */
const rival = 0.5;

/** Adds up, for each of many slots, the best that each word of a query found there. The arrays are kept between queries. */
export const openTotals = () => {
  let sums = new Float32Array(0);
  let bests = new Float32Array(0);
  let seen = new Int32Array(0);
  let word = 0;
  let touched: number[] = [];
  return {
    begin: (slots: number): void => {
      if (sums.length < slots) {
        [sums, bests, seen] = [new Float32Array(slots * 2), new Float32Array(slots * 2), new Int32Array(slots * 2)];
        word = 0;
      }
      for (const slot of touched) sums[slot] = 0;
      touched = [];
    },
    /** The next word of the query. */
    next: (): void => void word++,
    /** A slot has this much of the word; the most of it counts. */
    add: (slot: number, gain: number): void => {
      const had = seen[slot] === word ? (bests[slot] as number) : 0;
      if (gain <= had) return;
      const sum = sums[slot] as number;
      if (sum === 0) touched.push(slot);
      seen[slot] = word;
      bests[slot] = gain;
      sums[slot] = sum + gain - had;
    },
    /** The `count` slots with the highest sums, in no order. Where many are as good, those of a lower `rank` come first. */
    most: (count: number, rank: (slot: number) => number): number[] => {
      let best = 0;
      for (const slot of touched) best = Math.max(best, sums[slot] as number);
      const bucketOf = (slot: number) => Math.min(buckets - 1, Math.floor(((sums[slot] as number) / best) * buckets));
      const sizes = new Int32Array(buckets);
      for (const slot of touched) sizes[bucketOf(slot)]!++;
      let least = buckets;
      let held = 0;
      while (least > buckets * rival && held < count) held += sizes[--least] as number;
      const surely = touched.filter((slot) => bucketOf(slot) > least);
      const last = touched.filter((slot) => bucketOf(slot) === least);
      if (held > count) last.sort((a, b) => rank(a) - rank(b));
      return [...surely, ...last.slice(0, Math.max(0, count - surely.length))];
    },
  };
};
