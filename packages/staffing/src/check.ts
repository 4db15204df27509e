/** Throws RangeError unless it is a whole number of at least `least`. */
export const requireWhole = (name: string, value: number, least = 0): void => {
  if (!Number.isInteger(value) || value < least)
    throw new RangeError(`${name} is ${value}, not a whole number >= ${least}`);
};

/** Throws RangeError unless it is a finite number greater than 0. */
export const requirePositive = (name: string, value: number): void => {
  if (!(value > 0) || !Number.isFinite(value)) throw new RangeError(`${name} is ${value}, not a number > 0`);
};

/** Throws RangeError unless it is a finite number of at least 0. */
export const requireNotNegative = (name: string, value: number): void => {
  if (!(value >= 0) || !Number.isFinite(value)) throw new RangeError(`${name} is ${value}, not a number >= 0`);
};
