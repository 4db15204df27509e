import { Text, Title } from '@mantine/core';
import type { AgentStatus, Call } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { Clock } from '../centre/Clock';

/** Calls that are talked or held now. */
export const LiveCalls = ({ calls, agents }: { calls: readonly Call[]; agents: readonly AgentStatus[] }) => {
  const { t } = useTranslation();
  return (
    <section className="card" aria-label={t('lead.live')}>
      <Title order={2} size="h4" mb="xs">
        {t('lead.live')} ({calls.length})
      </Title>
      {calls.length ? (
        <ul className="work">
          {calls.map((call) => (
            <li key={call.id}>
              <div>
                <strong>{call.number || t('desk.withheld')}</strong>
                <Text size="sm" className="soft">
                  {agents.find(({ id }) => id === call.agentId)?.name ?? call.agentId}
                </Text>
              </div>
              <div className="work-end">
                <span>{t(`callState.${call.state}`)}</span>
                <Clock since={call.answeredAt} />
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <Text>{t('lead.nobodyTalks')}</Text>
      )}
    </section>
  );
};
