import { Grid, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { Mailbox } from './Mailbox';
import { MessagesTabs } from './MessagesTabs';
import { PhoneScreen } from './PhoneScreen';
import { moods, providers, useProviders, useReceived } from './useReceived';

/** What the local mail server, SMS providers and Zalo received, as it comes in. */
export const MessagesPage = () => {
  const { t } = useTranslation();
  const { data = [], error, refetch } = useReceived();
  const { moodOf, setMode } = useProviders();
  const mails = data.filter(({ channel }) => channel === 'email');
  const texts = data.filter(({ channel }) => channel !== 'email');
  return (
    <MessagesTabs title={t('messages.title')}>
      <Text mb="md">{t('messages.lead')}</Text>
      <Group mb="md" gap="xl">
        {providers.map((provider) => (
          <div key={provider}>
            <Text id={`mood-${provider}`} size="sm" mb={4}>
              {t(`messages.providers.${provider}`)}
            </Text>
            <SegmentedControl
              aria-labelledby={`mood-${provider}`}
              className="wraps"
              data={moods.map((value) => ({ value, label: t(`messages.${value}`) }))}
              value={moodOf(provider)}
              onChange={(mode) => setMode({ provider, mode })}
            />
          </div>
        ))}
      </Group>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      <Grid>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <section>
            <Title order={2} size="h4" mb="sm">
              {t('messages.sms')} ({texts.length})
            </Title>
            <PhoneScreen texts={texts.slice(0, 30)} />
          </section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <section>
            <Title order={2} size="h4" mb="sm">
              {t('messages.email')} ({mails.length})
            </Title>
            <div className="card">
              <Mailbox mails={mails} />
            </div>
          </section>
        </Grid.Col>
      </Grid>
    </MessagesTabs>
  );
};
