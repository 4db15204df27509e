/** How long a test waits for what is to come, in milliseconds: a guard, not a measure. */
export const patienceMs = 240_000;

/** Waits until a look at the world no longer throws; throws what it threw last when the time is over. */
export const eventually = async <T>(look: () => T | Promise<T>, timeoutMs = patienceMs): Promise<T> => {
  for (const until = Date.now() + timeoutMs; ;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
};
