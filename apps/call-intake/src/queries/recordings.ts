import type { Listened, Recording } from '../domain/recording';
import type { RecordingQuestion } from '../store/recordings';
import { accessesOf, findRecordings } from '../store/recordings';
import type { Asking } from './asking';

export type { RecordingQuestion } from '../store/recordings';

export interface RecordingDetail {
  readonly recording: Recording;
  /** Who listened, in order. */
  readonly listened: readonly Listened[];
}

/** What was recorded, newest first, and who listened to it. */
export const listRecordings =
  ({ store }: Pick<Asking, 'store'>) =>
  async (question: RecordingQuestion): Promise<RecordingDetail[]> => {
    const recordings = await findRecordings(store, question);
    const ids = recordings.map(({ id }) => id);
    const accesses = ids.length ? await accessesOf(store, ids) : [];
    return recordings.map((recording) => ({
      recording,
      listened: accesses.filter(({ recordingId }) => recordingId === recording.id),
    }));
  };
