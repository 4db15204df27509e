import { common, notification } from '@civicline/contracts';
import type { Violation } from '@civicline/service-kit/refusal';
import { invalid } from '@civicline/service-kit/refusal';
import { parsePhone } from '@civicline/vietnamese';
import type { KnownProvider } from '../channels/open-channels';
import type { IncomingSms } from '../commands/receive-sms';
import type { Channel, Locale, Message, MessageStatus, Resolution } from '../domain/message';
import type { EmailBody } from '../domain/render';
import type { SmsPreview } from '../queries/preview';

const statuses: Record<MessageStatus, notification.MessageStatus> = {
  queued: notification.MessageStatus.QUEUED,
  sent: notification.MessageStatus.SENT,
  delivered: notification.MessageStatus.DELIVERED,
  failed: notification.MessageStatus.FAILED,
  suppressed: notification.MessageStatus.SUPPRESSED,
};

const channels: Record<Channel, notification.Channel> = {
  sms: notification.Channel.SMS,
  email: notification.Channel.EMAIL,
  zalo: notification.Channel.ZALO,
  voice: notification.Channel.VOICE,
};

export const messageToProto = (message: Message): notification.Message => ({
  id: message.id,
  subjectId: message.subjectId,
  subjectCode: message.subjectCode,
  subjectVersion: message.subjectVersion,
  channel: channels[message.channel],
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
  resolution: message.resolution ? resolutions[message.resolution] : notification.Resolution.UNSPECIFIED,
  provider: message.provider ?? '',
});

const resolutions: Record<Resolution, notification.Resolution> = {
  'told-by-voice': notification.Resolution.TOLD_BY_VOICE,
  'not-needed': notification.Resolution.NOT_NEEDED,
};

export const resolutionOf = (resolution: notification.Resolution): Resolution => {
  if (resolution === notification.Resolution.TOLD_BY_VOICE) return 'told-by-voice';
  if (resolution === notification.Resolution.NOT_NEEDED) return 'not-needed';
  const rule = resolution === notification.Resolution.UNSPECIFIED ? 'required' : 'unknown_value';
  throw invalid([{ field: 'resolution', rule }]);
};

export const previewToProto = (body: EmailBody | SmsPreview): notification.PreviewMessageResponse => {
  const sms = 'plain' in body ? body : undefined;
  return {
    subject: 'subject' in body ? body.subject : '',
    html: 'html' in body ? body.html : '',
    text: body.text,
    segments: sms?.segments ?? 0,
    encoding: sms?.encoding ?? '',
    price: BigInt(sms?.price ?? 0),
    plainText: sms?.plain.text ?? '',
    plainSegments: sms?.plain.segments ?? 0,
    plainPrice: BigInt(sms?.plain.price ?? 0),
  };
};

const circuits = {
  closed: notification.CircuitState.CLOSED,
  open: notification.CircuitState.OPEN,
  'half-open': notification.CircuitState.HALF_OPEN,
} as const;

export const providerToProto = (provider: KnownProvider): notification.Provider => ({
  name: provider.name,
  channel: channels[provider.channel],
  circuit: circuits[provider.circuit.state],
  until: provider.circuit.state === 'open' ? provider.circuit.until : undefined,
  lastReason: provider.lastReason,
  perSecond: provider.perSecond,
});

/** A provider's own forms of a number are read as people's are. Refuses INVALID_ARGUMENT. */
export const readIncomingSms = (request: notification.ReceiveSmsRequest): IncomingSms => {
  const violations: Violation[] = [];
  requireText(violations, 'providerMessageId', request.providerMessageId);
  requireText(violations, 'from', request.from, 40);
  if (request.text.length > 2_000) violations.push({ field: 'text', rule: 'too_long', params: { max: 2_000 } });
  const from = parsePhone(request.from);
  if (request.from && !from) violations.push({ field: 'from', rule: 'format.phone' });
  refuseAny(violations);
  return {
    provider: request.provider || 'sms',
    providerMessageId: request.providerMessageId,
    from: from?.e164 ?? '',
    text: request.text,
  };
};

export const channelOf = (channel: notification.Channel): Channel => {
  if (channel === notification.Channel.SMS) return 'sms';
  if (channel === notification.Channel.EMAIL) return 'email';
  if (channel === notification.Channel.ZALO) return 'zalo';
  if (channel === notification.Channel.VOICE) return 'voice';
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

export const requirePage = (violations: Violation[], pageSize: number, max: number) => {
  if (pageSize < 0 || pageSize > max) violations.push({ field: 'pageSize', rule: 'range', params: { min: 1, max } });
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string) => uuid.test(text);

/** Our message's id as a provider gives it back: with the number of the sending, when there was more than one. */
export const readRequestId = (text: string): { id: string; round: number } | undefined => {
  const [id = '', round = '0'] = text.split('.');
  return isUuid(id) && /^\d{1,4}$/.test(round) ? { id, round: Number(round) } : undefined;
};

export const refuseAny = (violations: Violation[]) => {
  if (violations.length) throw invalid(violations);
};
