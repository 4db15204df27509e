import { eventTypes, notification, topics } from '@civicline/contracts';
import type { Reading } from '@civicline/service-kit';
import type { DeliveryStatus, WebhookPlan, WebhookStatus } from '../domain/webhook';
import type { PastAttempt, WebhookDelivery, WebhookStanding } from '../queries/webhooks';

const longestUrl = 2_000;
const mostOffices = 100;
const email = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,60}$/;
const aggregates = new Set<string>(Object.values(topics).map((topic) => topic.replace(/v1$/, '*')));

/** What can be asked for: a type, or all of a topic. */
const isKnownType = (type: string) => type in eventTypes || aggregates.has(type);

const readUrl = (read: Reading, given: string): string => {
  const text = read.text('plan.url', given, { max: longestUrl });
  if (!text || text.length > longestUrl) return text;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    read.fault('plan.url', 'format.url');
    return text;
  }
  if (!['https:', 'http:'].includes(url.protocol) || url.username || url.password || url.hash)
    read.fault('plan.url', 'format.url');
  return url.href;
};

/** Every fault of a plan is noted; whether its address may be called is another question. */
export const readPlan = (read: Reading, given: notification.WebhookPlan | undefined): WebhookPlan => {
  const plan = given ?? notification.WebhookPlan.fromPartial({});
  if (plan.eventTypes.length > Object.keys(eventTypes).length)
    read.fault('plan.eventTypes', 'too_many', { max: Object.keys(eventTypes).length });
  else
    plan.eventTypes.forEach((type, index) => {
      if (!isKnownType(type)) read.fault(`plan.eventTypes[${index}]`, 'unknown_value');
    });
  if (plan.officeIds.length > mostOffices) read.fault('plan.officeIds', 'too_many', { max: mostOffices });
  else plan.officeIds.forEach((id, index) => read.text(`plan.officeIds[${index}]`, id, { max: 80 }));
  const contactEmail = read.text('plan.contactEmail', plan.contactEmail, { max: 254 });
  if (contactEmail && !email.test(contactEmail)) read.fault('plan.contactEmail', 'format.email');
  return {
    name: read.text('plan.name', plan.name, { max: 120 }),
    url: readUrl(read, plan.url),
    eventTypes: [...new Set(plan.eventTypes)],
    officeIds: [...new Set(plan.officeIds)],
    contactEmail,
  };
};

const statuses: Record<WebhookStatus, notification.WebhookStatus> = {
  active: notification.WebhookStatus.ACTIVE,
  paused: notification.WebhookStatus.PAUSED,
  disabled: notification.WebhookStatus.DISABLED,
};

export const webhookToProto = (webhook: WebhookStanding, now: Date): notification.Webhook => {
  const { name, url, eventTypes: types, officeIds, contactEmail, previousSecretUntil } = webhook;
  return {
    id: webhook.id,
    version: webhook.version,
    plan: { name, url, eventTypes: [...types], officeIds: [...officeIds], contactEmail },
    status: statuses[webhook.status],
    lastReason: webhook.lastReason,
    failures: webhook.failures,
    failingSince: webhook.failingSince ?? undefined,
    nextTryAt: webhook.nextTryAt ?? undefined,
    createdAt: webhook.createdAt,
    createdBy: webhook.createdBy,
    previousSecretUntil: previousSecretUntil && previousSecretUntil > now ? previousSecretUntil : undefined,
    waiting: webhook.waiting,
    failed: webhook.failed,
    lastDeliveredAt: webhook.lastDeliveredAt ?? undefined,
  };
};

const deliveryStatuses: Record<DeliveryStatus, notification.WebhookDeliveryStatus> = {
  waiting: notification.WebhookDeliveryStatus.WAITING,
  delivered: notification.WebhookDeliveryStatus.DELIVERED,
  failed: notification.WebhookDeliveryStatus.FAILED,
};

/** Undefined: any. */
export const deliveryStatusOf = (status: notification.WebhookDeliveryStatus): DeliveryStatus | undefined =>
  (Object.keys(deliveryStatuses) as DeliveryStatus[]).find((one) => deliveryStatuses[one] === status);

export const deliveryToProto = (
  delivery: WebhookDelivery & { body?: string; tries?: readonly PastAttempt[] },
): notification.WebhookDelivery => ({
  id: delivery.id,
  webhookId: delivery.webhookId,
  eventId: delivery.eventId,
  eventType: delivery.eventType,
  subject: delivery.subject,
  eventTime: delivery.eventTime,
  status: deliveryStatuses[delivery.status],
  attempts: delivery.attempts,
  dueAt: delivery.status === 'waiting' ? delivery.dueAt : undefined,
  deliveredAt: delivery.deliveredAt ?? undefined,
  lastReason: delivery.lastReason,
  body: delivery.body ?? '',
  tries: (delivery.tries ?? []).map((one) => ({ ...one })),
});
