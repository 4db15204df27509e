import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StaffOnly } from '../shell/StaffOnly';
import { Trouble } from '../shell/Trouble';
import { FailedRow } from './FailedRow';
import { MessagesTabs } from './MessagesTabs';
import { useDealWith, useFailed } from './useFailed';

const FailedList = () => {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useFailed();
  const deal = useDealWith();
  const items = data?.items ?? [];
  return (
    <>
      <Text mb="md">{t('failed.lead')}</Text>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {deal.error ? <Trouble error={deal.error} /> : null}
      {isPending ? <Skeleton height={200} /> : null}
      <Text role="status" fw={600} mb="xs">
        {data ? t(data.total ? 'failed.count' : 'failed.none', { count: data.total }) : ''}
      </Text>
      {items.length ? (
        <>
          <ul className="card flush visits untold">
            {items.map((message) => (
              <FailedRow
                key={message.id}
                message={message}
                onStep={(step) => deal.mutate({ id: message.id, step })}
                busy={deal.isPending && deal.variables.id === message.id}
              />
            ))}
          </ul>
          <Text size="sm" className="soft" mt="xs">
            {t('failed.keys')}
          </Text>
        </>
      ) : null}
    </>
  );
};

/** Messages that reached nobody: each is work for a person, until it has been told or is not needed. */
export const FailedPage = () => {
  const { t } = useTranslation();
  return (
    <StaffOnly roles={['agent', 'supervisor', 'admin']}>
      <MessagesTabs title={t('failed.title')}>
        <FailedList />
      </MessagesTabs>
    </StaffOnly>
  );
};
