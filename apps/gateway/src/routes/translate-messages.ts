import { notification } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { at, atOrNull, pick } from './translate';

const statuses: Partial<Record<notification.MessageStatus, string>> = {
  [notification.MessageStatus.QUEUED]: 'queued',
  [notification.MessageStatus.SENT]: 'sent',
  [notification.MessageStatus.DELIVERED]: 'delivered',
  [notification.MessageStatus.FAILED]: 'failed',
  [notification.MessageStatus.SUPPRESSED]: 'suppressed',
};
const channels: Partial<Record<notification.Channel, string>> = {
  [notification.Channel.EMAIL]: 'email',
  [notification.Channel.ZALO]: 'zalo',
  [notification.Channel.VOICE]: 'voice',
};
const channelOf = (channel: notification.Channel) => channels[channel] ?? 'sms';

const resolutions: Partial<Record<notification.Resolution, string>> = {
  [notification.Resolution.TOLD_BY_VOICE]: 'told-by-voice',
  [notification.Resolution.NOT_NEEDED]: 'not-needed',
};

export const messageOf = (message: notification.Message | undefined) => {
  if (!message) throw new Error('an answer without its message');
  return {
    id: message.id,
    code: message.subjectCode,
    channel: channelOf(message.channel),
    notice: message.notice,
    template: message.template,
    status: statuses[message.status] ?? 'queued',
    attempts: message.attempts,
    version: message.subjectVersion,
    queuedAt: at(message.queuedAt),
    dueAt: atOrNull(message.dueAt),
    sentAt: atOrNull(message.sentAt),
    deliveredAt: atOrNull(message.deliveredAt),
    reason: message.reason,
    provider: message.provider,
    resolution: resolutions[message.resolution] ?? null,
    recipient: message.recipient,
  };
};

const circuits: Partial<Record<notification.CircuitState, string>> = {
  [notification.CircuitState.OPEN]: 'open',
  [notification.CircuitState.HALF_OPEN]: 'half-open',
};

export const providerOf = (provider: notification.Provider) => ({
  name: provider.name,
  channel: channelOf(provider.channel),
  circuit: circuits[provider.circuit] ?? 'closed',
  until: atOrNull(provider.until),
  lastReason: provider.lastReason,
  perSecond: provider.perSecond,
});

export const renderedOf = (body: notification.PreviewMessageResponse) => ({
  ...body,
  price: Number(body.price),
  plainPrice: Number(body.plainPrice),
});

export const campaignPreviewOf = (preview: notification.PreviewCampaignResponse) => ({
  ...preview,
  price: Number(preview.price),
  plainPrice: Number(preview.plainPrice),
  sendsAt: at(preview.sendsAt),
});

const campaignStatuses: Partial<Record<notification.CampaignStatus, string>> = {
  [notification.CampaignStatus.DONE]: 'done',
  [notification.CampaignStatus.STOPPED]: 'stopped',
};

export const campaignOf = (campaign: notification.Campaign | undefined, locale: Locale) => {
  if (!campaign) throw new Error('an answer without its campaign');
  const { id, accents, recipients, startedBy, queued, sent, delivered, failed, suppressed } = campaign;
  return {
    id,
    title: pick(campaign.title, locale),
    text: pick(campaign.text, locale),
    accents,
    channels: campaign.channels.map(channelOf),
    status: campaignStatuses[campaign.status] ?? 'running',
    recipients,
    startedBy,
    startedAt: at(campaign.startedAt),
    messages: { queued, sent, delivered, failed, suppressed },
  };
};
