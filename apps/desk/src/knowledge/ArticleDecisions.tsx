import { Button, Group, TextInput } from '@mantine/core';
import type { Article } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { pathOf } from './useArticles';

type Decision = 'review' | 'return' | 'publish' | 'retire';

const open: Record<Article['state'], readonly Decision[]> = {
  draft: ['review', 'return', 'retire'],
  reviewed: ['publish', 'return', 'retire'],
  published: ['retire'],
  retired: [],
};

/** What can be decided of an article as it stands. Sending back and retiring want a reason. */
export const ArticleDecisions = ({ article }: { article: Article }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: (decision: Decision) =>
      api<Article>(`${pathOf(article.id)}/decisions`, {
        method: 'POST',
        body: { version: article.version, decision, reason },
      }),
    onSuccess: async () => {
      setReason('');
      await queries.invalidateQueries({ queryKey: ['article', article.id] });
      await queries.invalidateQueries({ queryKey: ['articles'] });
    },
  });
  const decisions = open[article.state];
  if (!decisions.length) return null;
  return (
    <section className="card" aria-label={t('articles.decide')}>
      <Group align="flex-end">
        <TextInput
          label={t('articles.reason')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
          style={{ flex: '1 1 16rem' }}
        />
        {decisions.map((decision, n) => (
          <Button
            key={decision}
            variant={n === 0 && decision !== 'retire' ? 'filled' : 'outline'}
            loading={decide.isPending && decide.variables === decision}
            onClick={() => decide.mutate(decision)}
          >
            {t(`articles.decisions.${decision}`)}
          </Button>
        ))}
      </Group>
      {decide.error ? <Trouble error={decide.error} /> : null}
    </section>
  );
};
