import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Call } from '../domain/call';
import { leavesWaiting } from '../domain/choices';
import type { ContactRecord } from '../domain/record';
import { isHalfFinished } from '../domain/record';
import { openCallBack, releasePlace } from '../store/call-backs';
import { lockRecord, recordById } from '../store/records';
import { dueUnfinished, forgetUnfinished, writeUnfinished } from '../store/unfinished';
import type { Deps } from './deps';
import { keep, openOne, takePlace } from './promise-call-back';

/** A call is over: whoever it left waiting is noted with its end, unless the agent has promised already. */
export const noteUnfinished = async (tx: Tx, { recordId, disposition }: Call, now: Date): Promise<boolean> => {
  const record = recordId ? await recordById(tx, recordId) : undefined;
  if (!record || !isHalfFinished(record) || !leavesWaiting(disposition)) return false;
  if (await openCallBack(tx, record.number, record.topic)) return false;
  writeUnfinished(tx, record.id, now);
  return true;
};

const againMs = 30_000;
const dayMs = 86_400_000;
/** So far ahead is a window looked for; beyond it they are called when there is time. */
const aheadMs = 14 * dayMs;
const atOnce = 20;

const wishOf = ({ id, name, number, topic, locale }: ContactRecord) =>
  ({
    name,
    number,
    topic,
    locale: locale === 'en' ? 'en' : 'vi',
    cause: 'incomplete_record',
    recordId: id,
    subjectCode: '',
  }) as const;

const promiseOne = async (deps: Deps, recordId: string, call: CallContext): Promise<void> => {
  const { store, clock, ledger } = deps;
  const now = clock.now();
  const [free] = await ledger.windows(now, new Date(now.getTime() + aheadMs), call);
  const place = free ? await takePlace(deps, 'PromiseUnfinished', free.slotId, call) : null;
  await store.transaction(async (tx) => {
    await keep(tx, place?.placeId ?? null);
    const record = await lockRecord(tx, recordId);
    // Completed meanwhile, nobody waits.
    const waiting = record && isHalfFinished(record) ? record : null;
    const { existing } = waiting ? await openOne(deps, tx, wishOf(waiting), place) : { existing: true };
    if (existing && place) releasePlace(tx, place.placeId, place.window.slotId, clock.now());
    forgetUnfinished(tx, recordId);
  });
};

/** Promises a call to whoever was left waiting, in the next window that is free. Returns to how many. */
export const promiseUnfinished = (deps: Deps, call: () => CallContext) => async (): Promise<number> => {
  const now = deps.clock.now();
  const again = new Date(now.getTime() + againMs);
  const due = await deps.store.transaction((tx) => dueUnfinished(tx, now, again, atOnce));
  for (const recordId of due) await promiseOne(deps, recordId, call());
  return due.length;
};
