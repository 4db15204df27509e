import type { CallContext } from '@civicline/service-kit';
import { stateOf } from '../domain/recording';
import { recordingNotFound } from '../domain/refusals';
import { recordingById, writeAccess } from '../store/recordings';
import type { Deps } from './deps';
import type { Vault } from './keep-recordings';

/**
 * A recording, for somebody's ears: that they listen stands before they hear anything. Refuses RECORDING_NOT_FOUND of one that
 * is not here, not yet or not any more.
 */
export const listen =
  ({ store, clock, newId }: Pick<Deps, 'store' | 'clock' | 'newId'>, vault: Pick<Vault, 'get'> | undefined) =>
  async (recordingId: string, { caller }: CallContext): Promise<Buffer> => {
    if (!vault) throw recordingNotFound();
    await store.transaction(async (tx) => {
      const recording = await recordingById(tx, recordingId);
      if (!recording || stateOf(recording) !== 'kept') throw recordingNotFound();
      writeAccess(tx, newId(), recordingId, { account: caller.id, role: caller.role, at: clock.now() });
    });
    return vault.get(recordingId);
  };
