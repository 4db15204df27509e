import type { Tx } from '@civicline/store';
import { announceCallBack } from '../announce';
import type { Call } from '../domain/call';
import type { CallBack, CallBackCause } from '../domain/call-back';
import { isOpen, mustBeTold, reach } from '../domain/call-back';
import type { Settled } from '../domain/lifecycle';
import { lockCallBack, openCallBacksOf, releasePlace, updateCallBack } from '../store/call-backs';
import type { Deps } from './deps';
import { openOne } from './promise-call-back';

/** A place that will not be used, or not any more. */
export const giveUp = (tx: Tx, { placeId, window }: CallBack, now: Date): void => {
  if (placeId && window && window.to > now) releasePlace(tx, placeId, window.slotId, now);
};

export const announceSettled = async (deps: Deps, tx: Tx, callBack: CallBack, now: Date): Promise<void> => {
  if (callBack.status === 'reached' || callBack.status === 'unreachable')
    await announceCallBack(tx, callBack.status, callBack, now, deps.newId);
};

/** What happened so long ago is history, told by a file that is played again: nobody is to be called for it. */
const historyMs = 3_600_000;

/** They hung up, or the telephone system did it for them. */
const gaveUp = ({ outcome, queuedAt, answeredAt }: Call): boolean =>
  outcome === 'abandoned' || (outcome === 'lost_by_pbx' && queuedAt !== null && answeredAt === null);

const isLost = ({ call, happened }: Settled, now: Date): boolean =>
  happened.includes('ended') &&
  gaveUp(call) &&
  call.direction === 'inbound' &&
  call.number !== '' &&
  now.getTime() - (call.hungUpAt ?? now).getTime() < historyMs;

/** The open promise to each caller who calls again, by number: it pulls the call up, and is done when that is answered. */
export const promisesTo = async (tx: Tx, calls: readonly Pick<Call, 'number'>[]): Promise<Map<string, string>> => {
  const numbers = [...new Set(calls.map(({ number }) => number).filter(Boolean))];
  const open = await openCallBacksOf(tx, numbers);
  return new Map([...open].reverse().map(({ number, id }) => [number, id]));
};

/** Whoever asked to be called has been spoken with, whatever it was about. */
const asked: readonly CallBackCause[] = ['abandoned', 'asked_in_queue', 'asked_on_web', 'asked_agent'];

/** An answer or a change that waits for the caller is done when it is told, which the agent says. */
const doneByCalling = async (tx: Tx, { callBackId, number }: Call): Promise<string[]> =>
  (await openCallBacksOf(tx, [number])).flatMap((one) =>
    !mustBeTold(one) && (one.id === callBackId || asked.includes(one.cause)) ? [one.id] : [],
  );

/** The citizen has called first, and an agent spoke with them. */
export const reachedByCalling = async (
  deps: Deps,
  tx: Tx,
  before: CallBack,
  agentId: string,
  now: Date,
): Promise<CallBack> => {
  const reached = reach({ ...before, agentId }, now);
  giveUp(tx, before, now);
  updateCallBack(tx, reached);
  await announceSettled(deps, tx, reached, now);
  return reached;
};

/** Whoever called again and is answered has been reached; whoever gave up waiting, or was cut off in it, is called back. */
export const afterCalls = async (deps: Deps, tx: Tx, settled: readonly Settled[], now: Date): Promise<void> => {
  for (const one of settled) {
    const { call, happened } = one;
    if (call.direction === 'inbound' && call.callBackId && happened.includes('answered'))
      for (const id of await doneByCalling(tx, call)) {
        const before = await lockCallBack(tx, id);
        if (before && isOpen(before)) await reachedByCalling(deps, tx, before, call.agentId, now);
      }
    if (!isLost(one, now)) continue;
    const { number, locale } = call;
    const wish = { name: '', number, topic: '', locale, cause: 'abandoned', recordId: '', subjectCode: '' } as const;
    await openOne(deps, tx, wish, null);
  }
};
