import { Anchor, Badge, Button, Container, Grid, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconCalendarEvent } from '@tabler/icons-react';
import type { Procedure } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { BookingForm } from '../booking/BookingForm';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { ChannelAdvice } from './ChannelAdvice';
import { Checklist } from './Checklist';
import { Facts } from './Facts';
import { useProcedure } from './useProcedures';

const Heading = ({ procedure }: { procedure: Procedure }) => {
  const { t } = useTranslation();
  return (
    <div className="no-print">
      <Anchor component={Link} to="/" size="sm" underline="always" mb="sm" display="inline-flex" style={{ gap: 6 }}>
        <IconArrowLeft aria-hidden size={18} />
        {t('procedure.all')}
      </Anchor>
      <Title order={1} size="h2">
        {procedure.name}
      </Title>
      <Text mt={4} mb="sm">
        {procedure.summary}
      </Text>
      <Group gap="xs" mb="lg">
        <Badge variant="light" c="#083e55" tt="none" size="lg" fw={600}>
          {procedure.fieldName}
        </Badge>
        {procedure.sample ? (
          <Badge variant="outline" color="#46565f" tt="none" size="lg" fw={400}>
            {t('home.sample')}
          </Badge>
        ) : null}
      </Group>
    </div>
  );
};

/** All about one procedure: which papers, which way, and a place at the counter. */
export const ProcedurePage = () => {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const { data: procedure, error, refetch } = useProcedure(code);
  const [step, setStep] = useState<'reading' | 'booking' | 'booked'>('reading');
  usePageTitle(procedure?.name ?? t('nav.procedures'));
  if (error)
    return (
      <Container size="lg" py="xl">
        <Title order={1} size="h2" mb="md">
          {t('nav.procedures')}
        </Title>
        <Trouble error={error} retry={() => void refetch()} />
      </Container>
    );
  if (!procedure)
    return (
      <Container size="lg" py="xl">
        <Skeleton height={40} width="70%" mb="lg" />
        <Skeleton height={280} />
      </Container>
    );
  const start = (
    <Button
      mt={8}
      leftSection={<IconCalendarEvent aria-hidden size={20} />}
      onClick={() => setStep('booking')}
      fullWidth
    >
      {t('procedure.book')}
    </Button>
  );
  return (
    <Container size="lg" py="lg">
      <Heading procedure={procedure} />
      {step === 'booked' ? null : (
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack>
              <Checklist procedure={procedure} />
              <section className="card">
                <Facts procedure={procedure} />
                <Text size="sm" className="soft" mt="sm">
                  {procedure.legalBasis}
                </Text>
              </section>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <section className="card">
              <Title order={2} size="h3" mb="sm">
                {t('procedure.channels')}
              </Title>
              <ChannelAdvice procedure={procedure} atCounter={step === 'reading' ? start : null} />
            </section>
          </Grid.Col>
        </Grid>
      )}
      {step === 'reading' ? null : <BookingForm procedure={procedure} onBooked={() => setStep('booked')} />}
    </Container>
  );
};
