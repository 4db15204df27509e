import { Button, Container, Group, Loader, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { FieldTiles } from './FieldTiles';
import { ProcedureRow } from './ProcedureRow';
import { useFields, useProcedures, useProceduresNamed, useProceduresOf } from './useProcedures';
import { useUnchosen } from './useUnchosen';

/** What most people come for, offered before they type. */
const popular = ['BD-01', 'HT-01', 'GT-01', 'TP-01', 'CR-01', 'BH-01'];

/** The citizen's start: one question, answered while one types. */
export const HomePage = () => {
  const { t } = useTranslation();
  usePageTitle(t('nav.procedures'));
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [query, setQuery] = useState('');
  const fields = useFields();
  const named = useProceduresNamed(popular);
  const found = useProcedures(query);
  useUnchosen(query, found.settled && Boolean(found.data?.items.length));
  const searching = query.trim() !== '';
  const field = address.get('field') ?? '';
  const inField = useProceduresOf(field);
  const ofField = inField.data?.pages.flatMap(({ items }) => items) ?? [];
  const liked = named.data?.items ?? [];
  const shown = searching ? (found.data?.items ?? []) : field ? ofField : liked;
  const { error, isPending, refetch } = searching ? found : field ? inField : named;
  const chooseField = (to: string) => setAddress(to ? { field: to } : {}, { preventScrollReset: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [best] = shown;
    if (searching && found.settled && best) void navigate(`/thu-tuc/${best.code}`);
  };
  const heading = searching ? t('home.results') : (ofField[0]?.fieldName ?? t('home.popular'));
  const count =
    searching && !isPending ? (shown.length ? t('home.count', { count: shown.length }) : t('home.none')) : '';
  return (
    <>
      <section className="hero">
        <Container size="lg">
          <Title order={1} c="#fff">
            {t('home.title')}
          </Title>
          <Text mt={6} mb="lg" c="#fff">
            {t('home.lead')}
          </Text>
          <form onSubmit={submit} role="search">
            <TextInput
              size="xl"
              aria-label={t('home.label')}
              placeholder={t('home.placeholder')}
              leftSection={<IconSearch aria-hidden />}
              rightSection={found.isFetching ? <Loader role="status" size="sm" aria-label={t('loading')} /> : null}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
              maxLength={200}
              type="search"
              autoComplete="off"
              enterKeyHint="search"
            />
          </form>
          {liked.length ? (
            <div className="hero-chips">
              <span>{t('home.often')}</span>
              {liked.slice(0, 4).map(({ code, name }) => (
                <Link key={code} to={`/thu-tuc/${code}`}>
                  {t(`home.short.${code}`, { defaultValue: name })}
                </Link>
              ))}
            </div>
          ) : null}
        </Container>
      </section>
      <Container size="lg" py="lg">
        <Stack gap="lg">
          {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
          {searching ? null : (
            <section>
              <Title order={2} size="h3" mb="sm">
                {t('home.fields')}
              </Title>
              {fields.isPending ? <Skeleton height={180} /> : null}
              <FieldTiles fields={fields.data?.items ?? []} chosen={field} onChoose={chooseField} />
            </section>
          )}
          <section>
            <Group justify="space-between" mb="sm">
              <Title order={2} size="h3">
                {heading}
              </Title>
              <Text size="sm" className="soft" role="status">
                {count}
              </Text>
            </Group>
            {isPending ? <Skeleton height={240} /> : null}
            {shown.length ? (
              <div className="card flush">
                {shown.map((procedure) => (
                  <ProcedureRow key={procedure.code} procedure={procedure} />
                ))}
              </div>
            ) : null}
            {!searching && inField.hasNextPage ? (
              <Button
                mt="sm"
                variant="outline"
                loading={inField.isFetchingNextPage}
                onClick={() => void inField.fetchNextPage()}
              >
                {t('home.more')}
              </Button>
            ) : null}
          </section>
        </Stack>
      </Container>
    </>
  );
};
