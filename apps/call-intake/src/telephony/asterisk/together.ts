import { setTimeout as pause } from 'node:timers/promises';

interface Waiting<I, O> {
  readonly input: I;
  readonly resolve: (output: O) => void;
  readonly reject: (error: unknown) => void;
}

export interface Together<I, O> {
  /** Does all of these, or throws and has done none. Undefined: that one is to be done by itself. Of one alone it never says so. */
  readonly work: (inputs: readonly I[]) => Promise<readonly (O | undefined)[]>;
  readonly atOnce: number;
  /** When several came at once others are about to: they are waited for so long. */
  readonly momentMs: number;
  /** Whether each of them would fail like this. */
  readonly isEverybodys: (error: unknown) => boolean;
}

/**
 * Work that is paid for by the time and not by the piece, such as a commit: what is asked for while it is under way is done all at once
 * after it. One that cannot be done keeps nobody else from it.
 */
export const together = <I, O>({
  work,
  atOnce,
  momentMs,
  isEverybodys,
}: Together<I, O>): ((input: I) => Promise<O>) => {
  const waiting: Waiting<I, O>[] = [];
  let working = false;

  const alone = async ({ input, resolve, reject }: Waiting<I, O>): Promise<void> => {
    try {
      const [output] = await work([input]);
      resolve(output as O);
    } catch (error) {
      reject(error);
    }
  };

  const all = async (some: readonly Waiting<I, O>[]): Promise<void> => {
    const [first] = some;
    if (some.length === 1 && first) return alone(first);
    let outputs: readonly (O | undefined)[];
    try {
      outputs = await work(some.map(({ input }) => input));
    } catch (error) {
      if (isEverybodys(error)) return some.forEach(({ reject }) => reject(error));
      // Which of them it was shows when each is tried.
      outputs = [];
    }
    for (const [n, one] of some.entries()) {
      const output = outputs[n];
      if (output === undefined) await alone(one);
      else one.resolve(output);
    }
  };

  const run = async (): Promise<void> => {
    working = true;
    while (waiting.length) {
      if (waiting.length > 1 && waiting.length < atOnce) await pause(momentMs);
      await all(waiting.splice(0, atOnce));
    }
    working = false;
  };

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (!working) void run();
    });
};
