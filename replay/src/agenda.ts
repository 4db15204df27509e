/** What is to happen, earliest first; at the same time, in the order in which it was planned. */
export interface Agenda<T> {
  plan(at: number, what: T): void;
  next(): { readonly at: number; readonly what: T } | undefined;
  readonly size: number;
}

interface Entry<T> {
  readonly at: number;
  readonly n: number;
  readonly what: T;
}

const before = <T>(a: Entry<T>, b: Entry<T>) => a.at < b.at || (a.at === b.at && a.n < b.n);

/** A binary heap: a week of calls has tens of thousands of happenings, and each is planned as the one before it happens. */
export const agenda = <T>(): Agenda<T> => {
  const heap: Entry<T>[] = [];
  let planned = 0;
  const swap = (a: number, b: number) => {
    const [first, second] = [heap[a], heap[b]];
    if (first && second) [heap[a], heap[b]] = [second, first];
  };
  const isBefore = (a: number, b: number) => {
    const [first, second] = [heap[a], heap[b]];
    return first !== undefined && second !== undefined && before(first, second);
  };
  return {
    get size() {
      return heap.length;
    },
    plan: (at, what) => {
      heap.push({ at, what, n: planned++ });
      for (let child = heap.length - 1, parent = (child - 1) >> 1; child > 0 && isBefore(child, parent);) {
        swap(child, parent);
        [child, parent] = [parent, (parent - 1) >> 1];
      }
    },
    next: () => {
      const [first] = heap;
      const last = heap.pop();
      if (!first || !last || !heap.length) return first;
      heap[0] = last;
      for (let parent = 0; ;) {
        const [left, right] = [2 * parent + 1, 2 * parent + 2];
        const child = isBefore(right, left) ? right : left;
        if (!isBefore(child, parent)) return first;
        swap(child, parent);
        parent = child;
      }
    },
  };
};
