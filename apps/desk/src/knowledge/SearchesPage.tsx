import { Button, Group, Skeleton, Text, TextInput, Title } from '@mantine/core';
import type { MissedSearch, Synonym } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { KnowledgePage } from './KnowledgePage';

/** One search: it meant a procedure, or nothing that is here. */
const Missed = ({ search }: { search: MissedSearch }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [procedureCode, setCode] = useState('');
  const resolve = useMutation({
    mutationFn: (code: string) =>
      api('/missed-searches/resolve', { method: 'POST', body: { query: search.query, procedureCode: code } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['searches'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (procedureCode.trim()) resolve.mutate(procedureCode.trim());
  };
  return (
    <li>
      <div>
        <Text fw={600}>{search.query}</Text>
        <Text size="sm" className="soft">
          {t('searches.times', { count: search.count })} · {t('searches.unchosen', { count: search.unchosen })} ·{' '}
          {showWhen(search.lastSeen)}
        </Text>
        {resolve.error ? <Trouble error={resolve.error} /> : null}
      </div>
      <form onSubmit={submit}>
        <Group gap="xs" align="flex-end">
          <TextInput
            size="sm"
            aria-label={t('searches.meant', { query: search.query })}
            placeholder={t('searches.code')}
            value={procedureCode}
            maxLength={64}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button size="sm" type="submit" loading={resolve.isPending}>
            {t('searches.resolve')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => resolve.mutate('')}>
            {t('searches.dismiss')}
          </Button>
        </Group>
      </form>
    </li>
  );
};

const Synonyms = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['searches', 'synonyms'],
    queryFn: () => api<List<Synonym>>('/synonyms?limit=200'),
  });
  const remove = useMutation({
    mutationFn: ({ procedureCode, words }: Synonym) =>
      api(`/procedures/${encodeURIComponent(procedureCode)}/synonyms/${encodeURIComponent(words)}`, {
        method: 'DELETE',
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['searches'] }),
  });
  const items = data?.items ?? [];
  return items.length ? (
    <section>
      <Title order={2} size="h3" mb="sm" mt="lg">
        {t('searches.synonyms')}
      </Title>
      {remove.error ? <Trouble error={remove.error} /> : null}
      <ul className="card flush lines">
        {items.map((one) => (
          <li key={`${one.procedureCode} ${one.words}`}>
            <Text>
              <strong>{one.words}</strong> → {one.procedureCode}
            </Text>
            <Button
              size="sm"
              variant="subtle"
              aria-label={t('searches.removeOf', { words: one.words })}
              onClick={() => remove.mutate(one)}
            >
              {t('searches.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  ) : null;
};

const Searches = () => {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['searches', 'missed'],
    queryFn: () => api<List<MissedSearch>>('/missed-searches?limit=200'),
  });
  const items = data?.items ?? [];
  return (
    <>
      <Text mb="md">{t('searches.lead')}</Text>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={200} /> : null}
      {data && !items.length ? <Text role="status">{t('searches.none')}</Text> : null}
      {items.length ? (
        <ul className="card flush lines wraps">
          {items.map((search) => (
            <Missed key={search.query} search={search} />
          ))}
        </ul>
      ) : null}
      <Synonyms />
    </>
  );
};

/** What people looked for and did not find. */
export const SearchesPage = () => {
  const { t } = useTranslation();
  return (
    <KnowledgePage title={t('searches.title')} roles={['officer', 'supervisor', 'admin']}>
      <Searches />
    </KnowledgePage>
  );
};
