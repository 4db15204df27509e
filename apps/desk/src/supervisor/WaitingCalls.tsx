import { Select, Text, Title } from '@mantine/core';
import type { AgentStatus, Call } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { Clock } from '../centre/Clock';
import { useCentre } from '../centre/useCentre';
import { Trouble } from '../shell/Trouble';
import { useLead } from './useLead';

/** Who waits; any of them can be given to an agent who is ready. `beat` changes when the queues do. */
export const WaitingCalls = ({ agents, beat }: { agents: readonly AgentStatus[]; beat: string }) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const { assign } = useLead();
  const { data } = useQuery({
    queryKey: ['calls', 'waiting', beat],
    placeholderData: (before) => before,
    queryFn: () => api<List<Call>>('/calls?live=true&limit=100'),
  });
  const waiting = (data?.items ?? [])
    .filter(({ state }) => state === 'queued')
    .sort((a, b) => (a.queuedAt ?? '').localeCompare(b.queuedAt ?? ''));
  const ready = agents.filter(({ state }) => state === 'ready').map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section className="card" aria-label={t('lead.waiting')}>
      <Title order={2} size="h4" mb="xs">
        {t('lead.waiting')} ({waiting.length})
      </Title>
      {assign.error ? <Trouble error={assign.error} /> : null}
      {waiting.length ? (
        <ul className="work">
          {waiting.map((call) => (
            <li key={call.id}>
              <div>
                <strong>{call.number || t('desk.withheld')}</strong>
                <Text size="sm" className="soft">
                  {centre?.queues.find(({ id }) => id === call.queueId)?.name}
                </Text>
              </div>
              <div className="work-end">
                <Clock since={call.queuedAt} />
                <Select
                  size="xs"
                  aria-label={t('lead.assignTo', { number: call.number })}
                  placeholder={t('lead.assign')}
                  data={ready}
                  value={null}
                  disabled={!ready.length}
                  onChange={(agentId) => agentId && assign.mutate({ callId: call.id, agentId })}
                />
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <Text>{t('lead.nobodyWaits')}</Text>
      )}
    </section>
  );
};
