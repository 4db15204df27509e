import { Group, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { addDays } from '@civicline/calendar';
import type { AgentStatus, Recording } from '@civicline/contracts/rest';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { dayOf, showDay, showTime, today } from '../when';

const Player = ({ recording, onListen }: { recording: Recording; onListen: () => void }) => {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  if (failed) return <Text size="sm">{t('recordings.unheard')}</Text>;
  return (
    <audio
      controls
      preload="none"
      aria-label={t('recordings.listen', { number: recording.number || t('desk.withheld') })}
      src={`/api/v1/recordings/${recording.id}/sound`}
      onPlaying={onListen}
      onError={() => setFailed(true)}
    />
  );
};

/** What callers who agreed and agents said on a day, to be heard; who listened stands beside it. */
export const Recordings = ({ agents }: { agents: readonly AgentStatus[] }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [day, setDay] = useState(today());
  const nameOf = (account: string) => agents.find(({ id }) => id === account)?.name ?? account;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['recordings', day],
    enabled: day !== '',
    queryFn: () => api<List<Recording>>(`/recordings?from=${day}&to=${addDays(day, 1)}&limit=200`),
  });
  return (
    <section className="card report no-print" aria-label={t('recordings.title')}>
      <Title order={2} size="h3">
        {t('recordings.title')}
      </Title>
      <Group align="flex-end" mb="md">
        <TextInput
          type="date"
          size="sm"
          label={t('booking.day')}
          value={day}
          max={today()}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </Group>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={60} role="status" aria-label={t('loading')} /> : null}
      {data?.items.length === 0 ? <Text>{t('recordings.none')}</Text> : null}
      <ul className="work">
        {data?.items.map((recording) => (
          <li key={recording.id}>
            <div>
              <strong>{recording.number || t('desk.withheld')}</strong>
              <Text size="sm" className="soft">
                {showTime(recording.beganAt)} · {nameOf(recording.agentId)}
              </Text>
              {recording.listened.map(({ account, at }) => (
                <Text size="sm" className="soft" key={`${account} ${at}`}>
                  {t('recordings.listened', { name: nameOf(account), at: `${showTime(at)} ${showDay(dayOf(at))}` })}
                </Text>
              ))}
            </div>
            <div className="work-end">
              {recording.state === 'kept' ? (
                <Player
                  recording={recording}
                  onListen={() => void queries.invalidateQueries({ queryKey: ['recordings'] })}
                />
              ) : (
                <span>{t(`recordings.state.${recording.state}`)}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
