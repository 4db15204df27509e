import { Badge, Container, Group, Loader, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ProcedureSummary } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { ChannelBadges } from './ChannelBadges';
import { useProcedures } from './useProcedures';

const byField = (items: readonly ProcedureSummary[]) => {
  const groups = new Map<string, ProcedureSummary[]>();
  for (const item of items) groups.set(item.fieldName, [...(groups.get(item.fieldName) ?? []), item]);
  return [...groups];
};

const Row = ({ procedure }: { procedure: ProcedureSummary }) => (
  <Link className="row-link" to={`/thu-tuc/${procedure.code}`}>
    <Group justify="space-between" gap="xs">
      <div style={{ flex: '1 1 320px' }}>
        <Text fw={600}>{procedure.name}</Text>
        <Text size="sm" c="#37474f">
          {procedure.code} · {procedure.fieldName}
        </Text>
      </div>
      <ChannelBadges channels={procedure.channels} />
    </Group>
  </Link>
);

/** The citizen's start: one question, answered while one types. */
export const HomePage = () => {
  const { t } = useTranslation();
  usePageTitle(t('nav.procedures'));
  const [query, setQuery] = useState('');
  const { data, error, isPending, isFetching, refetch } = useProcedures(query);
  const items = data?.items ?? [];
  return (
    <>
      <section className="hero">
        <Container size="lg">
          <Title order={1} c="#fff">
            {t('home.title')}
          </Title>
          <Text mt={6} c="#fff">
            {t('home.lead')}
          </Text>
        </Container>
      </section>
      <Container size="lg" className="hero-card" pb="xl">
        <div className="card">
          <TextInput
            size="lg"
            label={t('home.label')}
            placeholder={t('home.placeholder')}
            leftSection={<IconSearch aria-hidden />}
            rightSection={isFetching ? <Loader role="status" size="sm" aria-label="…" /> : null}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            maxLength={200}
            type="search"
            autoFocus
          />
          <Text size="sm" mt="xs" c="#37474f" role="status">
            {isPending ? '' : items.length ? t('home.count', { count: items.length }) : t('home.none')}
          </Text>
        </div>
        <Stack mt="md">
          {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
          {query.trim()
            ? items.length > 0 && (
                <div className="card" style={{ padding: 0 }}>
                  {items.map((procedure) => (
                    <Row key={procedure.code} procedure={procedure} />
                  ))}
                </div>
              )
            : byField(items).map(([field, procedures]) => (
                <section key={field} className="card" style={{ padding: 0 }}>
                  <Group px={16} py={12} justify="space-between">
                    <Title order={2} size="h4">
                      {field}
                    </Title>
                    <Badge variant="outline" color="#37474f" tt="none">
                      {t('home.count', { count: procedures.length })}
                    </Badge>
                  </Group>
                  {procedures.map((procedure) => (
                    <Row key={procedure.code} procedure={procedure} />
                  ))}
                </section>
              ))}
        </Stack>
      </Container>
    </>
  );
};
