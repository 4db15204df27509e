import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { Webhook } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client';
import { MessagesTabs } from '../messages/MessagesTabs';
import { StaffOnly } from '../shell/StaffOnly';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { SecretShown } from './SecretShown';
import type { Draft, WithSecret } from './useWebhooks';
import { useWebhookCommand, useWebhooks } from './useWebhooks';
import { WebhookForm } from './WebhookForm';
import { WebhookState } from './WebhookState';

const Line = ({ webhook }: { webhook: Webhook }) => {
  const { t } = useTranslation();
  const { id, name, url, lastDeliveredAt, waiting, failed } = webhook;
  return (
    <li data-webhook={id}>
      <div style={{ flex: '1 1 20rem', minWidth: 0 }}>
        <Link to={`/desk/webhooks/${id}`} className="article-link">
          {name}
        </Link>
        <Text size="sm" className="soft" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
        <Text size="sm" className="soft">
          {lastDeliveredAt ? t('webhooks.lastTaken', { when: showWhen(lastDeliveredAt) }) : t('webhooks.neverTaken')}
        </Text>
      </div>
      <Group gap={8}>
        {waiting ? (
          <Badge variant="outline" color="#46565f" tt="none" size="lg">
            {t('webhooks.waiting', { count: waiting })}
          </Badge>
        ) : null}
        {failed ? (
          <Badge variant="outline" color="#a4161a" tt="none" size="lg">
            {t('webhooks.failed', { count: failed })}
          </Badge>
        ) : null}
        <WebhookState webhook={webhook} />
      </Group>
    </li>
  );
};

const Webhooks = () => {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useWebhooks();
  const [writing, setWriting] = useState(false);
  const create = useWebhookCommand((body: Draft) => api<WithSecret>('/webhooks', { method: 'POST', body }));
  const items = data?.items ?? [];
  return (
    <Stack>
      <Text>{t('webhooks.lead')}</Text>
      {create.data ? <SecretShown secret={create.data.secret} onDone={() => create.reset()} /> : null}
      {writing ? (
        <WebhookForm
          error={create.error}
          busy={create.isPending}
          action={t('webhooks.create')}
          onSubmit={(draft) => create.mutate(draft, { onSuccess: () => setWriting(false) })}
        />
      ) : (
        <Button onClick={() => setWriting(true)} style={{ alignSelf: 'flex-start' }}>
          {t('webhooks.new')}
        </Button>
      )}
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={120} /> : null}
      {data && !items.length ? <Text role="status">{t('webhooks.none')}</Text> : null}
      {items.length ? (
        <ul className="card flush lines wraps" aria-label={t('webhooks.title')}>
          {items.map((one) => (
            <Line key={one.id} webhook={one} />
          ))}
        </ul>
      ) : null}
    </Stack>
  );
};

/** Systems that are told of events over HTTP, and how they do. */
export const WebhooksPage = () => {
  const { t } = useTranslation();
  return (
    <StaffOnly roles={['admin']}>
      <MessagesTabs title={t('webhooks.title')}>
        <Webhooks />
      </MessagesTabs>
    </StaffOnly>
  );
};
