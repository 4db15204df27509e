import { common, notification } from '@civicline/contracts';
import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';
import {
  campaign,
  campaignPreview,
  code,
  day,
  id,
  listOf,
  message,
  messageProvider,
  paging,
  renderedMessage,
  whole,
} from './shapes';
import { askPage, pageOf } from './translate';
import { campaignOf, campaignPreviewOf, messageOf, providerOf, renderedOf } from './translate-messages';

const tag = 'Messages';
const staff = ['agent', 'officer', 'supervisor', 'admin'] as const;
/** Failed messages are of every office. */
const hotline = ['agent', 'supervisor', 'admin'] as const;
const operators = ['supervisor', 'admin'] as const;

const resolutions = {
  'told-by-voice': notification.Resolution.TOLD_BY_VOICE,
  'not-needed': notification.Resolution.NOT_NEEDED,
} as const;
const channels = { sms: notification.Channel.SMS, email: notification.Channel.EMAIL } as const;
const locales = { vi: common.Locale.VI, en: common.Locale.EN } as const;

const localized = (max: number) =>
  z.strictObject({ vi: z.string().min(1).max(max), en: z.string().max(max).default('') });
const planShape = {
  title: localized(150),
  text: localized(600),
  accents: z.boolean().default(true),
  channels: z
    .array(z.enum(['sms', 'email']))
    .min(1)
    .max(2),
  codes: z.array(z.string().min(1).max(20)).max(500).default([]),
  officeId: z.string().max(80).default(''),
  fromDay: z.union([day, z.literal('')]).default(''),
  toDay: z.union([day, z.literal('')]).default(''),
};
const plan = z.strictObject(planShape);
const start = z.strictObject({ ...planShape, recipients: whole(0, 1_000_000) });

const planOf = (body: z.infer<typeof plan>): notification.CampaignPlan => ({
  ...body,
  channels: body.channels.map((channel) => channels[channel]),
});

/** What citizens were told, what did not reach them, and telling many at once. */
export const messageRoutes = ({ notification: backend }: Backends) => [
  route({
    method: 'get',
    path: '/appointments/{code}/messages',
    summary: 'What the citizen was told, and whether it arrived',
    tag,
    access: staff,
    names: { subjectCode: 'code' },
    params: code,
    answer: listOf(message),
    handle: async ({ params }, call) => {
      const { messages, nextPageToken } = await backend.listMessages(
        { subjectCode: params.code, pageSize: 0, pageToken: '' },
        call,
      );
      return pageOf(messages.map(messageOf), nextPageToken);
    },
  }),
  route({
    method: 'post',
    path: '/messages/{id}/retry',
    summary: 'Try a failed message again',
    tag,
    access: staff,
    names: { messageId: 'id' },
    params: id,
    answer: message,
    handle: async ({ params }, call) => messageOf((await backend.retryMessage({ messageId: params.id }, call)).message),
  }),
  route({
    method: 'get',
    path: '/messages/failed',
    summary: 'Failed messages that nobody has dealt with, oldest first, and how many there are',
    tag,
    access: hotline,
    query: z.strictObject(paging(200)),
    answer: listOf(message).extend({ total: z.number() }),
    handle: async ({ query }, call) => {
      const { messages, nextPageToken, total } = await backend.listFailedMessages(askPage(query), call);
      return { ...pageOf(messages.map(messageOf), nextPageToken), total };
    },
  }),
  route({
    method: 'post',
    path: '/messages/{id}/resolve',
    summary: 'Say how a failed message was dealt with',
    tag,
    access: hotline,
    names: { messageId: 'id' },
    params: id,
    body: z.strictObject({ resolution: z.enum(['told-by-voice', 'not-needed']) }),
    answer: message,
    handle: async ({ params, body }, call) => {
      const asked = { messageId: params.id, resolution: resolutions[body.resolution] };
      return messageOf((await backend.resolveMessage(asked, call)).message);
    },
  }),
  route({
    method: 'get',
    path: '/message-providers',
    summary: 'How the providers of messages do',
    tag,
    access: staff,
    answer: listOf(messageProvider),
    handle: async (_, call) => pageOf((await backend.listProviders({}, call)).providers.map(providerOf), ''),
  }),
  route({
    method: 'get',
    path: '/message-templates/{name}/preview',
    summary: 'How a template reads, and what an SMS of it costs with and without accents',
    tag,
    access: staff,
    names: { template: 'name' },
    params: z.object({ name: z.string().min(1).max(64) }),
    query: z.strictObject({
      channel: z.enum(['sms', 'email']).default('sms'),
      locale: z.enum(['vi', 'en']).default('vi'),
    }),
    answer: renderedMessage,
    handle: async ({ params, query }, call) =>
      renderedOf(
        await backend.previewMessage(
          { template: params.name, channel: channels[query.channel], locale: locales[query.locale], values: {} },
          call,
        ),
      ),
  }),
  route({
    method: 'post',
    path: '/campaigns/preview',
    summary:
      'What telling many at once would do and cost: people, segments, price, who asked for no more, when it goes',
    tag,
    access: operators,
    names: { plan: '' },
    body: plan,
    answer: campaignPreview,
    handle: async ({ body }, call) => campaignPreviewOf(await backend.previewCampaign({ plan: planOf(body) }, call)),
  }),
  route({
    method: 'post',
    path: '/campaigns',
    summary: 'Tell many at once; `recipients` is how many the preview said',
    tag,
    access: operators,
    names: { plan: '' },
    body: start,
    status: 201,
    answer: campaign,
    handle: async ({ body: { recipients, ...body } }, call) =>
      campaignOf((await backend.startCampaign({ plan: planOf(body), recipients }, call)).campaign, call.locale),
  }),
  route({
    method: 'get',
    path: '/campaigns',
    summary: 'The last campaigns, latest first, and how their messages stand',
    tag,
    access: operators,
    answer: listOf(campaign),
    handle: async (_, call) => {
      const { campaigns } = await backend.listCampaigns({}, call);
      return pageOf(
        campaigns.map((one) => campaignOf(one, call.locale)),
        '',
      );
    },
  }),
  route({
    method: 'get',
    path: '/campaigns/{id}',
    summary: 'A campaign and how its messages stand',
    tag,
    access: operators,
    params: id,
    answer: campaign,
    handle: async ({ params }, call) => campaignOf((await backend.getCampaign(params, call)).campaign, call.locale),
  }),
  route({
    method: 'post',
    path: '/campaigns/{id}/stop',
    summary: 'Stop a campaign: what was not handed to a provider yet is not sent',
    tag,
    access: operators,
    params: id,
    answer: campaign,
    handle: async ({ params }, call) => campaignOf((await backend.stopCampaign(params, call)).campaign, call.locale),
  }),
];
