import type { notification } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import type { Replay } from '../commands/replay-webhook';
import { deliveryNotFound, webhookNotFound } from '../domain/refusals';
import type { DeliveryStatus, WebhookPlan } from '../domain/webhook';
import { maySeeTo } from '../domain/webhook';
import type { PastAttempt, WebhookDelivery, WebhookStanding } from '../queries/webhooks';
import { isUuid } from './translate';
import { deliveryStatusOf, deliveryToProto, readPlan, webhookToProto } from './webhook-translate';

export interface WebhookUseCases {
  createWebhook(plan: WebhookPlan, call: CallContext): Promise<string>;
  updateWebhook(id: string, expectedVersion: number, plan: WebhookPlan, call: CallContext): Promise<void>;
  deleteWebhook(id: string): Promise<void>;
  setWebhookActive(id: string, active: boolean, call: CallContext): Promise<void>;
  rotateSecret(id: string, call: CallContext): Promise<number>;
  replayWebhook(id: string, replay: Replay, call: CallContext): Promise<number>;
  webhook(id: string): Promise<WebhookStanding | undefined>;
  webhooks(): Promise<WebhookStanding[]>;
  deliveries(
    webhookId: string,
    status: DeliveryStatus | undefined,
    pageSize: number,
    pageToken: string,
  ): Promise<{ deliveries: WebhookDelivery[]; nextPageToken: string }>;
  delivery(id: string): Promise<(WebhookDelivery & { body: string; tries: PastAttempt[] }) | undefined>;
  /** The rule that an address breaks, if any. */
  addressFault(url: string): Promise<string | undefined>;
  /** Whether there is such an office. */
  isOffice(id: string, call: CallContext): Promise<boolean>;
  secretOf(id: string, number: number): string;
  now(): Date;
}

const maxPage = 200;

/** The calls about webhooks, as a part of NotificationService. */
export const webhookHandlers = (cases: WebhookUseCases) => {
  const theirs = async (id: string, { caller }: CallContext) => {
    const webhook = isUuid(id) ? await cases.webhook(id) : undefined;
    return webhook && maySeeTo(caller, webhook) ? webhook : undefined;
  };
  const found = async (id: string, call: CallContext): Promise<notification.Webhook> => {
    const webhook = await theirs(id, call);
    if (!webhook) throw webhookNotFound();
    return webhookToProto(webhook, cases.now());
  };

  const planOf = async (given: notification.WebhookPlan | undefined, call: CallContext): Promise<WebhookPlan> => {
    const read = reading();
    const plan = readPlan(read, given);
    if (!read.violations.length) {
      const [rule, known] = await Promise.all([
        cases.addressFault(plan.url),
        Promise.all(plan.officeIds.map((id) => cases.isOffice(id, call))),
      ]);
      if (rule) read.fault('plan.url', rule);
      known.forEach((is, n) => is || read.fault(`plan.officeIds[${n}]`, 'unknown_value'));
    }
    read.done();
    return plan;
  };

  return {
    createWebhook: async ({ plan }: notification.CreateWebhookRequest, call: CallContext) => {
      const id = await cases.createWebhook(await planOf(plan, call), call);
      return { webhook: await found(id, call), secret: cases.secretOf(id, 1) };
    },

    updateWebhook: async ({ id, expectedVersion, plan }: notification.UpdateWebhookRequest, call: CallContext) => {
      await found(id, call);
      await cases.updateWebhook(id, expectedVersion, await planOf(plan, call), call);
      return { webhook: await found(id, call) };
    },

    deleteWebhook: async ({ id }: notification.DeleteWebhookRequest, call: CallContext) => {
      if (await theirs(id, call)) await cases.deleteWebhook(id);
      return {};
    },

    getWebhook: async ({ id }: notification.GetWebhookRequest, call: CallContext) => {
      return { webhook: await found(id, call) };
    },

    listWebhooks: async (_: notification.ListWebhooksRequest, { caller }: CallContext) => {
      const shown = (await cases.webhooks()).filter((one) => maySeeTo(caller, one));
      return { webhooks: shown.map((one) => webhookToProto(one, cases.now())) };
    },

    setWebhookActive: async ({ id, active }: notification.SetWebhookActiveRequest, call: CallContext) => {
      await found(id, call);
      await cases.setWebhookActive(id, active, call);
      return { webhook: await found(id, call) };
    },

    rotateWebhookSecret: async ({ id }: notification.RotateWebhookSecretRequest, call: CallContext) => {
      await found(id, call);
      const number = await cases.rotateSecret(id, call);
      return { webhook: await found(id, call), secret: cases.secretOf(id, number) };
    },

    listWebhookDeliveries: async (request: notification.ListWebhookDeliveriesRequest, call: CallContext) => {
      const read = reading();
      read.range('pageSize', request.pageSize, 0, maxPage);
      if (!/^\d{0,18}$/.test(request.pageToken)) read.fault('pageToken', 'format');
      read.done();
      await found(request.webhookId, call);
      const { webhookId, status, pageSize, pageToken } = request;
      const page = await cases.deliveries(webhookId, deliveryStatusOf(status), pageSize || 50, pageToken);
      return { deliveries: page.deliveries.map(deliveryToProto), nextPageToken: page.nextPageToken };
    },

    getWebhookDelivery: async ({ id }: notification.GetWebhookDeliveryRequest, call: CallContext) => {
      const delivery = isUuid(id) ? await cases.delivery(id) : undefined;
      if (!delivery || !(await theirs(delivery.webhookId, call))) throw deliveryNotFound();
      return { delivery: deliveryToProto(delivery) };
    },

    replayWebhook: async (request: notification.ReplayWebhookRequest, call: CallContext) => {
      await found(request.webhookId, call);
      return { replayed: await cases.replayWebhook(request.webhookId, replayOf(request), call) };
    },
  };
};

const replayOf = ({ deliveryId, from, to, onlyFailed }: notification.ReplayWebhookRequest): Replay => {
  if (deliveryId) {
    if (!isUuid(deliveryId)) throw deliveryNotFound();
    return { deliveryId };
  }
  const read = reading();
  const time = { from: read.instant('from', from), to: read.instant('to', to), onlyFailed };
  if (from && to && from >= to) read.fault('from', 'before', { other: 'to' });
  read.done();
  return time;
};
