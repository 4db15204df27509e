import { notification } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { implement } from '@civicline/service-kit';
import type { Violation } from '@civicline/service-kit/refusal';
import type { IncomingSms } from '../commands/receive-sms';
import type { Receipt } from '../commands/record-receipt';
import type { KnownProvider } from '../channels/open-channels';
import type { Channel, Locale, Message, Resolution } from '../domain/message';
import { messageNotFound } from '../domain/refusals';
import type { EmailBody } from '../domain/render';
import type { MessagePage } from '../queries/messages';
import type { SmsPreview } from '../queries/preview';
import type { CampaignUseCases } from './campaign-handlers';
import { campaignHandlers } from './campaign-handlers';
import type { WebhookUseCases } from './webhook-handlers';
import { webhookHandlers } from './webhook-handlers';
import {
  channelOf,
  isUuid,
  localeOf,
  messageToProto,
  previewToProto,
  providerToProto,
  readIncomingSms,
  readRequestId,
  refuseAny,
  requirePage,
  requireText,
  resolutionOf,
} from './translate';

/** The use cases behind the door. */
export interface NotificationUseCases extends CampaignUseCases, WebhookUseCases {
  messagesAbout(subjectCode: string, pageSize: number, pageToken: string): Promise<MessagePage>;
  previewMessage(
    template: string,
    channel: Channel,
    locale: Locale,
    values: Record<string, string>,
  ): EmailBody | SmsPreview;
  recordReceipt(receipt: Receipt): Promise<boolean>;
  retryMessage(messageId: string, call: CallContext): Promise<Message>;
  failedMessages(pageSize: number, pageToken: string): Promise<MessagePage & { total: number }>;
  resolveMessage(messageId: string, resolution: Resolution, call: CallContext): Promise<Message>;
  providers(): KnownProvider[];
  receiveSms(sms: IncomingSms): Promise<void>;
  now(): Date;
}

const maxPage = 200;

export const notificationHandlers = (cases: NotificationUseCases) =>
  implement(notification.NotificationServiceService, {
    ...campaignHandlers(cases),
    ...webhookHandlers(cases),

    previewMessage: async (request: notification.PreviewMessageRequest) => {
      const body = cases.previewMessage(
        request.template,
        channelOf(request.channel),
        localeOf(request.locale),
        request.values,
      );
      return previewToProto(body);
    },

    listMessages: async (request: notification.ListMessagesRequest) => {
      const violations: Violation[] = [];
      requireText(violations, 'subjectCode', request.subjectCode, 64);
      requirePage(violations, request.pageSize, maxPage);
      refuseAny(violations);
      const page = await cases.messagesAbout(request.subjectCode, request.pageSize || 50, request.pageToken);
      return { messages: page.messages.map(messageToProto), nextPageToken: page.nextPageToken };
    },

    recordReceipt: async (request: notification.RecordReceiptRequest) => {
      const channel = channelOf(request.channel);
      const violations: Violation[] = [];
      requireText(violations, 'providerMessageId', request.providerMessageId);
      const sending = readRequestId(request.messageId);
      if (request.messageId && !sending) violations.push({ field: 'messageId', rule: 'format' });
      refuseAny(violations);
      const { providerMessageId, delivered, providerCode } = request;
      await cases.recordReceipt({
        channel,
        providerMessageId,
        messageId: sending?.id ?? null,
        round: sending?.round ?? null,
        delivered,
        providerCode: providerCode.slice(0, 64),
        at: request.at ?? cases.now(),
      });
      return {};
    },

    retryMessage: async (request: notification.RetryMessageRequest, call: CallContext) => {
      if (!isUuid(request.messageId)) throw messageNotFound();
      return { message: messageToProto(await cases.retryMessage(request.messageId, call)) };
    },

    listFailedMessages: async (request: notification.ListFailedMessagesRequest) => {
      const violations: Violation[] = [];
      requirePage(violations, request.pageSize, maxPage);
      refuseAny(violations);
      const page = await cases.failedMessages(request.pageSize || 50, request.pageToken);
      return { ...page, messages: page.messages.map(messageToProto) };
    },

    resolveMessage: async (request: notification.ResolveMessageRequest, call: CallContext) => {
      const resolution = resolutionOf(request.resolution);
      if (!isUuid(request.messageId)) throw messageNotFound();
      return { message: messageToProto(await cases.resolveMessage(request.messageId, resolution, call)) };
    },

    receiveSms: async (request: notification.ReceiveSmsRequest) => {
      await cases.receiveSms(readIncomingSms(request));
      return {};
    },

    listProviders: (_: notification.ListProvidersRequest) => {
      return Promise.resolve({ providers: cases.providers().map(providerToProto) });
    },
  });
