import { intake } from '@civicline/contracts';
import type { Handlers } from '@civicline/events';
import type { Tx } from '@civicline/store';

/** Writes that a citizen knows an answer, if there is one to know. */
export type NoteExplained = (
  tx: Tx,
  by: { readonly id?: string; readonly code?: string },
  how: 'message' | 'call_back',
) => Promise<void>;

/** An answer is explained when its message has arrived, or when the call-back about it has reached the citizen. */
export const onTold = (note: NoteExplained): Handlers => ({
  'civicline.message.delivered.v1': {
    concerns: ({ data: { message } }) => message?.template === 'referral-answered',
    effect: ({ data: { message } }, tx) => note(tx, { id: message?.subjectId ?? '' }, 'message'),
  },

  'civicline.call-back.reached.v1': {
    // Whoever was told why it is late does not know the answer by that.
    concerns: ({ data: { callBack } }) =>
      Boolean(callBack?.subjectCode) && callBack?.cause !== intake.CallBackCause.REFERRAL_DELAYED,
    effect: ({ data: { callBack } }, tx) => note(tx, { code: callBack?.subjectCode ?? '' }, 'call_back'),
  },
});
