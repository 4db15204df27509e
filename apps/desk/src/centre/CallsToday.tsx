import { Skeleton, Text } from '@mantine/core';
import type { Call } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { showTime, today } from '../when';
import { showSeconds } from './Clock';
import { useCentre } from './useCentre';
import { WorkList } from './WorkList';

/** The own calls of the day. */
export const CallsToday = () => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const { data, isPending } = useQuery({
    queryKey: ['calls', 'own', today()],
    queryFn: () => api<List<Call>>(`/calls?from=${today()}&limit=50`),
  });
  if (isPending) return <Skeleton height={120} role="status" aria-label={t('loading')} />;
  if (!data?.items.length) return <Text>{t('work.noCalls')}</Text>;
  const ended = (call: Call) =>
    centre?.dispositions.find(({ id }) => id === call.disposition)?.name ||
    t(call.state === 'ended' ? `outcome.${call.outcome}` : `callState.${call.state}`);
  return (
    <WorkList label={t('work.calls')}>
      {data.items.map((call) => (
        <li key={call.id} tabIndex={0}>
          <div>
            <strong>{call.number || t('desk.withheld')}</strong>
            <Text size="sm" className="soft">
              {ended(call)}
            </Text>
          </div>
          <div className="work-end">
            <span>{call.arrivedAt ? showTime(call.arrivedAt) : ''}</span>
            <span>{showSeconds(call.talkSeconds + call.holdSeconds)}</span>
          </div>
        </li>
      ))}
    </WorkList>
  );
};
