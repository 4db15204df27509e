import { Container, Grid, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { Mailbox } from './Mailbox';
import { PhoneScreen } from './PhoneScreen';
import { moods, useProvider, useReceived } from './useReceived';

/** What the local mail server and SMS provider received, as it comes in. */
export const MessagesPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('messages.title'));
  const { data = [], error, refetch } = useReceived();
  const { mode, setMode } = useProvider();
  const mails = data.filter(({ channel }) => channel === 'email');
  const texts = data.filter(({ channel }) => channel === 'sms');
  return (
    <Container size="lg" py="lg">
      <Group justify="space-between" align="flex-end" mb="md">
        <div>
          <Title order={1} size="h2">
            {t('messages.title')}
          </Title>
          <Text>{t('messages.lead')}</Text>
        </div>
        <div>
          <Text id="provider" size="sm" mb={4}>
            {t('messages.provider')}
          </Text>
          <SegmentedControl
            aria-labelledby="provider"
            className="wraps"
            data={moods.map((value) => ({ value, label: t(`messages.${value}`) }))}
            value={mode}
            onChange={(to) => setMode(to)}
          />
        </div>
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
    </Container>
  );
};
