import { Anchor, Container, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Hotline, Unit } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';

/** Whom to call, by the name of a unit as people know it. */
export const HotlinesPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('hotlines.title'));
  const [typed, setTyped] = useState('');
  const [unit] = useDebouncedValue(typed.trim(), 200);
  const asked = encodeURIComponent(unit);
  const hotlines = useQuery({
    queryKey: ['hotlines', unit, language()],
    queryFn: () => api<List<Hotline>>(`/hotlines?limit=100&unit=${asked}`),
  });
  const units = useQuery({
    queryKey: ['units', unit, language()],
    enabled: unit !== '',
    queryFn: () => api<List<Unit>>(`/units?limit=3&q=${asked}`),
  });
  const old = units.data?.items.find(({ validTo }) => validTo !== '');
  const items = hotlines.data?.items ?? [];
  return (
    <Container size="md" py="lg">
      <Title order={1} size="h2">
        {t('hotlines.title')}
      </Title>
      <Text mb="md">{t('hotlines.lead')}</Text>
      <Stack>
        <TextInput
          label={t('hotlines.label')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={100}
          type="search"
        />
        {old && unit ? (
          <Text role="status">
            {t('hotlines.today', { old: old.fullName, today: old.today.map(({ fullName }) => fullName).join(', ') })}
          </Text>
        ) : null}
        {hotlines.error ? <Trouble error={hotlines.error} retry={() => void hotlines.refetch()} /> : null}
        {hotlines.data && !items.length ? <Text role="status">{t('hotlines.none')}</Text> : null}
        <div className="card" style={{ padding: 0 }}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Tbody>
              {items.map(({ id, name, display, number, hours, topic }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Text fw={600}>{name}</Text>
                    <Text size="sm">
                      {topic} · {hours}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">
                    <Anchor href={`tel:${number}`} fw={600} underline="always">
                      {display}
                    </Anchor>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </Stack>
    </Container>
  );
};
