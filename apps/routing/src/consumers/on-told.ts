import type { intake, notification } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { Tx } from '@civicline/store';

/** Writes that a citizen knows an answer, if there is one to know. */
export type NoteExplained = (
  tx: Tx,
  by: { readonly id?: string; readonly code?: string },
  how: 'message' | 'call_back',
) => Promise<void>;

/** An answer is explained when its message has arrived, or when the call-back about it has reached the citizen. */
export const onTold = (note: NoteExplained) => ({
  'civicline.message.delivered.v1': async (
    { data: { message } }: DomainEvent<notification.MessageDelivered>,
    tx: Tx,
  ) => {
    if (message?.template === 'referral-answered') await note(tx, { id: message.subjectId }, 'message');
  },

  'civicline.call-back.reached.v1': async ({ data: { callBack } }: DomainEvent<intake.CallBackReached>, tx: Tx) => {
    if (callBack?.subjectCode) await note(tx, { code: callBack.subjectCode }, 'call_back');
  },
});
