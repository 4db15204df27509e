/** Buckets into which totals are sorted; enough to tell the best apart. */
const buckets = 256;
/** What has less than this share of the best is no rival of it. */
const rival = 0.5;

/** So many of the slots, those of a lower rank first. Ranks are small whole numbers, so nothing is compared. */
const lowest = (slots: readonly number[], count: number, rank: (slot: number) => number): number[] => {
  const byRank: number[][] = [];
  for (const slot of slots) (byRank[rank(slot)] ??= []).push(slot);
  const first: number[] = [];
  for (const some of byRank) {
    if (first.length >= count) break;
    if (some) first.push(...some);
  }
  return first.slice(0, count);
};

/** Adds up, for each of many slots, the best that each word of a query found there. The arrays are kept between queries. */
export const openTotals = () => {
  let sums = new Float32Array(0);
  let bests = new Float32Array(0);
  let seen = new Int32Array(0);
  let touched = new Int32Array(0);
  let bucketOf = new Uint8Array(0);
  let reached = 0;
  let word = 0;
  let best = 0;
  let onlyRivals = false;
  return {
    begin: (slots: number): void => {
      for (let n = 0; n < reached; n++) sums[touched[n] as number] = 0;
      [reached, best] = [0, 0];
      if (sums.length >= slots) return;
      [sums, bests, seen] = [new Float32Array(slots * 2), new Float32Array(slots * 2), new Int32Array(slots * 2)];
      [touched, bucketOf, word] = [new Int32Array(slots * 2), new Uint8Array(slots * 2), 0];
    },
    /**
     * The next word of the query. `rest` is the most that this word and those after it can add to a slot: where that makes no
     * rival any more, slots that have nothing yet are passed over. Words that say most come first, then most slots are.
     */
    next: (rest: number): void => {
      word++;
      onlyRivals = rest < best * rival;
    },
    /** A slot has this much of the word; the most of it counts. */
    add: (slot: number, gain: number): void => {
      const had = seen[slot] === word ? (bests[slot] as number) : 0;
      if (gain <= had) return;
      const before = sums[slot] as number;
      if (before === 0) {
        if (onlyRivals) return;
        touched[reached++] = slot;
      }
      seen[slot] = word;
      bests[slot] = gain;
      const sum = before + gain - had;
      sums[slot] = sum;
      if (sum > best) best = sum;
    },
    /** The `count` slots with the highest sums, in no order. Where many are as good, those of a lower `rank` come first. */
    most: (count: number, rank: (slot: number) => number): number[] => {
      const sizes = new Int32Array(buckets);
      const rivals: number[] = [];
      for (let n = 0; n < reached; n++) {
        const slot = touched[n] as number;
        const share = (sums[slot] as number) / best;
        if (share < rival) continue;
        const bucket = Math.min(buckets - 1, Math.floor(share * buckets));
        bucketOf[slot] = bucket;
        sizes[bucket]!++;
        rivals.push(slot);
      }
      let least = buckets;
      let held = 0;
      while (least > buckets * rival && held < count) held += sizes[--least] as number;
      const surely = rivals.filter((slot) => (bucketOf[slot] as number) > least);
      const last = rivals.filter((slot) => bucketOf[slot] === least);
      const wanted = Math.max(0, count - surely.length);
      return [...surely, ...(last.length > wanted ? lowest(last, wanted, rank) : last)];
    },
  };
};
