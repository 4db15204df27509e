import { Anchor, Container, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconClock, IconMail, IconMapPin, IconPhone } from '@tabler/icons-react';
import type { Office } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../api/client';
import { language } from '../i18n/setup';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';

const hrefs: Record<string, (value: string) => string> = {
  phone: (value) => `tel:${value.replace(/\s/g, '')}`,
  email: (value) => `mailto:${value}`,
  website: (value) => value,
};

/** A weekday's name, Monday being 1. */
const weekdayName = (weekday: number) =>
  new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );

/** An office: where it is, when it is open, how it is reached. */
export const OfficeInfoPage = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['office', id, language()],
    queryFn: () => api<Office>(`/offices/${encodeURIComponent(id)}`),
  });
  usePageTitle(data?.name ?? t('officeInfo.title'));
  return (
    <Container size="md" py="lg">
      <Title order={1} size="h2" mb="md">
        {data?.name ?? t('officeInfo.title')}
      </Title>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={200} /> : null}
      {data ? (
        <div className="card">
          <Stack>
            <Text className="fact">
              <IconMapPin aria-hidden size={20} /> {data.address || data.unit.name}
            </Text>
            {data.contacts.map(({ kind, value, label }) => (
              <Text key={value} className="fact">
                {kind === 'phone' ? <IconPhone aria-hidden size={20} /> : <IconMail aria-hidden size={20} />} {label}{' '}
                <Anchor href={hrefs[kind]?.(value)} underline="always">
                  {value}
                </Anchor>
              </Text>
            ))}
            <div>
              <Text className="fact" fw={600}>
                <IconClock aria-hidden size={20} /> {t('officeInfo.hours')}
              </Text>
              <dl className="opening">
                {data.hours.weekly.map(({ weekday, intervals }) => (
                  <div key={weekday}>
                    <dt>{weekdayName(weekday)}</dt>
                    <dd>{intervals.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </Stack>
        </div>
      ) : null}
    </Container>
  );
};
