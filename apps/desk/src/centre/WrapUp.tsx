import { Button, Group, Select, Text, Title } from '@mantine/core';
import type { Call, ContactRecord } from '@civicline/contracts/rest';
import type { FormEvent, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { Clock } from './Clock';
import { useCentre } from './useCentre';
import type { Commands } from './useCommands';

interface Props {
  readonly call: Call;
  readonly record: ContactRecord | null;
  readonly commands: Commands;
  /** What the call came to, as far as the desk knows. */
  readonly likely: string;
  /** What was typed last is saved before the call is closed. */
  readonly beforeEnd: () => Promise<void>;
}

/** The call is over: what it came to must be said before the next one. A digit chooses, Ctrl+Enter ends it. */
export const WrapUp = ({ call, record, commands, likely, beforeEnd }: Props) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState('');
  const [then, setThen] = useState('ready');
  const choices = centre?.dispositions ?? [];
  const disposition = chosen || (choices.some(({ id }) => id === likely) ? likely : '');
  const known = choices.length > 0;
  useEffect(() => {
    const radios = form.current?.querySelectorAll<HTMLInputElement>('input[type=radio]');
    if (known) ([...(radios ?? [])].find(({ checked }) => checked) ?? radios?.[0])?.focus();
  }, [known]);
  const end = async () => {
    if (!disposition || commands.wrapUp.isPending) return;
    await beforeEnd();
    const [state = 'ready', breakReason] = then.split(':');
    const after = { then: state, ...(breakReason ? { breakReason } : {}) };
    commands.wrapUp.mutate({ callId: call.id, disposition, ...after });
  };
  const press = (event: KeyboardEvent) => {
    const one = /^\d$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (one && event.target instanceof HTMLInputElement && event.target.type === 'radio') {
      setChosen(one.id);
      event.preventDefault();
    }
  };
  return (
    <form
      ref={form}
      className="card wrap-up"
      data-submits
      aria-label={t('wrapUp.title')}
      onKeyDown={press}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void end();
      }}
    >
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('wrapUp.title')}
        </Title>
        <Group gap={8}>
          <Clock until={call.wrapUpUntil} />
          <Button
            size="sm"
            variant="default"
            loading={commands.extend.isPending}
            onClick={() => commands.extend.mutate(call.id)}
          >
            {t('wrapUp.extend')} <kbd>Alt+E</kbd>
          </Button>
        </Group>
      </Group>
      <fieldset className="dispositions">
        <legend>{t('wrapUp.disposition')}</legend>
        {choices.map(({ id, name }, index) => (
          <label key={id} data-chosen={id === disposition ? '' : undefined}>
            <input
              type="radio"
              name="disposition"
              value={id}
              checked={id === disposition}
              onChange={() => setChosen(id)}
            />
            {index < 9 ? <kbd aria-hidden>{index + 1}</kbd> : null}
            {name}
          </label>
        ))}
      </fieldset>
      {record?.captured && record.status === 'partial' ? (
        <Text mt="sm" size="sm" role="note">
          {t('wrapUp.willCall')}
        </Text>
      ) : null}
      <Group mt="sm" align="flex-end">
        <Select
          size="sm"
          label={t('wrapUp.then')}
          allowDeselect={false}
          value={then}
          onChange={(value) => setThen(value ?? 'ready')}
          data={[
            { value: 'ready', label: t('state.ready') },
            ...(centre?.breakReasons ?? []).map(({ id, name }) => ({
              value: `break:${id}`,
              label: `${t('state.break')}: ${name}`,
            })),
            { value: 'offline', label: t('state.offline') },
          ]}
        />
        <Button type="submit" disabled={!disposition} loading={commands.wrapUp.isPending}>
          {t('wrapUp.end')} <kbd>Ctrl+Enter</kbd>
        </Button>
        {disposition ? null : (
          <Text size="sm" className="soft">
            {t('wrapUp.choose')}
          </Text>
        )}
      </Group>
      {[commands.wrapUp.error, commands.extend.error].map((error) =>
        error ? <Trouble key={error.message} error={error} /> : null,
      )}
    </form>
  );
};
