import { Button, Group, Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { moveByArrows } from '../booking/arrow-keys';
import { Trouble } from '../shell/Trouble';
import type { Commands } from './useCommands';

const results = ['reached', 'busy', 'no-answer', 'voicemail', 'invalid-number'] as const;

/** We called back: what came of it, by one digit. A voice box is not somebody. */
export const SettleBar = ({
  callBackId,
  commands,
  onReached,
}: {
  callBackId: string;
  commands: Commands;
  onReached: () => void;
}) => {
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  const { settle } = commands;
  useEffect(() => group.current?.querySelector('button')?.focus(), []);
  const choose = (result: (typeof results)[number]) =>
    settle.mutate({ id: callBackId, result }, { onSuccess: () => result === 'reached' && onReached() });
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const one = results[Number(event.key) - 1];
    if (one) choose(one);
    else moveByArrows(event);
  };
  return (
    <section className="card settle" aria-label={t('settle.title')}>
      <Text fw={600} mb="xs">
        {t('settle.title')}
      </Text>
      <Group gap={8} ref={group} role="group" aria-label={t('settle.title')} onKeyDown={press}>
        {results.map((result, index) => (
          <Button
            key={result}
            size="sm"
            variant={index ? 'default' : 'filled'}
            loading={settle.isPending && settle.variables.result === result}
            onClick={() => choose(result)}
          >
            <kbd aria-hidden>{index + 1}</kbd>&nbsp;{t(`result.${result}`)}
          </Button>
        ))}
      </Group>
      {settle.error ? <Trouble error={settle.error} /> : null}
    </section>
  );
};
