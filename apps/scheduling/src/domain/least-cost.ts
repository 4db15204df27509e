/**
 * Sends what `supply` has to where `capacity` is, as much as fits and then as cheaply as can be: successive shortest paths, with
 * potentials that keep every reduced cost at or above zero. `cost[i * capacity.length + j]` is a whole number, Infinity where i may
 * not go to j. Gives the flow in the same shape. The same input gives the same answer.
 */
export const leastCost = (
  supply: readonly number[],
  capacity: readonly number[],
  cost: Float64Array,
): Int32Array<ArrayBuffer> => {
  const [n, m] = [supply.length, capacity.length];
  const flow = new Int32Array(n * m);
  const used = new Int32Array(m);
  const [fromPrice, toPrice] = [new Float64Array(n), new Float64Array(m)];
  const [fromFar, toFar] = [new Float64Array(n), new Float64Array(m)];
  const [cameFrom, cameOver] = [new Int32Array(m), new Int32Array(n)];
  const done = new Uint8Array(m);
  const at = (values: { readonly [index: number]: number }, index: number) => values[index] ?? 0;

  const relax = (i: number) => {
    const base = at(fromFar, i) + at(fromPrice, i);
    for (let j = 0; j < m; j++) {
      const far = base + at(cost, i * m + j) - at(toPrice, j);
      if (far < at(toFar, j)) [toFar[j], cameFrom[j]] = [far, i];
    }
  };

  const nearest = () => {
    let best = -1;
    for (let j = 0; j < m; j++) if (!done[j] && at(toFar, j) < (best < 0 ? Infinity : at(toFar, best))) best = j;
    return best;
  };

  /** The cheapest way from i to where there is room; -1 when there is none. */
  const search = (start: number): number => {
    fromFar.fill(Infinity);
    toFar.fill(Infinity);
    done.fill(0);
    fromFar[start] = 0;
    relax(start);
    for (let j = nearest(); j >= 0; j = nearest()) {
      done[j] = 1;
      if (at(used, j) < at(capacity, j)) return j;
      // Who is there already may give way: going back over a used way costs nothing more in reduced terms.
      for (let i = 0; i < n; i++) {
        if (!flow[i * m + j] || at(fromFar, i) < Infinity) continue;
        fromFar[i] = at(toFar, j);
        cameOver[i] = j;
        relax(i);
      }
    }
    return -1;
  };

  const augment = (start: number, end: number, most: number): number => {
    let amount = Math.min(most, at(capacity, end) - at(used, end));
    for (let i = at(cameFrom, end); i !== start; i = at(cameFrom, at(cameOver, i)))
      amount = Math.min(amount, at(flow, i * m + at(cameOver, i)));
    used[end] = at(used, end) + amount;
    for (let j = end; ;) {
      const i = at(cameFrom, j);
      flow[i * m + j] = at(flow, i * m + j) + amount;
      if (i === start) break;
      j = at(cameOver, i);
      flow[i * m + j] = at(flow, i * m + j) - amount;
    }
    const length = at(toFar, end);
    for (let i = 0; i < n; i++) fromPrice[i] = at(fromPrice, i) + Math.min(at(fromFar, i), length);
    for (let j = 0; j < m; j++) toPrice[j] = at(toPrice, j) + Math.min(at(toFar, j), length);
    return amount;
  };

  supply.forEach((whole, start) => {
    for (let rest = whole; rest > 0;) {
      const end = search(start);
      if (end < 0) return;
      rest -= augment(start, end, rest);
    }
  });
  return flow;
};
