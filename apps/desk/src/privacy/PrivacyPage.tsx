import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccessesForm } from './AccessesForm';
import { AccessRow } from './AccessRow';
import { PrivacyTabs } from './PrivacyTabs';
import type { Question } from './useAccesses';
import { useAccesses } from './useAccesses';

const Accesses = () => {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question>();
  const { data, error, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useAccesses(question);
  const found = data?.pages.flatMap(({ items }) => items);
  const ask = (next: Question) =>
    JSON.stringify(next) === JSON.stringify(question) ? void refetch() : setQuestion(next);
  return (
    <Stack>
      <Text>{t('privacy.lead')}</Text>
      <AccessesForm busy={isFetching && !isFetchingNextPage} error={error} onAsk={ask} />
      {isFetching && !data ? <Skeleton height={120} role="status" aria-label={t('loading')} /> : null}
      <div role="status">
        {found && !found.length ? <Text>{t('privacy.none')}</Text> : null}
        {found?.length ? <Text>{t('privacy.found', { count: found.length })}</Text> : null}
      </div>
      {found?.length ? (
        <ul className="card flush lines wraps" aria-label={t('privacy.title')}>
          {found.map((access) => (
            <AccessRow key={`${access.service} ${access.sequence}`} access={access} />
          ))}
        </ul>
      ) : null}
      {hasNextPage ? (
        <Button
          variant="outline"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('privacy.more')}
        </Button>
      ) : null}
    </Stack>
  );
};

/** Who saw whose data, for those who have to answer it. */
export const PrivacyPage = () => {
  const { t } = useTranslation();
  return (
    <PrivacyTabs title={t('privacy.title')}>
      <Accesses />
    </PrivacyTabs>
  );
};
