/** A round number at or above the largest value, and the marks up to it. */
export const scaleOf = (largest: number): { top: number; marks: number[] } => {
  const rough = Math.max(1, largest) / 4;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * ten >= rough) ?? 10) * ten);
  const count = Math.ceil(Math.max(1, largest) / step);
  return { top: count * step, marks: Array.from({ length: count + 1 }, (_, n) => n * step) };
};
