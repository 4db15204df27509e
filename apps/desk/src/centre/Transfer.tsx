import { Button, Group, Select, TextInput, Title } from '@mantine/core';
import type { Call } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { useCentre } from './useCentre';
import type { Commands } from './useCommands';

/** To another queue, or to a number outside. */
export const Transfer = ({ call, commands, onClose }: { call: Call; commands: Commands; onClose: () => void }) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const [queue, setQueue] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const target = number.trim() ? `tel:${number.trim()}` : queue ? `queue:${queue}` : '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (target) commands.control.mutate({ callId: call.id, action: 'transfer', target }, { onSuccess: onClose });
  };
  return (
    <form className="card" data-submits onSubmit={submit} aria-label={t('transfer.title')}>
      <Title order={2} size="h4" mb="xs">
        {t('transfer.title')}
      </Title>
      <Group align="flex-end">
        <Select
          autoFocus
          size="sm"
          label={t('transfer.queue')}
          data={(centre?.queues ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={queue}
          onChange={setQueue}
        />
        <TextInput
          size="sm"
          type="tel"
          label={t('transfer.number')}
          maxLength={32}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" disabled={!target} loading={commands.control.isPending}>
          {t('desk.transfer')} <kbd>Ctrl+Enter</kbd>
        </Button>
        <Button size="sm" variant="default" onClick={onClose}>
          {t('mine.back')}
        </Button>
      </Group>
      {commands.control.error ? <Trouble error={commands.control.error} /> : null}
    </form>
  );
};
