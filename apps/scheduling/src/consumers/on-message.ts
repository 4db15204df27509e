import { notification } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { MessageOutcome } from '../commands/note-message';

type Note = (tx: Tx, outcome: MessageOutcome) => Promise<void>;

/** The first version is a booking: nobody but the citizen caused it. */
const firstChange = 2;

/** What became of messages, as far as it says whether a citizen knows what an office changed. */
export const onMessage = (note: Note) => {
  const heard =
    (status: MessageOutcome['status']) =>
    async ({ data: { message } }: DomainEvent<notification.MessageSent>, tx: Tx): Promise<void> => {
      // A reminder or another notice is no word of a change.
      if (!message || message.subjectVersion < firstChange || (message.notice && message.notice !== 'change')) return;
      const channel = notification
        .channelToJSON(message.channel)
        .replace(/^CHANNEL_/, '')
        .toLowerCase();
      await note(tx, { appointmentId: message.subjectId, version: message.subjectVersion, channel, status });
    };
  return {
    'civicline.message.sent.v1': heard('sent'),
    'civicline.message.delivered.v1': heard('delivered'),
    'civicline.message.failed.v1': heard('failed'),
    'civicline.message.suppressed.v1': heard('suppressed'),
  };
};
