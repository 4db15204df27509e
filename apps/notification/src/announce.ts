import { announce } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { EventData, EventType } from '@civicline/contracts';
import { notification, topics } from '@civicline/contracts';
import type { Message } from './domain/message';

const channels = { sms: notification.Channel.SMS, email: notification.Channel.EMAIL } as const;

const factsOf = (message: Message): notification.MessageFacts => ({
  messageId: message.id,
  subjectId: message.subjectId,
  subjectCode: message.subjectCode,
  subjectVersion: message.subjectVersion,
  channel: channels[message.channel],
  template: message.template,
  notice: message.notice,
  attempts: message.attempts,
});

/** What became of a message. */
export type MessageHappening = 'sent' | 'delivered' | 'failed' | 'suppressed';

/** Announces what became of a message; never to whom it went or what it said. */
export const announceMessage = (
  tx: Tx,
  happened: MessageHappening,
  message: Message,
  reason: string | null,
  now: Date,
  id: string,
) => {
  const type: EventType = `civicline.message.${happened}.v1`;
  const data: EventData<typeof type> = { message: factsOf(message), reason: reason ?? '' };
  return announce(tx, {
    id,
    type,
    source: '/notification',
    subject: message.id,
    time: now,
    topic: topics.message,
    data,
  });
};
