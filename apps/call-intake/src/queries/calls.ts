import type { Call } from '../domain/call';
import type { Offer } from '../domain/offer';
import { callNotFound } from '../domain/refusals';
import { callById } from '../store/calls';
import type { CallQuestion } from '../store/call-lists';
import { findCalls, placeInQueue } from '../store/call-lists';
import { offersOf } from '../store/offers';
import type { Asking } from './asking';

export type { CallQuestion } from '../store/call-lists';

export interface CallDetail {
  readonly call: Call;
  readonly offers: readonly Offer[];
  /** From 1; 0 when it is not waiting. */
  readonly position: number;
}

/** Refuses CALL_NOT_FOUND. */
export const getCall =
  ({ store }: Asking) =>
  async (id: string): Promise<CallDetail> => {
    const call = await callById(store, id);
    if (!call) throw callNotFound();
    const position = call.state === 'queued' ? await placeInQueue(store, call) : 0;
    return { call, position, offers: await offersOf(store, id) };
  };

/** Newest first. */
export const listCalls =
  ({ store }: Asking) =>
  (question: CallQuestion): Promise<Call[]> =>
    findCalls(store, question);
