import type { Store } from '@civicline/store';
import type { DeliveryStatus } from '../domain/webhook';
import type { PastAttempt, WebhookDelivery } from '../store/webhook-deliveries';
import { deliveriesOf, deliveryById } from '../store/webhook-deliveries';
import type { WebhookStanding } from '../store/webhooks';
import { allWebhooks, webhookById } from '../store/webhooks';

export type { PastAttempt, WebhookDelivery, WebhookStanding };

/** A webhook and how its deliveries stand. */
export const oneWebhook =
  (store: Store) =>
  (id: string): Promise<WebhookStanding | undefined> =>
    webhookById(store, id);

/** All of them, by name. */
export const listedWebhooks = (store: Store) => (): Promise<WebhookStanding[]> => allWebhooks(store);

const all: readonly DeliveryStatus[] = ['waiting', 'delivered', 'failed'];

/** Deliveries of a webhook, latest first, and where the next page begins. */
export const deliveryPage =
  (store: Store) =>
  async (
    webhookId: string,
    status: DeliveryStatus | undefined,
    pageSize: number,
    pageToken: string,
  ): Promise<{ deliveries: WebhookDelivery[]; nextPageToken: string }> => {
    const deliveries = await deliveriesOf(store, webhookId, status ? [status] : all, pageSize, pageToken || null);
    const last = deliveries.at(-1);
    return { deliveries, nextPageToken: last && deliveries.length === pageSize ? last.number : '' };
  };

/** A delivery with what is sent and how each try went. */
export const oneDelivery = (store: Store) => (id: string) => deliveryById(store, id);

/** Who is told when a webhook is disabled. */
export const webhookContact =
  (store: Store) =>
  async (id: string): Promise<{ name: string; email: string }> => {
    const webhook = await webhookById(store, id);
    return { name: webhook?.name ?? '', email: webhook?.contactEmail ?? '' };
  };
