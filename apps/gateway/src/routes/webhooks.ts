import type { notification } from '@civicline/contracts';
import { eventTypes } from '@civicline/contracts';
import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';
import { id, instant, listOf, paging, when, whole } from './shapes';
import { askPage, at, atOrNull, pageOf } from './translate';
import { words } from './words';

const tag = 'Webhooks';
const access = ['admin', 'system'] as const;

const statusNames = ['active', 'paused', 'disabled'] as const;
const statuses = words<notification.WebhookStatus, typeof statusNames>('WEBHOOK_STATUS', statusNames);
const deliveryNames = ['waiting', 'delivered', 'failed'] as const;
const deliveryStatuses = words<notification.WebhookDeliveryStatus, typeof deliveryNames>(
  'WEBHOOK_DELIVERY_STATUS',
  deliveryNames,
);

const planShape = {
  name: z.string().min(1).max(120).openapi({ example: 'Phần mềm một cửa, Sở Tư pháp' }),
  url: z.string().min(1).max(2_000).openapi({ description: 'https; never an address of a private network' }),
  eventTypes: z
    .array(z.string().min(1).max(80))
    .max(Object.keys(eventTypes).length)
    .default([])
    .openapi({ description: 'Types, or all of a topic (civicline.referral.*); none: all' }),
  officeIds: z
    .array(z.string().min(1).max(80))
    .max(100)
    .default([])
    .openapi({ description: 'Only events that name one of these offices; none: all' }),
  contactEmail: z.string().min(1).max(254).openapi({ description: 'Told when it is disabled' }),
};
const webhook = z
  .object({
    id: z.string(),
    version: z.number(),
    ...{ name: z.string(), url: z.string(), eventTypes: z.array(z.string()), officeIds: z.array(z.string()) },
    contactEmail: z.string(),
    status: z.enum(statuses.names),
    lastReason: z.string().openapi({ description: 'Of the last try that failed; empty when the last was taken' }),
    failures: z.number(),
    failingSince: instant.nullable(),
    nextTryAt: instant.nullable(),
    createdAt: instant,
    createdBy: z.string(),
    previousSecretUntil: instant.nullable(),
    waiting: z.number(),
    failed: z.number(),
    lastDeliveredAt: instant.nullable(),
  })
  .openapi('Webhook');
const secret = { secret: z.string().openapi({ description: 'whsec_…: told here, and never again' }) };

const delivery = z
  .object({
    id: z.string(),
    eventId: z.string().openapi({ description: 'The header webhook-id' }),
    eventType: z.string(),
    subject: z.string(),
    eventTime: instant,
    status: z.enum(deliveryStatuses.names),
    attempts: z.number(),
    dueAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    lastReason: z.string(),
  })
  .openapi('WebhookDelivery');
const attempt = z.object({
  number: z.number(),
  at: instant,
  httpStatus: z.number(),
  reason: z.string(),
  tookMs: z.number(),
});
const deliveryDetail = delivery
  .extend({ body: z.string(), tries: z.array(attempt).openapi({ description: 'Latest first' }) })
  .openapi('WebhookDeliveryDetail');

const webhookOf = (found: notification.Webhook | undefined): z.infer<typeof webhook> => {
  if (!found?.plan) throw new Error('an answer without its webhook');
  const { name, url, eventTypes: types, officeIds, contactEmail } = found.plan;
  const { version, lastReason, failures, createdBy, waiting, failed } = found;
  return {
    ...{ id: found.id, version, name, url, eventTypes: types, officeIds, contactEmail },
    ...{ lastReason, failures, createdBy, waiting, failed },
    status: statuses.wordOf(found.status),
    failingSince: atOrNull(found.failingSince),
    nextTryAt: atOrNull(found.nextTryAt),
    createdAt: at(found.createdAt),
    previousSecretUntil: atOrNull(found.previousSecretUntil),
    lastDeliveredAt: atOrNull(found.lastDeliveredAt),
  };
};

const deliveryOf = (found: notification.WebhookDelivery): z.infer<typeof delivery> => {
  const { eventId, eventType, subject, attempts, lastReason } = found;
  return {
    ...{ id: found.id, eventId, eventType, subject, attempts, lastReason },
    eventTime: at(found.eventTime),
    status: deliveryStatuses.wordOf(found.status),
    dueAt: atOrNull(found.dueAt),
    deliveredAt: atOrNull(found.deliveredAt),
  };
};

/** Other systems that are told of events over HTTP: what they asked for, and what became of it. */
export const webhookRoutes = ({ notification: backend }: Backends) => [
  route({
    method: 'get',
    path: '/webhooks',
    summary: 'Systems that are told of events, and how they do',
    tag,
    access,
    answer: listOf(webhook),
    handle: async (_, call) => pageOf((await backend.listWebhooks({}, call)).webhooks.map(webhookOf), ''),
  }),
  route({
    method: 'post',
    path: '/webhooks',
    summary: 'Tell a system of events from now on: signed as Standard Webhooks, CloudEvents in JSON',
    tag,
    access,
    names: { plan: '' },
    body: z.strictObject(planShape),
    status: 201,
    answer: webhook.extend(secret),
    handle: async ({ body }, call) => {
      const made = await backend.createWebhook({ plan: body }, call);
      return { ...webhookOf(made.webhook), secret: made.secret };
    },
  }),
  route({
    method: 'get',
    path: '/webhooks/{id}',
    summary: 'A webhook and how it does',
    tag,
    access,
    params: id,
    answer: webhook,
    handle: async ({ params }, call) => webhookOf((await backend.getWebhook(params, call)).webhook),
  }),
  route({
    method: 'put',
    path: '/webhooks/{id}',
    summary: 'Change where and of what it is told',
    tag,
    access,
    names: { plan: '' },
    params: id,
    body: z.strictObject({ ...planShape, expectedVersion: whole(0, 999_999_999) }),
    answer: webhook,
    handle: async ({ params, body: { expectedVersion, ...plan } }, call) =>
      webhookOf((await backend.updateWebhook({ id: params.id, expectedVersion, plan }, call)).webhook),
  }),
  route({
    method: 'delete',
    path: '/webhooks/{id}',
    summary: 'Tell it nothing more; what waits is forgotten',
    tag,
    access,
    params: id,
    handle: async ({ params }, call) => void (await backend.deleteWebhook(params, call)),
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/active',
    summary: 'Pause it, or wake it, also after it was disabled: what has waited is sent',
    tag,
    access,
    params: id,
    body: z.strictObject({ active: z.boolean() }),
    answer: webhook,
    handle: async ({ params, body }, call) =>
      webhookOf((await backend.setWebhookActive({ id: params.id, active: body.active }, call)).webhook),
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/secret',
    summary: 'A new secret; the one before signs as well for a day',
    tag,
    access,
    params: id,
    answer: webhook.extend(secret),
    handle: async ({ params }, call) => {
      const made = await backend.rotateWebhookSecret(params, call);
      return { ...webhookOf(made.webhook), secret: made.secret };
    },
  }),
  route({
    method: 'get',
    path: '/webhooks/{id}/deliveries',
    summary: 'What it was told and is to be told, latest first',
    tag,
    access,
    names: { webhookId: 'id' },
    params: id,
    query: z.strictObject({ ...paging(200), status: z.enum(deliveryStatuses.names).optional() }),
    answer: listOf(delivery),
    handle: async ({ params, query }, call) => {
      const asked = { webhookId: params.id, status: deliveryStatuses.valueOf(query.status), ...askPage(query) };
      const { deliveries, nextPageToken } = await backend.listWebhookDeliveries(asked, call);
      return pageOf(deliveries.map(deliveryOf), nextPageToken);
    },
  }),
  route({
    method: 'get',
    path: '/webhook-deliveries/{id}',
    summary: 'A delivery: what is sent, and how each try went',
    tag,
    access,
    params: id,
    answer: deliveryDetail,
    handle: async ({ params }, call) => {
      const { delivery: found } = await backend.getWebhookDelivery(params, call);
      if (!found) throw new Error('an answer without its delivery');
      const tries = found.tries.map(({ number, httpStatus, reason, tookMs, at: tried }) => ({
        ...{ number, httpStatus, reason, tookMs },
        at: at(tried),
      }));
      return { ...deliveryOf(found), body: found.body, tries };
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/replay',
    summary: 'Send again, under the same ids: one delivery, or what happened in a time',
    tag,
    access,
    names: { webhookId: 'id' },
    params: id,
    body: z.strictObject({
      deliveryId: z.string().max(120).default(''),
      from: when.optional(),
      to: when.optional(),
      onlyFailed: z.boolean().default(false),
    }),
    answer: z.object({ replayed: z.number() }),
    handle: async ({ params, body }, call) => {
      const { deliveryId, from, to, onlyFailed } = body;
      const { replayed } = await backend.replayWebhook(
        { webhookId: params.id, deliveryId, from, to, onlyFailed },
        call,
      );
      return { replayed };
    },
  }),
];
