/**
 * What was worked out lately, so many at most: signing and checking cost more than a look here. What was worked out at a time that is
 * yet to come is not known: a clock that was ahead has been put right, and a token of then would be refused for as long as it was ahead.
 */
export const recent = <T extends { readonly until: number }>(most: number) => {
  const known = new Map<string, T & { readonly since: number }>();
  return {
    /** Undefined when it is not known, or not for long enough any more. */
    get: (key: string, now: number): T | undefined => {
      const found = known.get(key);
      return found && found.since <= now && now < found.until ? found : undefined;
    },
    set: (key: string, value: T, now: number) => {
      known.delete(key);
      known.set(key, { ...value, since: now });
      // The oldest first: a map keeps the order in which its keys came.
      if (known.size > most) known.delete(known.keys().next().value as string);
    },
  };
};
