import { Button, Group, Menu, Text, TextInput, Title } from '@mantine/core';
import type { AgentStatus } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Clock } from '../centre/Clock';
import { useCentre } from '../centre/useCentre';
import { Trouble } from '../shell/Trouble';
import { useLead } from './useLead';

type Lead = ReturnType<typeof useLead>;

/** An agent who forgot to say so is set ready, on a break, or away. */
const StateMenu = ({ agent, setState }: { agent: AgentStatus; setState: Lead['setState'] }) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const set = (state: string, reason?: string) =>
    setState.mutate({ agentId: agent.id, state, ...(reason ? { reason } : {}) });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button size="xs" variant="default" aria-label={t('lead.setStateOf', { name: agent.name })}>
          {t('lead.setState')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => set('ready')}>{t('state.ready')}</Menu.Item>
        {(centre?.breakReasons ?? []).map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => set('break', id)}>
            {t('state.break')}: {name}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => set('offline')}>{t('state.offline')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const WhisperForm = ({
  agent,
  whisper,
  onDone,
}: {
  agent: AgentStatus;
  whisper: Lead['whisper'];
  onDone: () => void;
}) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) whisper.mutate({ agentId: agent.id, text }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="whisper-form">
      <TextInput
        autoFocus
        size="sm"
        maxLength={500}
        label={t('lead.whisperTo', { name: agent.name })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" loading={whisper.isPending}>
        {t('lead.send')}
      </Button>
    </form>
  );
};

/** Everybody of the centre: what each does, since when, and what can be done about it. */
export const AgentsTable = ({ agents }: { agents: readonly AgentStatus[] }) => {
  const { t } = useTranslation();
  const { setState, whisper } = useLead();
  const [whisperTo, setWhisperTo] = useState('');
  const error = setState.error ?? whisper.error;
  const sorted = [...agents].sort(
    (a, b) => Number(a.state === 'offline') - Number(b.state === 'offline') || a.name.localeCompare(b.name, 'vi'),
  );
  return (
    <section className="card" aria-label={t('wall.agents')}>
      <Title order={2} size="h4" mb="xs">
        {t('wall.agents')} ({agents.filter(({ state }) => state !== 'offline').length}/{agents.length})
      </Title>
      {error ? <Trouble error={error} /> : null}
      <ul className="work agents">
        {sorted.map((agent) => (
          <li key={agent.id} data-agent={agent.id} data-state={agent.state}>
            <div>
              <strong>{agent.name}</strong>
              <Text size="sm" className="soft">
                {t('lead.counts', { answered: agent.answered, missed: agent.missed })}
              </Text>
            </div>
            <div className="work-end">
              <span className="agent-state">
                {t(`state.${agent.state}`)}
                {agent.state === 'break' && agent.reason
                  ? ` · ${t(`reason.${agent.reason}`, { defaultValue: agent.reason })}`
                  : ''}
              </span>
              <Clock since={agent.since} />
              <Group gap={6} wrap="nowrap">
                <Button
                  size="xs"
                  variant="default"
                  disabled={!agent.deskOpen}
                  aria-label={t('lead.whisperTo', { name: agent.name })}
                  onClick={() => setWhisperTo(whisperTo === agent.id ? '' : agent.id)}
                >
                  {t('lead.whisper')}
                </Button>
                <StateMenu agent={agent} setState={setState} />
              </Group>
            </div>
            {whisperTo === agent.id ? (
              <WhisperForm agent={agent} whisper={whisper} onDone={() => setWhisperTo('')} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};
