import type { CallContext } from '@civicline/service-kit';
import { idOfTry } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { makeSpokenCode } from '@civicline/vietnamese';
import { announceCallBack } from '../announce';
import type { CallBack, CallBackCause, Window } from '../domain/call-back';
import { mustBeTold } from '../domain/call-back';
import { claimPlace, insertCallBack, keepPlace, openCallBack, openNews, releasePlace } from '../store/call-backs';
import { lockCall, updateCalls } from '../store/calls';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface Promised {
  readonly callBack: CallBack;
  /** There was an open one for this caller and topic; it is the one. */
  readonly existing: boolean;
}

export interface CallBackWish {
  readonly name: string;
  readonly number: string;
  readonly topic: string;
  readonly locale: 'vi' | 'en';
  readonly cause: CallBackCause;
  /** Empty promises no time. */
  readonly slotId: string;
  readonly recordId: string;
  readonly callId: string;
  readonly subjectCode: string;
}

/** A claim that nobody has settled by then is given back. */
const claimMs = 60_000;
const codesAtMost = 5;

/** A place in the ledger, claimed here first so that it is never lost. Refuses WINDOW_FULL, WINDOW_NOT_FOUND. */
export const takePlace = async (
  deps: Deps,
  command: string,
  slotId: string,
  call: CallContext,
): Promise<{ placeId: string; window: Window }> => {
  const placeId = idOfTry(command, call, deps.newId);
  const until = new Date(deps.clock.now().getTime() + claimMs);
  await deps.store.transaction(async (tx) => claimPlace(tx, placeId, slotId, until));
  return { placeId, window: await deps.ledger.take(slotId, placeId, call) };
};

/** The place is the call-back's now; a claim that ran out meanwhile is a fault that may be tried again. */
export const keep = async (tx: Tx, placeId: string | null): Promise<void> => {
  if (placeId && !(await keepPlace(tx, placeId))) throw new Error('the place was given back meanwhile');
};

/** Writes an open call-back, unless there is one. */
export const openOne = async (
  deps: Deps,
  tx: Tx,
  wish: Omit<CallBackWish, 'slotId' | 'callId'>,
  place: { placeId: string; window: Window } | null,
): Promise<Promised> => {
  const now = deps.clock.now();
  for (let codes = 0; codes < codesAtMost; codes++) {
    const known = await (mustBeTold(wish) ? openNews(tx, wish) : openCallBack(tx, wish.number, wish.topic));
    if (known) return { callBack: known, existing: true };
    const callBack: CallBack = {
      id: deps.newId(),
      code: makeSpokenCode(deps.chance),
      status: 'due',
      cause: wish.cause,
      name: wish.name,
      number: wish.number,
      topic: wish.topic,
      locale: wish.locale,
      window: place?.window ?? null,
      placeId: place?.placeId ?? null,
      nextAttemptAt: place?.window.from ?? now,
      attempts: [],
      recordId: wish.recordId || null,
      agentId: '',
      promisedAt: now,
      settledAt: null,
      kept: null,
      subjectCode: wish.subjectCode,
      version: 1,
    };
    if (!(await insertCallBack(tx, callBack))) continue;
    await announceCallBack(tx, 'promised', callBack, now, deps.newId);
    return { callBack, existing: false };
  }
  throw new Error('no code was free');
};

/** The call that is deflected by a promise: its outcome says so, unless somebody answers it after all. */
const deflect = async (tx: Tx, callId: string) => {
  const call = callId ? await lockCall(tx, callId) : undefined;
  if (call && call.state !== 'ended') updateCalls(tx, [{ ...call, deflectedTo: 'call_back' }]);
};

/**
 * Promises a call-back, in a window of the ledger or whenever there is time. A second promise to the same caller on the same
 * topic answers with the first. Refuses WINDOW_FULL, WINDOW_NOT_FOUND.
 */
export const promiseCallBack =
  (deps: Deps) =>
  async (wish: CallBackWish, call: CallContext): Promise<Promised> => {
    const key = onceKey('PromiseCallBack', wish, call);
    const place = wish.slotId ? await takePlace(deps, 'PromiseCallBack', wish.slotId, call) : null;
    return deps.store.once(key, async (tx) => {
      await keep(tx, place?.placeId ?? null);
      const promised = await openOne(deps, tx, wish, place);
      if (promised.existing && place) releasePlace(tx, place.placeId, place.window.slotId, deps.clock.now());
      await deflect(tx, wish.callId);
      return promised;
    });
  };
