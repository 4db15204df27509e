import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import { changed } from '@civicline/store/audit';
import type { Erasure, ErasurePart, Keeper } from '../domain/erasure';
import { keepers, leaseMs, nextLook } from '../domain/erasure';
import { claimErasure, insertErasure, partsOf, settleErasure, writePart } from '../store/erasures';
import type { Deps } from './deps';

export interface ErasureWish {
  /** E.164. */
  readonly number: string;
  readonly purpose: string;
}

/** Begins it; the rest goes by itself. */
export const startErasure =
  ({ store, clock, newId }: Deps, wake: () => void) =>
  (wish: ErasureWish, { caller, idempotencyKey }: CallContext): Promise<Erasure> =>
    store.once(
      { command: 'start-erasure', key: idempotencyKey, fingerprint: fingerprint(wish), caller: caller.id },
      (tx) => {
        const erasure = { id: newId(), ...wish, askedBy: caller.id, begunAt: clock.now(), finishedAt: null, parts: [] };
        insertErasure(tx, erasure);
        changed(tx, wish.number, erasure.id, wish.purpose);
        tx.afterCommit(wake);
        return Promise.resolve(erasure);
      },
    );

/** Asks a service, and says what it took out and what is left. Rejects when it is away. */
export type AskKeeper = (service: Keeper, erasure: Erasure) => Promise<{ erased: number; left: number }>;

/**
 * Carries the next erasure that is due: every service is asked, what each says is written down at once. Whoever comes after a crash asks
 * again, which takes nothing out twice. A service that is away is asked when the lease is over. Returns how many it dealt with.
 */
export const carryErasure =
  ({ store, clock }: Pick<Deps, 'store' | 'clock'>, ask: AskKeeper) =>
  async (): Promise<number> => {
    const lease = new Date(clock.now().getTime() + leaseMs);
    const erasure = await store.transaction((tx) => claimErasure(tx, clock.now(), lease));
    if (!erasure) return 0;
    for (const service of keepers) {
      const said = await ask(service, erasure);
      const part: ErasurePart = { service, ...said, askedAt: clock.now() };
      await store.transaction(async (tx) => writePart(tx, erasure.id, part));
    }
    await store.transaction(async (tx) => {
      const parts = (await partsOf(tx, [erasure.id])).map(({ part }) => part);
      settleErasure(tx, erasure.id, nextLook(parts, clock.now()), clock.now());
    });
    return 1;
  };
