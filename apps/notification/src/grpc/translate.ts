import { common, notification } from '@civicline/contracts';
import type { Violation } from '@civicline/service-kit/refusal';
import { invalid } from '@civicline/service-kit/refusal';
import type { Channel, Locale, Message, MessageStatus } from '../domain/message';

const statuses: Record<MessageStatus, notification.MessageStatus> = {
  queued: notification.MessageStatus.QUEUED,
  sent: notification.MessageStatus.SENT,
  delivered: notification.MessageStatus.DELIVERED,
  failed: notification.MessageStatus.FAILED,
  suppressed: notification.MessageStatus.SUPPRESSED,
};

export const messageToProto = (message: Message): notification.Message => ({
  id: message.id,
  subjectId: message.subjectId,
  subjectCode: message.subjectCode,
  subjectVersion: message.subjectVersion,
  channel: message.channel === 'sms' ? notification.Channel.SMS : notification.Channel.EMAIL,
  template: message.template,
  locale: message.locale === 'en' ? common.Locale.EN : common.Locale.VI,
  status: statuses[message.status],
  attempts: message.attempts,
  queuedAt: message.queuedAt,
  sentAt: message.sentAt ?? undefined,
  deliveredAt: message.deliveredAt ?? undefined,
  reason: message.reason ?? '',
  recipient: message.recipientMasked ?? '',
  notice: message.notice,
  dueAt: message.dueAt ?? undefined,
});

export const channelOf = (channel: notification.Channel): Channel => {
  if (channel === notification.Channel.SMS) return 'sms';
  if (channel === notification.Channel.EMAIL) return 'email';
  throw invalid([
    { field: 'channel', rule: channel === notification.Channel.UNSPECIFIED ? 'required' : 'unknown_value' },
  ]);
};

export const localeOf = (locale: common.Locale): Locale => (locale === common.Locale.EN ? 'en' : 'vi');

/** A text that must be there and not be absurdly long. */
export const requireText = (violations: Violation[], field: string, value: string, max = 200) => {
  if (!value) violations.push({ field, rule: 'required' });
  else if (value.length > max) violations.push({ field, rule: 'too_long', params: { max } });
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string) => uuid.test(text);

export const refuseAny = (violations: Violation[]) => {
  if (violations.length) throw invalid(violations);
};
