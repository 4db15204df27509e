import type { Logger } from '@civicline/service-kit';
import type { Tx } from './tx';

/** Sealed bytes of a kind, each under an id, that are to be sealed with the current key. */
export interface Resealing {
  /** What one of them is, for the log: "recording". */
  readonly kind: string;
  /** Ids, in order, behind this one, of what is not sealed as it should be now; locked, so that one replica takes each. */
  readonly stale: (tx: Tx, behind: string | null, limit: number) => Promise<string[]>;
  /** Seals one anew. Rejects when it does not open; done twice it does no harm. */
  readonly reseal: (tx: Tx, id: string) => Promise<void>;
}

/**
 * Seals with the current key what is not, some at a time, each batch one transaction: whoever comes after a crash goes on. What does not open
 * keeps no other from it, and is looked at again in the next round. Returns how many it looked at.
 */
export const resealing = (log: Logger, { kind, stale, reseal }: Resealing) => {
  let behind: string | null = null;
  return async (tx: Tx, limit: number): Promise<number> => {
    const ids = await stale(tx, behind, limit);
    behind = ids.at(-1) ?? null;
    for (const id of ids)
      try {
        await reseal(tx, id);
      } catch (err) {
        log.error({ err, [kind]: id }, `a ${kind} does not open, and is not sealed with the current key`);
      }
    return ids.length;
  };
};
