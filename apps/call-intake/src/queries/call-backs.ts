import type { CallContext } from '@civicline/service-kit';
import type { FreeWindow, Ledger } from '../commands/deps';
import type { CallBack } from '../domain/call-back';
import { callBackNotFound } from '../domain/refusals';
import type { CallBackQuestion } from '../store/call-backs';
import { callBackByCode, callBacksAbout, findCallBacks } from '../store/call-backs';
import type { Asking } from './asking';

export type { CallBackQuestion } from '../store/call-backs';

/** Windows in which a call-back can still be promised. */
export const listWindows =
  (ledger: Ledger) =>
  (from: Date, to: Date, call: CallContext): Promise<readonly FreeWindow[]> =>
    ledger.windows(from, to, call);

/** Due first. */
export const listCallBacks =
  ({ store }: Asking) =>
  (question: CallBackQuestion): Promise<CallBack[]> =>
    findCallBacks(store, question);

/** For the citizen. Refuses CALL_BACK_NOT_FOUND, also when the number is another. */
export const getCallBack =
  ({ store }: Asking) =>
  async (code: string, number: string): Promise<CallBack> => {
    const callBack = await callBackByCode(store, code);
    if (!callBack || callBack.number !== number) throw callBackNotFound();
    return callBack;
  };

/** What was promised to a citizen about something that has a code of its own; none where the number is another. */
export const listCallBacksAbout =
  ({ store }: Asking) =>
  (subjectCode: string, number: string): Promise<CallBack[]> =>
    callBacksAbout(store, subjectCode, number);
