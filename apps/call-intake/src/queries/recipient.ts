import type { Call } from '../domain/call';
import { callNotFound } from '../domain/refusals';
import { callBackById } from '../store/call-backs';
import { callById } from '../store/calls';
import { recordById } from '../store/records';
import type { Asking } from './asking';

/** Whom a message about a call-back or a call is for. */
export interface Recipient {
  readonly name: string;
  readonly number: string;
  readonly locale: 'vi' | 'en';
}

/** What the caller said counts more than what the telephone said. */
const callerOf = async ({ store }: Asking, { recordId, number, locale }: Call): Promise<Recipient> => {
  const record = recordId ? await recordById(store, recordId) : undefined;
  return { name: record?.name ?? '', number: record?.number || number, locale };
};

/** Refuses CALL_NOT_FOUND. */
export const recipientOf =
  (asking: Asking) =>
  async (subjectId: string): Promise<Recipient> => {
    const callBack = await callBackById(asking.store, subjectId);
    if (callBack) return callBack;
    const call = await callById(asking.store, subjectId);
    if (!call) throw callNotFound();
    return callerOf(asking, call);
  };
