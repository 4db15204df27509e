import type { Webhook, WebhookDelivery, WebhookDeliveryDetail } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';

/** A webhook with the secret that is told once. */
export type WithSecret = Webhook & { readonly secret: string };

export interface Draft {
  readonly name: string;
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly officeIds: readonly string[];
  readonly contactEmail: string;
}

const everyMs = 5_000;

export const useWebhooks = () =>
  useQuery({
    queryKey: ['webhooks'],
    queryFn: () => api<List<Webhook>>('/webhooks'),
    refetchInterval: everyMs,
  });

export const useWebhook = (id: string) =>
  useQuery({ queryKey: ['webhooks', id], queryFn: () => api<Webhook>(`/webhooks/${id}`), refetchInterval: everyMs });

export const useDeliveries = (id: string, status: string) =>
  useQuery({
    queryKey: ['webhooks', id, 'deliveries', status],
    queryFn: () =>
      api<List<WebhookDelivery>>(`/webhooks/${id}/deliveries?limit=100${status ? `&status=${status}` : ''}`),
    placeholderData: (before) => before,
    refetchInterval: everyMs,
  });

export const useDelivery = (id: string | undefined) =>
  useQuery({
    queryKey: ['webhook-delivery', id],
    queryFn: () => api<WebhookDeliveryDetail>(`/webhook-deliveries/${id}`),
    enabled: id !== undefined,
  });

/** Something is done about webhooks, after which all of them are looked at anew. */
export const useWebhookCommand = <T, A = void>(send: (given: A) => Promise<T>) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['webhooks'] });
      void queries.invalidateQueries({ queryKey: ['webhook-delivery'] });
    },
  });
};
