/** Work in its order for each call, calls side by side. */
export interface Lanes {
  /** Runs behind everything that was asked for this call before. */
  in<T>(id: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export const lanes = (): Lanes => {
  const last = new Map<string, Promise<unknown>>();
  return {
    in: (id, work) => {
      const next = (last.get(id) ?? Promise.resolve()).then(work, work);
      const settled = next.then(
        () => undefined,
        () => undefined,
      );
      last.set(id, settled);
      void settled.then(() => {
        if (last.get(id) === settled) last.delete(id);
      });
      return next;
    },
    idle: async () => {
      while (last.size) await Promise.all(last.values());
    },
  };
};
