/** A working day in half hours, as the planner edits it: what is expected, and who is there. */
export interface Day {
  /** First calls of each half hour, before any surge. */
  readonly calls: readonly number[];
  /** Agents at their desks in each half hour. */
  readonly seats: readonly number[];
}

export const steps = 48;
export const minutesOfStep = 30;
export const stepIndexes = Array.from({ length: steps }, (_, step) => step);

/** "07:30" for 15. */
export const timeOf = (step: number): string =>
  `${String(Math.floor(step / 2)).padStart(2, '0')}:${step % 2 ? '30' : '00'}`;

/** How a day of the hotline is shared out from 7:00 to 19:00: it rises with the offices, rests at lunch, fades at night. */
const shape = [4, 7, 12, 15, 16, 16, 15, 13, 9, 6, 5, 7, 11, 13, 13, 12, 11, 9, 6, 4, 3, 2, 2, 1];
const opens = 14;

const spread = (total: number, weights: readonly number[]): number[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  // Whole calls whose sum is the total: what rounding leaves is carried on to the next half hour.
  let [given, due] = [0, 0];
  return weights.map((weight) => {
    due += all ? (weight / all) * total : 0;
    const share = Math.round(due) - given;
    given += share;
    return share;
  });
};

const weightOf = (step: number) => shape[step - opens] ?? 0;

export const dayOf = (total: number, seats: number): Day => ({
  calls: spread(total, stepIndexes.map(weightOf)),
  seats: stepIndexes.map((step) => (weightOf(step) > 0 ? seats : 0)),
});

export const totalOf = ({ calls }: Day): number => calls.reduce((sum, count) => sum + count, 0);

/** The same curve with another total; a day without calls gets the usual shape. */
export const withTotal = (day: Day, total: number): Day => ({
  ...day,
  calls: spread(total, totalOf(day) > 0 ? day.calls : stepIndexes.map(weightOf)),
});

/** The same hours with so many agents; half hours that nobody works stay closed. */
export const withSeats = (day: Day, seats: number): Day => ({
  ...day,
  seats: day.seats.some((count) => count > 0)
    ? day.seats.map((count) => (count > 0 ? seats : 0))
    : dayOf(1, seats).seats,
});

/** A day with one half hour changed. */
export const withStep = (day: Day, of: keyof Day, step: number, value: number): Day => ({
  ...day,
  [of]: day[of].map((count, index) => (index === step ? value : count)),
});

export const seatsOf = ({ seats }: Day): number => Math.max(0, ...seats);

/** How many half hours are worked. */
export const openSteps = ({ seats }: Day): number => seats.filter((count) => count > 0).length;
