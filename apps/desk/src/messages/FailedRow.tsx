import { Button, Group, Text } from '@mantine/core';
import type { Message } from '@civicline/contracts/rest';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import type { FailedStep } from './useFailed';
import { useVisitOf, whyOf } from './useFailed';

const keys: Readonly<Record<string, FailedStep>> = { s: 'told-by-voice', r: 'retry', n: 'not-needed' };

/** Whom to call: the number is asked for when it is needed, and by whom it is needed. */
const WhomToCall = ({ code }: { code: string }) => {
  const { t } = useTranslation();
  const { data, error } = useVisitOf(code, true);
  if (error) return <Trouble error={error} />;
  return (
    <Text size="sm" role="status">
      {data ? (
        <>
          <strong>{data.citizen?.name}</strong> · <a href={`tel:${data.citizen?.phone ?? ''}`}>{data.citizen?.phone}</a>{' '}
          · {showWhen(data.slot.start)}
        </>
      ) : (
        t('loading')
      )}
    </Text>
  );
};

interface Props {
  readonly message: Message;
  readonly onStep: (step: FailedStep) => void;
  readonly busy: boolean;
}

/** One message that reached nobody. The keys work while the row itself has the focus. */
export const FailedRow = ({ message, onStep, busy }: Props) => {
  const { t } = useTranslation();
  const [calling, setCalling] = useState(false);
  const { code, template, channel, reason, recipient, attempts, queuedAt } = message;
  const ofVisit = template.startsWith('appointment-') || template === 'campaign';
  const what = t(`failed.templates.${template}`, { defaultValue: template });
  const press = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.currentTarget;
    const step = keys[event.key.toLowerCase()];
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (step) onStep(step);
    else if (event.key.toLowerCase() === 'c' && ofVisit) setCalling(true);
    else if (next instanceof HTMLElement) next.focus();
    else return;
    event.preventDefault();
  };
  return (
    <li className="visit" tabIndex={0} onKeyDown={press} data-failed={message.id} aria-label={`${what} ${code}`}>
      <div className="untold-who">
        <Text fw={600}>{what}</Text>
        <Text size="sm" className="soft">
          {code ? <strong>{code} · </strong> : null}
          {t(`failed.channels.${channel}`)} {recipient} · {showWhen(queuedAt)}
        </Text>
        <Text size="sm">
          {t(`failed.why.${whyOf(reason)}`)} <span className="soft">({reason})</span> ·{' '}
          {t('failed.tries', { count: attempts })}
        </Text>
        {calling ? <WhomToCall code={code} /> : null}
      </div>
      <Group gap={8} className="visit-steps">
        {ofVisit && !calling ? (
          <Button size="sm" variant="subtle" onClick={() => setCalling(true)}>
            {t('failed.call')}
          </Button>
        ) : null}
        <Button size="sm" loading={busy} onClick={() => onStep('told-by-voice')}>
          {t('failed.told')}
        </Button>
        <Button size="sm" variant="default" disabled={busy} onClick={() => onStep('retry')}>
          {t('failed.retry')}
        </Button>
        <Button size="sm" variant="default" disabled={busy} onClick={() => onStep('not-needed')}>
          {t('failed.notNeeded')}
        </Button>
      </Group>
    </li>
  );
};
