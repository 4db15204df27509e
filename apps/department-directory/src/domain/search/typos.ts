/**
 * Edits between two words, neighbours swapped counting as one; `limit + 1` when there are more. One row of the table is
 * kept besides the two before it.
 */
export const editsBetween = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
};

/** How many edits a word of this length may be away and still be taken for another. */
export const editsAllowed = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : 2);

/** A word and what is left of it when up to `edits` letters are taken out. */
const shortened = (word: string, edits: number): Set<string> => {
  const all = new Set([word]);
  let edge = [word];
  for (let n = 0; n < edits; n++) {
    edge = edge.flatMap((one) => Array.from(one, (_, at) => one.slice(0, at) + one.slice(at + 1)));
    edge.forEach((one) => all.add(one));
  }
  return all;
};

/**
 * Finds words that are one or two edits away without looking at all of them: two words that near have a common
 * remainder once as many letters are taken out of each.
 */
export const openTypos = () => {
  const byRemainder = new Map<string, string[]>();
  return {
    learn: (word: string): void => {
      for (const rest of shortened(word, editsAllowed(word.length))) {
        const words = byRemainder.get(rest);
        if (words) words.push(word);
        else byRemainder.set(rest, [word]);
      }
    },
    /** Other words and how many edits they are away. */
    near: (word: string): { word: string; edits: number }[] => {
      const limit = editsAllowed(word.length);
      if (!limit) return [];
      const found = new Map<string, number>();
      for (const rest of shortened(word, limit))
        for (const other of byRemainder.get(rest) ?? []) {
          if (other === word || found.has(other)) continue;
          // The shorter of two words decides: three letters of five are not the same word.
          const edits = editsBetween(word, other, Math.min(limit, Math.max(1, editsAllowed(other.length))));
          found.set(other, edits);
        }
      return [...found].flatMap(([other, edits]) => (edits <= limit ? [{ word: other, edits }] : []));
    },
  };
};
