import { intake } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { Receipt } from '../commands/record-receipt';

const { READY, CANCELLED, HEARD, TOO_LATE } = intake.ReminderCallResult;
const told: readonly intake.ReminderCallResult[] = [READY, CANCELLED, HEARD];

/** What calling a citizen came to is the receipt of the message that was to be spoken: told, or work for a person. */
export const onReminderCallEnded = (takeReceipt: (tx: Tx, receipt: Receipt) => Promise<unknown>) => ({
  'civicline.reminder-call.ended.v1': async ({ data, time }: DomainEvent<intake.ReminderCallEnded>, tx: Tx) => {
    const [messageId = '', round] = data.requestId.split('.');
    await takeReceipt(tx, {
      channel: 'voice',
      providerMessageId: data.reminderCallId,
      messageId,
      round: Number(round ?? 0),
      delivered: told.includes(data.result),
      providerCode: data.result === TOO_LATE ? 'TOO_LATE' : 'UNREACHABLE',
      at: time,
    });
  },
});
