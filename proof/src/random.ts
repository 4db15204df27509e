/** Chance that can be had again. */
export interface Random {
  /** A whole number from 0 to below `end`; 0 when there is none. */
  below(end: number): number;
}

/** Mulberry32 of Tommy Ettinger: small, fast and even enough for choosing what to try next. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return {
    below: (end) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return end < 1 ? 0 : Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * end);
    },
  };
};
