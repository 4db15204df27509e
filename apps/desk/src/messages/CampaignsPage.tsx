import { Badge, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { Campaign } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { StaffOnly } from '../shell/StaffOnly';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { CampaignForm } from './CampaignForm';
import { MessagesTabs } from './MessagesTabs';
import { useCampaigns, useStopCampaign } from './useCampaigns';

const states = ['delivered', 'sent', 'queued', 'failed', 'suppressed'] as const;

/** One campaign and how its messages stand. */
const Line = ({ campaign, onStop, busy }: { campaign: Campaign; onStop: () => void; busy: boolean }) => {
  const { t } = useTranslation();
  const { id, title, text, status, recipients, startedAt, startedBy, messages } = campaign;
  const underWay = status === 'running' || (status === 'done' && messages.queued > 0);
  return (
    <li data-campaign={id}>
      <div style={{ flex: '1 1 24rem' }}>
        <Text fw={600}>{title}</Text>
        <Text size="sm">{text}</Text>
        <Text size="sm" className="soft">
          {t('campaigns.people', { count: recipients })} · {showWhen(startedAt)} · {startedBy}
        </Text>
      </div>
      <Group gap={8}>
        {states
          .filter((state) => messages[state])
          .map((state) => (
            <Badge key={state} variant="outline" color={state === 'failed' ? '#a4161a' : '#46565f'} tt="none" size="lg">
              {t(`campaigns.states.${state}`)}: {messages[state]}
            </Badge>
          ))}
        <Badge color={status === 'stopped' ? '#a4161a' : '#083e55'} tt="none" size="lg">
          {t(`campaigns.statuses.${underWay ? 'running' : status}`)}
        </Badge>
        {underWay ? (
          <Button size="sm" variant="outline" color="#a4161a" loading={busy} onClick={onStop}>
            {t('campaigns.stop')}
          </Button>
        ) : null}
      </Group>
    </li>
  );
};

const Campaigns = () => {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useCampaigns();
  const stop = useStopCampaign();
  const items = data?.items ?? [];
  return (
    <Stack>
      <Text>{t('campaigns.lead')}</Text>
      <CampaignForm />
      <section aria-labelledby="campaigns-sent">
        <Title order={2} size="h3" id="campaigns-sent" mb="sm">
          {t('campaigns.sent')}
        </Title>
        {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
        {stop.error ? <Trouble error={stop.error} /> : null}
        {isPending ? <Skeleton height={120} /> : null}
        {data && !items.length ? <Text>{t('campaigns.none')}</Text> : null}
        {items.length ? (
          <ul className="card flush lines">
            {items.map((one) => (
              <Line
                key={one.id}
                campaign={one}
                onStop={() => stop.mutate(one.id)}
                busy={stop.isPending && stop.variables === one.id}
              />
            ))}
          </ul>
        ) : null}
      </section>
    </Stack>
  );
};

/** Telling many at once: first whom it reaches and what it costs, then it is sent. */
export const CampaignsPage = () => {
  const { t } = useTranslation();
  return (
    <StaffOnly roles={['supervisor', 'admin']}>
      <MessagesTabs title={t('campaigns.title')}>
        <Campaigns />
      </MessagesTabs>
    </StaffOnly>
  );
};
