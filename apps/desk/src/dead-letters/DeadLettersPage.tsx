import { Badge, Button, Code, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { DeadLetter } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MessagesTabs } from '../messages/MessagesTabs';
import { StaffOnly } from '../shell/StaffOnly';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { useDeadLetter, useDeadLetters, useReplay } from './useDeadLetters';

const Detail = ({ letter }: { letter: DeadLetter }) => {
  const { t } = useTranslation();
  const { data, error } = useDeadLetter(letter);
  if (error) return <Trouble error={error} />;
  if (!data) return <Skeleton height={80} mt="sm" />;
  return (
    <div style={{ width: '100%', minWidth: 0 }}>
      {data.traceId ? (
        <Text size="sm" className="soft" style={{ overflowWrap: 'anywhere' }}>
          {t('deadLetters.trace', { trace: data.traceId })}
        </Text>
      ) : null}
      <Code block tabIndex={0} aria-label={t('deadLetters.content')} style={{ whiteSpace: 'pre-wrap' }}>
        {data.content}
      </Code>
    </div>
  );
};

interface LineProps {
  readonly letter: DeadLetter;
  readonly busy: boolean;
  readonly onReplay: () => void;
}

const Line = ({ letter, busy, onReplay }: LineProps) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { group, id, type, subject, time, reason, attempts, replayedAt } = letter;
  return (
    <li data-dead-letter={id} style={{ flexWrap: 'wrap' }}>
      <div style={{ flex: '1 1 20rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text fw={600}>{type}</Text>
        <Text size="sm">{reason}</Text>
        <Text size="sm" className="soft">
          {t('deadLetters.group', { group })} · {t('deadLetters.attempts', { count: attempts })} · {showWhen(time)} ·{' '}
          {subject}
        </Text>
      </div>
      <Group gap="xs">
        <Badge variant="outline" color={replayedAt ? '#1b5e20' : '#a4161a'} tt="none" size="lg">
          {replayedAt ? t('deadLetters.replayed', { when: showWhen(replayedAt) }) : t('deadLetters.waiting')}
        </Badge>
        <Button size="sm" variant="outline" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('deadLetters.details')}
        </Button>
        {replayedAt ? null : (
          <Button size="sm" loading={busy} onClick={onReplay}>
            {t('deadLetters.replay')}
          </Button>
        )}
      </Group>
      {open ? <Detail letter={letter} /> : null}
    </li>
  );
};

const DeadLetters = () => {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useDeadLetters();
  const replay = useReplay();
  const items = data?.items ?? [];
  const waiting = items.filter(({ replayedAt }) => !replayedAt);
  return (
    <Stack>
      <Text>{t('deadLetters.lead')}</Text>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {replay.error ? <Trouble error={replay.error} /> : null}
      {isPending ? <Skeleton height={120} /> : null}
      {data && !items.length ? <Text role="status">{t('deadLetters.none')}</Text> : null}
      {waiting.length > 1 ? (
        <Button
          variant="outline"
          loading={replay.isPending}
          onClick={() => replay.mutate(waiting)}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('deadLetters.replayAll', { count: waiting.length })}
        </Button>
      ) : null}
      {items.length ? (
        <ul className="card flush lines wraps" aria-label={t('deadLetters.title')}>
          {items.map((letter) => (
            <Line
              key={`${letter.group} ${letter.id}`}
              letter={letter}
              busy={replay.isPending}
              onReplay={() => replay.mutate([letter])}
            />
          ))}
        </ul>
      ) : null}
    </Stack>
  );
};

/** Events that could not take effect: what is wrong with each, and sending it again. */
export const DeadLettersPage = () => {
  const { t } = useTranslation();
  return (
    <StaffOnly roles={['admin']}>
      <MessagesTabs title={t('deadLetters.title')}>
        <DeadLetters />
      </MessagesTabs>
    </StaffOnly>
  );
};
