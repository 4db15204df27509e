import type { Tx } from '@civicline/store';
import { announceReviewDue } from '../announce';
import { addHistory, takeDueReminders } from '../store/articles';
import type { Deps } from './deps';

/** Who reminds when nobody in person does. */
const clockwork = 'department-directory';

/** Reminds the owners of articles that should have been looked at again. Returns how many. */
export const remindOwners =
  ({ newId }: Pick<Deps, 'newId'>) =>
  async (tx: Tx, now: Date, limit: number): Promise<number> => {
    const due = await takeDueReminders(tx, now, limit);
    for (const record of due) {
      const { id, publishedVersion, version, reviewBy } = record;
      const reminded = { version: publishedVersion ?? version, who: clockwork, why: reviewBy, at: now };
      addHistory(tx, id, { ...reminded, happened: 'reminded' });
      await announceReviewDue(tx, record, now, newId);
    }
    return due.length;
  };
