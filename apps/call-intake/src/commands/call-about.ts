import type { Tx } from '@civicline/store';
import { announceCallBack } from '../announce';
import type { NewsCause } from '../domain/call-back';
import { cancel } from '../domain/call-back';
import { lockCallBack, openCallBacksAbout, updateCallBack } from '../store/call-backs';
import { giveUp } from './after-calls';
import type { Deps } from './deps';
import { openOne } from './promise-call-back';

/** Somebody who is to be called about something that another service knows. */
export interface Concern {
  readonly name: string;
  readonly number: string;
  readonly locale: 'vi' | 'en';
  readonly topic: string;
  readonly cause: NewsCause;
  readonly subjectCode: string;
}

/**
 * Has somebody called when there is time; no window is promised, for nobody has asked them. Whoever was to be called about the same
 * matter with older news and has not been is told the newest.
 */
export const callAbout =
  (deps: Deps) =>
  async (tx: Tx, concern: Concern): Promise<void> => {
    if (!concern.number) return;
    const { callBack, existing } = await openOne(deps, tx, { ...concern, recordId: '' }, null);
    if (!existing) return;
    const open = await lockCallBack(tx, callBack.id);
    if (open?.status === 'due') updateCallBack(tx, { ...open, cause: concern.cause });
  };

/** They know by now, or need not know any more: nobody calls them about it. */
export const spareCall =
  (deps: Deps) =>
  async (tx: Tx, cause: Concern['cause'], subjectCode: string): Promise<void> => {
    const now = deps.clock.now();
    for (const id of await openCallBacksAbout(tx, cause, subjectCode)) {
      const before = await lockCallBack(tx, id);
      // Whoever is being called at the moment is.
      if (before?.status !== 'due') continue;
      const cancelled = cancel(before, now);
      giveUp(tx, before, now);
      updateCallBack(tx, cancelled);
      await announceCallBack(tx, 'cancelled', cancelled, now, deps.newId);
    }
  };
