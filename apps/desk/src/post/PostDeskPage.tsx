import { Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { PostLeg } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { ReferralTabs } from '../referrals/ReferralTabs';
import { Trouble } from '../shell/Trouble';
import { LegCard } from './LegCard';

/** Nobody need press a key to see that a window was missed. */
const againMs = 30_000;

const UnderWay = () => {
  const { t } = useTranslation();
  const [missed, setMissed] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['post', missed],
    refetchInterval: againMs,
    placeholderData: (before) => before,
    queryFn: () => api<List<PostLeg>>(`/post?limit=100${missed ? '&missed=true' : ''}`),
  });
  return (
    <>
      <Group mb="md">
        <Checkbox
          label={t('post.onlyMissed')}
          checked={missed}
          onChange={(event) => setMissed(event.currentTarget.checked)}
        />
      </Group>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={200} role="status" aria-label={t('loading')} /> : null}
      {data && !data.items.length ? <Text role="status" children={t('post.nothing')} /> : null}
      <Stack>
        {(data?.items ?? []).map((leg) => (
          <div key={`${leg.code} ${leg.kind}`}>
            <Text fw={600}>
              {leg.code} · {leg.citizen.name} · {leg.citizen.phone}
            </Text>
            <LegCard leg={leg} />
          </div>
        ))}
      </Stack>
    </>
  );
};

/** What the post has promised and not yet done; missed windows are work for somebody, before the citizen asks. */
export const PostDeskPage = () => (
  <ReferralTabs page="post">
    <UnderWay />
  </ReferralTabs>
);
