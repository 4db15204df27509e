/** What was worked out lately, so many at most: signing and checking cost more than a look here. */
export const recent = <T extends { readonly until: number }>(most: number) => {
  const known = new Map<string, T>();
  return {
    /** Undefined when it is not known, or not for long enough any more. */
    get: (key: string, now: number): T | undefined => {
      const found = known.get(key);
      return found && found.until > now ? found : undefined;
    },
    set: (key: string, value: T) => {
      known.delete(key);
      known.set(key, value);
      // The oldest first: a map keeps the order in which its keys came.
      if (known.size > most) known.delete(known.keys().next().value as string);
    },
  };
};
