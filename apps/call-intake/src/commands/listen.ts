import { shows } from '@civicline/store/audit';
import { stateOf } from '../domain/recording';
import { recordingNotFound } from '../domain/refusals';
import { recordingById } from '../store/recordings';
import type { Deps } from './deps';
import type { Archive } from './keep-recordings';

/**
 * A recording, for somebody's ears: that they listen stands in the audit before they hear anything. Refuses RECORDING_NOT_FOUND of one that
 * is not here, not yet or not any more.
 */
export const listen =
  ({ store }: Pick<Deps, 'store'>, archive: Pick<Archive, 'get'> | undefined) =>
  async (recordingId: string): Promise<Buffer> => {
    if (!archive) throw recordingNotFound();
    const recording = await recordingById(store, recordingId);
    if (!recording || stateOf(recording) !== 'kept') throw recordingNotFound();
    shows(recording.number);
    return archive.get(recordingId);
  };
