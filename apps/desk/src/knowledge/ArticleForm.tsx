import { Button, Grid, SimpleGrid, Stack, Tabs, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import type { Article } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../api/client';
import { api } from '../api/client';
import { useSession } from '../api/session';
import { Trouble } from '../shell/Trouble';
import { Markdown } from './Markdown';
import { pathOf } from './useArticles';

type Draft = Pick<
  Article,
  'title' | 'body' | 'fields' | 'topics' | 'procedureCodes' | 'ownerOfficeId' | 'ownerPersonId' | 'reviewBy'
>;

const draftOf = (article: Article | undefined, office: string, person: string): Draft => ({
  title: article?.title ?? { vi: '', en: '' },
  body: article?.body ?? { vi: '', en: '' },
  fields: article?.fields ?? [],
  topics: article?.topics ?? [],
  procedureCodes: article?.procedureCodes ?? [],
  ownerOfficeId: article?.ownerOfficeId ?? office,
  ownerPersonId: article?.ownerPersonId ?? person,
  reviewBy: article?.reviewBy ?? '',
});

const Body = ({
  label,
  text,
  error,
  lang,
  onChange,
}: {
  label: string;
  text: string;
  error: string | undefined;
  lang: string;
  onChange: (text: string) => void;
}) => {
  const { t } = useTranslation();
  return (
    <Tabs defaultValue="write" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="write">{label}</Tabs.Tab>
        <Tabs.Tab value="read">{t('articles.preview')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="write" pt="xs">
        <Textarea
          aria-label={label}
          lang={lang}
          autosize
          minRows={8}
          maxRows={24}
          maxLength={50_000}
          value={text}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
          description={t('articles.markdown')}
        />
      </Tabs.Panel>
      <Tabs.Panel value="read" pt="xs" lang={lang}>
        {text ? <Markdown text={text} /> : <Text className="soft">{t('articles.empty')}</Text>}
      </Tabs.Panel>
    </Tabs>
  );
};

/** Writes a version of an article. */
export const ArticleForm = ({
  article,
  onSaved,
}: {
  article: Article | undefined;
  onSaved: (article: Article) => void;
}) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const user = useSession().data?.user;
  const [draft, setDraft] = useState(() => draftOf(article, user?.officeId ?? '', user?.id ?? ''));
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const change = (more: Partial<Draft>) => {
    setDraft({ ...draft, ...more });
    setKey(crypto.randomUUID());
  };
  const save = useMutation({
    mutationFn: () =>
      api<Article>(article ? pathOf(article.id) : '/articles', {
        method: article ? 'PUT' : 'POST',
        key,
        body: { ...draft, reason, expectedVersion: article?.version ?? 0 },
      }),
    onSuccess: async (saved) => {
      setReason('');
      setKey(crypto.randomUUID());
      await queries.invalidateQueries({ queryKey: ['article', saved.id] });
      await queries.invalidateQueries({ queryKey: ['articles'] });
      onSaved(saved);
    },
  });
  const fault = (field: string) => (save.error as ProblemError | null)?.field?.(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const ofList = (field: 'fields' | 'topics' | 'procedureCodes') => ({
    label: t(`articles.${field}`),
    value: [...draft[field]],
    onChange: (value: string[]) => change({ [field]: value }),
    error: fault(field) ?? draft[field].map((_, n) => fault(`${field}[${n}]`)).find(Boolean),
  });
  return (
    <form onSubmit={submit} className="card" aria-label={t('articles.edit')}>
      <Stack>
        <Grid>
          {(['vi', 'en'] as const).map((lang) => (
            <Grid.Col key={lang} span={{ base: 12, md: 6 }}>
              <Stack gap="sm">
                <TextInput
                  label={t(`articles.titleIn.${lang}`)}
                  lang={lang}
                  required={lang === 'vi'}
                  maxLength={500}
                  value={draft.title[lang]}
                  error={fault(`title.${lang}`)}
                  onChange={(event) => change({ title: { ...draft.title, [lang]: event.currentTarget.value } })}
                />
                <Body
                  label={t(`articles.bodyIn.${lang}`)}
                  lang={lang}
                  text={draft.body[lang]}
                  error={fault(`body.${lang}`)}
                  onChange={(text) => change({ body: { ...draft.body, [lang]: text } })}
                />
              </Stack>
            </Grid.Col>
          ))}
        </Grid>
        <SimpleGrid cols={{ base: 1, md: 3 }}>
          <TagsInput {...ofList('topics')} description={t('articles.listHelp')} />
          <TagsInput {...ofList('procedureCodes')} description={t('articles.listHelp')} />
          <TagsInput {...ofList('fields')} description={t('articles.listHelp')} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, md: 3 }}>
          <TextInput
            label={t('articles.owner')}
            required
            value={draft.ownerOfficeId}
            disabled={user?.role === 'officer'}
            error={fault('ownerOfficeId')}
            onChange={(event) => change({ ownerOfficeId: event.currentTarget.value })}
          />
          <TextInput
            label={t('articles.person')}
            value={draft.ownerPersonId}
            maxLength={100}
            error={fault('ownerPersonId')}
            onChange={(event) => change({ ownerPersonId: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('articles.reviewBy')}
            required
            value={draft.reviewBy}
            error={fault('reviewBy')}
            onChange={(event) => change({ reviewBy: event.currentTarget.value })}
          />
        </SimpleGrid>
        <TextInput
          label={t('articles.why')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {save.error ? <Trouble error={save.error} /> : null}
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('articles.save')}
        </Button>
      </Stack>
    </form>
  );
};
