import { subjectOf } from './chain';
import { writeFact } from './fact';
import type { Erased, Keeping } from './keeper';
import { eraseAll } from './keeper';

export interface ErasureHere {
  readonly erasureId: string;
  /** E.164. */
  readonly number: string;
  readonly askedBy: string;
  readonly purpose: string;
}

/** Takes somebody out of what a service keeps; that it was done, and who wanted it, stands in the audit with the same commit. */
export const erasePerson = (
  { store, keyring, clock, keeper }: Keeping,
  { erasureId, number, askedBy, purpose }: ErasureHere,
): Promise<Erased> =>
  store.transaction(async (tx) => {
    const now = clock.now();
    const done = await eraseAll(tx, keeper, number, now);
    if (done.erased)
      writeFact(tx, {
        at: now,
        role: 'supervisor',
        account: askedBy,
        office: '',
        act: 'ErasePerson',
        about: [erasureId, purpose],
        outcome: 'changed',
        subjects: [subjectOf(keyring, number)],
      });
    return done;
  });
