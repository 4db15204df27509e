/** Hands what is pushed to whoever waits for it, in order. */
export const queue = <T>() => {
  const items: T[] = [];
  const waiting: ((item: T) => void)[] = [];
  return {
    push: (item: T) => {
      const taker = waiting.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    next: () =>
      new Promise<T>((resolve) => {
        if (items.length) resolve(items.shift() as T);
        else waiting.push(resolve);
      }),
  };
};
