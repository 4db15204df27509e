import { notification } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { implement, requireRole } from '@civicline/service-kit';
import type { Violation } from '@civicline/service-kit/refusal';
import type { Receipt } from '../commands/record-receipt';
import type { Channel, Locale, Message } from '../domain/message';
import { messageNotFound } from '../domain/refusals';
import type { EmailBody, SmsBody } from '../domain/render';
import type { MessagePage } from '../queries/messages';
import { channelOf, isUuid, localeOf, messageToProto, refuseAny, requireText } from './translate';

/** The use cases behind the door. */
export interface NotificationUseCases {
  messagesAbout(subjectCode: string, pageSize: number, pageToken: string): Promise<MessagePage>;
  previewMessage(
    template: string,
    channel: Channel,
    locale: Locale,
    values: Record<string, string>,
  ): EmailBody | SmsBody;
  recordReceipt(receipt: Receipt): Promise<void>;
  retryMessage(messageId: string, call: CallContext): Promise<Message>;
  now(): Date;
}

const staff = ['agent', 'officer', 'supervisor', 'admin', 'system'] as const;
const maxPage = 200;

export const notificationHandlers = (cases: NotificationUseCases) =>
  implement(notification.NotificationServiceService, {
    previewMessage: async (request: notification.PreviewMessageRequest, call: CallContext) => {
      requireRole(call, ...staff);
      const body = cases.previewMessage(
        request.template,
        channelOf(request.channel),
        localeOf(request.locale),
        request.values,
      );
      return { subject: '', html: '', segments: 0, encoding: '', ...body };
    },

    listMessages: async (request: notification.ListMessagesRequest, call: CallContext) => {
      requireRole(call, ...staff);
      const violations: Violation[] = [];
      requireText(violations, 'subjectCode', request.subjectCode, 64);
      if (request.pageSize < 0 || request.pageSize > maxPage)
        violations.push({ field: 'pageSize', rule: 'range', params: { min: 1, max: maxPage } });
      refuseAny(violations);
      const page = await cases.messagesAbout(request.subjectCode, request.pageSize || 50, request.pageToken);
      return { messages: page.messages.map(messageToProto), nextPageToken: page.nextPageToken };
    },

    recordReceipt: async (request: notification.RecordReceiptRequest, call: CallContext) => {
      requireRole(call, 'system');
      const channel = channelOf(request.channel);
      const violations: Violation[] = [];
      requireText(violations, 'providerMessageId', request.providerMessageId);
      if (request.messageId && !isUuid(request.messageId)) violations.push({ field: 'messageId', rule: 'format' });
      refuseAny(violations);
      const { providerMessageId, delivered, providerCode } = request;
      const messageId = request.messageId || null;
      await cases.recordReceipt({
        channel,
        providerMessageId,
        messageId,
        delivered,
        providerCode: providerCode.slice(0, 64),
        at: request.at ?? cases.now(),
      });
      return {};
    },

    retryMessage: async (request: notification.RetryMessageRequest, call: CallContext) => {
      requireRole(call, 'agent', 'supervisor', 'admin', 'officer');
      if (!isUuid(request.messageId)) throw messageNotFound();
      return { message: messageToProto(await cases.retryMessage(request.messageId, call)) };
    },
  });
