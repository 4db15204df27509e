import { Badge, Button, Container, Grid, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BookingForm } from '../booking/BookingForm';
import { language } from '../i18n/setup';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { ChannelAdvice } from './ChannelAdvice';
import { Checklist } from './Checklist';
import { useProcedure } from './useProcedures';

/** All about one procedure: which papers, which way, and a place at the counter. */
export const ProcedurePage = () => {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const { data: procedure, error, refetch } = useProcedure(code);
  const [booking, setBooking] = useState(false);
  usePageTitle(procedure?.name ?? t('nav.procedures'));
  if (error)
    return (
      <Container py="xl">
        <Trouble error={error} retry={() => void refetch()} />
      </Container>
    );
  if (!procedure)
    return (
      <Container py="xl">
        <Skeleton height={48} mb="md" />
        <Skeleton height={240} />
      </Container>
    );
  const fee = procedure.feeVnd
    ? `${procedure.feeVnd.toLocaleString(language() === 'vi' ? 'vi-VN' : 'en-GB')} ₫`
    : t('procedure.free');
  return (
    <Container size="lg" py="lg">
      <Group gap="xs" mb={6}>
        <Badge variant="outline" color="#37474f" tt="none">
          {procedure.fieldName}
        </Badge>
        {procedure.sample ? (
          <Badge variant="outline" color="#37474f" tt="none">
            {t('home.sample')}
          </Badge>
        ) : null}
      </Group>
      <Title order={1} size="h2">
        {procedure.name}
      </Title>
      <Text mt={4} mb="lg">
        {procedure.summary}
      </Text>
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Checklist procedure={procedure} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <section className="card">
              <Title order={2} size="h3" mb="md">
                {t('procedure.channels')}
              </Title>
              <ChannelAdvice procedure={procedure} />
              {procedure.channels.counter && !booking ? (
                <Button fullWidth mt="md" onClick={() => setBooking(true)}>
                  {t('procedure.book')}
                </Button>
              ) : null}
            </section>
            <section className="card">
              <Group justify="space-between">
                <Text>{t('procedure.fee')}</Text>
                <Text fw={600}>{fee}</Text>
              </Group>
              <Group justify="space-between" mt={6}>
                <Text>{t('procedure.time')}</Text>
                <Text fw={600}>
                  {procedure.workingDays
                    ? t('procedure.days', { count: procedure.workingDays })
                    : t('procedure.sameDay')}
                </Text>
              </Group>
              <Group justify="space-between" mt={6}>
                <Text>{t('procedure.code')}</Text>
                <Text fw={600}>{procedure.code}</Text>
              </Group>
            </section>
          </Stack>
        </Grid.Col>
      </Grid>
      {booking ? <BookingForm procedure={procedure} /> : null}
    </Container>
  );
};
