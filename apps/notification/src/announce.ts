import { announce } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { EventData, EventType } from '@civicline/contracts';
import { notification, topics } from '@civicline/contracts';
import type { Message, Resolution } from './domain/message';
import type { Intent } from './domain/reply';

const channels = {
  sms: notification.Channel.SMS,
  email: notification.Channel.EMAIL,
  zalo: notification.Channel.ZALO,
  voice: notification.Channel.VOICE,
} as const;

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
  return announceAs(tx, type, data, message, now, id);
};

const resolutions = {
  'told-by-voice': notification.Resolution.TOLD_BY_VOICE,
  'not-needed': notification.Resolution.NOT_NEEDED,
} as const;

/** Announces that staff dealt with a failed message. */
export const announceResolved = (tx: Tx, message: Message, resolution: Resolution, now: Date, id: string) =>
  announceAs(
    tx,
    'civicline.message.resolved.v1',
    { message: factsOf(message), resolution: resolutions[resolution] },
    message,
    now,
    id,
  );

const answers = {
  confirm: notification.Answer.CONFIRM,
  cancel: notification.Answer.CANCEL,
  ready: notification.Answer.READY,
  refuse: notification.Answer.REFUSE,
  stop: notification.Answer.UNSPECIFIED,
  start: notification.Answer.UNSPECIFIED,
} as const;

/** Announces that the citizen answered a message: whoever told it knows that it was read. */
export const announceAnswered = (tx: Tx, message: Message, intent: Intent, now: Date, id: string) =>
  announceAs(
    tx,
    'civicline.message.answered.v1',
    { message: factsOf(message), answer: answers[intent] },
    message,
    now,
    id,
  );

const announceAs = <K extends EventType>(
  tx: Tx,
  type: K,
  data: EventData<K>,
  { id: subject }: Message,
  time: Date,
  id: string,
) => announce(tx, { id, type, source: '/notification', subject, time, topic: topics.message, data });
