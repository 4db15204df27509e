import { Alert, Anchor, Button, Container, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { Webhook } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../api/client';
import { usePageTitle } from '../shell/page-title';
import { StaffOnly } from '../shell/StaffOnly';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { Deliveries } from './Deliveries';
import { SecretShown } from './SecretShown';
import type { Draft, WithSecret } from './useWebhooks';
import { useWebhook, useWebhookCommand } from './useWebhooks';
import { WebhookForm } from './WebhookForm';
import { WebhookState } from './WebhookState';

/** What is wrong with it, and until when nothing is tried. */
const Health = ({ webhook }: { webhook: Webhook }) => {
  const { t } = useTranslation();
  const { status, lastReason, failingSince, nextTryAt, waiting } = webhook;
  if (status === 'active' && !failingSince) return null;
  const disabled = status === 'disabled';
  return (
    <Alert
      color={disabled ? '#a4161a' : '#8a4b00'}
      variant="outline"
      bg="#fff"
      role="status"
      title={t(`webhooks.health.${status === 'active' ? 'failing' : status}`)}
    >
      {lastReason ? <Text size="sm">{t('webhooks.lastReason', { reason: lastReason })}</Text> : null}
      {failingSince ? <Text size="sm">{t('webhooks.failingSince', { when: showWhen(failingSince) })}</Text> : null}
      {nextTryAt ? <Text size="sm">{t('webhooks.nextTry', { when: showWhen(nextTryAt) })}</Text> : null}
      {waiting ? <Text size="sm">{t('webhooks.waitingNow', { count: waiting })}</Text> : null}
    </Alert>
  );
};

const Acts = ({ webhook, onEdit }: { webhook: Webhook; onEdit: () => void }) => {
  const { t } = useTranslation();
  const go = useNavigate();
  const path = `/webhooks/${webhook.id}`;
  const [surely, setSurely] = useState(false);
  const activate = useWebhookCommand((active: boolean) =>
    api<Webhook>(`${path}/active`, { method: 'POST', body: { active } }),
  );
  const rotate = useWebhookCommand(() => api<WithSecret>(`${path}/secret`, { method: 'POST' }));
  const remove = useWebhookCommand(() => api(path, { method: 'DELETE' }));
  const error = activate.error ?? rotate.error ?? remove.error;
  const active = webhook.status === 'active';
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button
          variant={active ? 'outline' : 'filled'}
          loading={activate.isPending}
          onClick={() => activate.mutate(!active)}
        >
          {active ? t('webhooks.pause') : t('webhooks.wake')}
        </Button>
        <Button variant="outline" onClick={onEdit}>
          {t('webhooks.edit')}
        </Button>
        <Button variant="outline" loading={rotate.isPending} onClick={() => rotate.mutate()}>
          {t('webhooks.rotate')}
        </Button>
        <Button
          variant={surely ? 'filled' : 'outline'}
          color="#a4161a"
          loading={remove.isPending}
          onClick={() =>
            surely ? remove.mutate(undefined, { onSuccess: () => void go('/desk/webhooks') }) : setSurely(true)
          }
        >
          {surely ? t('webhooks.removeSurely') : t('webhooks.remove')}
        </Button>
      </Group>
      {rotate.data ? <SecretShown secret={rotate.data.secret} onDone={() => rotate.reset()} /> : null}
      {error ? <Trouble error={error} /> : null}
    </Stack>
  );
};

const OneWebhook = ({ webhook }: { webhook: Webhook }) => {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { id, version, name, url, eventTypes, officeIds, contactEmail, previousSecretUntil } = webhook;
  const update = useWebhookCommand((draft: Draft) =>
    api<Webhook>(`/webhooks/${id}`, { method: 'PUT', body: { ...draft, expectedVersion: version } }),
  );
  usePageTitle(name);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {name}
        </Title>
        <WebhookState webhook={webhook} />
      </Group>
      <div>
        <Text style={{ overflowWrap: 'anywhere' }}>{url}</Text>
        <Text size="sm" className="soft">
          {eventTypes.length ? eventTypes.join(', ') : t('webhooks.allTypes')} ·{' '}
          {officeIds.length ? officeIds.join(', ') : t('webhooks.allOffices')} · {contactEmail}
        </Text>
        {previousSecretUntil ? (
          <Text size="sm">{t('webhooks.bothSecrets', { when: showWhen(previousSecretUntil) })}</Text>
        ) : null}
      </div>
      <Health webhook={webhook} />
      <Acts webhook={webhook} onEdit={() => setEditing(!editing)} />
      {editing ? (
        <WebhookForm
          initial={{ name, url, eventTypes, officeIds, contactEmail }}
          error={update.error}
          busy={update.isPending}
          action={t('webhooks.save')}
          onSubmit={(draft) => update.mutate(draft, { onSuccess: () => setEditing(false) })}
        />
      ) : null}
      <Deliveries webhookId={id} />
    </Stack>
  );
};

/** One system that is told of events: how it does, what it was told, and what can be done about it. */
export const WebhookPage = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useWebhook(id);
  return (
    <StaffOnly roles={['admin']}>
      <Container size="lg" py="lg">
        <Anchor component={Link} to="/desk/webhooks">
          {t('webhooks.back')}
        </Anchor>
        {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
        {!data && !error ? <Skeleton height={220} mt="md" /> : null}
        {data ? <OneWebhook webhook={data} /> : null}
      </Container>
    </StaffOnly>
  );
};
