const firstMs = 50;
const longestMs = 5_000;

/**
 * Milliseconds to wait before the next try after so many that failed: at once after a cut, then longer and longer, up to
 * five seconds. `chance` (0 to 1) spreads those who were cut together over half of it.
 */
export const waitBefore = (failures: number, chance: number): number =>
  failures === 0 ? 0 : Math.min(longestMs, firstMs * 2 ** (failures - 1)) * (0.5 + chance / 2);
