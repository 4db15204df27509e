import { Badge, Button, Code, Group, NativeSelect, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import type { WebhookDelivery } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { showWhen, today } from '../when';
import { useDeliveries, useDelivery, useWebhookCommand } from './useWebhooks';

const statuses = ['', 'waiting', 'delivered', 'failed'] as const;
const colours = { waiting: '#8a4b00', delivered: '#1b5e20', failed: '#a4161a' } as const;

/** What is sent, and how each try went. */
const Detail = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { data, error } = useDelivery(id);
  if (error) return <Trouble error={error} />;
  if (!data) return <Skeleton height={80} mt="sm" />;
  return (
    <div style={{ width: '100%' }}>
      <ol reversed>
        {data.tries.map(({ number, at, httpStatus, reason, tookMs }) => (
          <li key={number} value={number} style={{ display: 'list-item', padding: 0, border: 0 }}>
            {t('webhooks.try', { when: showWhen(at), answer: reason || `HTTP_${httpStatus}`, ms: tookMs })}
          </li>
        ))}
      </ol>
      <Code block tabIndex={0} aria-label={t('webhooks.body')} style={{ whiteSpace: 'pre-wrap' }}>
        {JSON.stringify(JSON.parse(data.body), null, 2)}
      </Code>
    </div>
  );
};

interface LineProps {
  readonly delivery: WebhookDelivery;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onReplay: () => void;
}

const Line = ({ delivery, open, onOpen, onReplay }: LineProps) => {
  const { t } = useTranslation();
  const { eventType, eventTime, subject, status, attempts, dueAt, lastReason } = delivery;
  return (
    <li data-delivery={delivery.eventId} style={{ flexWrap: 'wrap' }}>
      <div style={{ flex: '1 1 20rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text fw={600}>{eventType}</Text>
        <Text size="sm" className="soft">
          {showWhen(eventTime)} · {subject}
        </Text>
        {status === 'delivered' ? null : (
          <Text size="sm">
            {t('webhooks.attempts', { count: attempts })}
            {lastReason ? ` · ${lastReason}` : ''}
            {dueAt && attempts ? ` · ${t('webhooks.nextTry', { when: showWhen(dueAt) })}` : ''}
          </Text>
        )}
      </div>
      <Group gap="xs">
        <Badge color={colours[status]} tt="none" size="lg">
          {t(`webhooks.delivery.${status}`)}
        </Badge>
        <Button size="sm" variant="outline" aria-expanded={open} onClick={onOpen}>
          {t('webhooks.details')}
        </Button>
        <Button size="sm" variant="outline" onClick={onReplay}>
          {t('webhooks.again')}
        </Button>
      </Group>
      {open ? <Detail id={delivery.id} /> : null}
    </li>
  );
};

/** What it was told, and sending it again: one by one, or all of some days. */
export const Deliveries = ({ webhookId }: { webhookId: string }) => {
  const { t } = useTranslation();
  const [status, setStatus] = useState('');
  const [open, setOpen] = useState<string>();
  const [from, setFrom] = useState(today());
  const { data, error, refetch } = useDeliveries(webhookId, status);
  const replay = useWebhookCommand((body: object) =>
    api<{ replayed: number }>(`/webhooks/${webhookId}/replay`, { method: 'POST', body }),
  );
  const since = (onlyFailed: boolean) =>
    replay.mutate({ from: `${from}T00:00:00+07:00`, to: new Date().toISOString(), onlyFailed });
  const items = data?.items ?? [];
  return (
    <section aria-labelledby="deliveries">
      <Title order={2} size="h3" id="deliveries" mb="sm">
        {t('webhooks.deliveries')}
      </Title>
      <Stack gap="sm">
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label={t('webhooks.status')}
            value={status}
            onChange={(event) => setStatus(event.currentTarget.value)}
            data={statuses.map((value) => ({ value, label: t(`webhooks.delivery.${value || 'any'}`) }))}
          />
          <TextInput
            type="date"
            label={t('webhooks.since')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <Button variant="outline" disabled={!from} loading={replay.isPending} onClick={() => since(true)}>
            {t('webhooks.againFailed')}
          </Button>
          <Button variant="outline" disabled={!from} loading={replay.isPending} onClick={() => since(false)}>
            {t('webhooks.againAll')}
          </Button>
        </Group>
        {replay.data ? <Text role="status">{t('webhooks.replayed', { count: replay.data.replayed })}</Text> : null}
        {replay.error ? <Trouble error={replay.error} /> : null}
        {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
        {data && !items.length ? <Text>{t('webhooks.noDeliveries')}</Text> : null}
        {items.length ? (
          <ul className="card flush lines wraps">
            {items.map((one) => (
              <Line
                key={one.id}
                delivery={one}
                open={open === one.id}
                onOpen={() => setOpen(open === one.id ? undefined : one.id)}
                onReplay={() => replay.mutate({ deliveryId: one.id })}
              />
            ))}
          </ul>
        ) : null}
      </Stack>
    </section>
  );
};
