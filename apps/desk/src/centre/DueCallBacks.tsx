import { Badge, Button, Text } from '@mantine/core';
import type { CallBack } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { dayOf, showTime, showWhen, today } from '../when';
import { useSecond } from './Clock';
import type { Commands } from './useCommands';
import { useCentre } from './useCentre';
import { WorkList } from './WorkList';

const windowOf = ({ window }: CallBack) => {
  if (!window) return '';
  const from = dayOf(window.from) === today() ? showTime(window.from) : showWhen(window.from);
  return `${from}–${showTime(window.to)}`;
};

/** Promises to keep, the most urgent first: Enter dials. */
export const DueCallBacks = ({
  items,
  commands,
  canCall,
}: {
  items: readonly CallBack[];
  commands: Commands;
  canCall: boolean;
}) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const now = useSecond();
  const topicOf = (id: string) => centre?.topics.find((one) => one.id === id)?.name ?? id;
  if (!items.length) return <Text>{t('work.noCallBacks')}</Text>;
  const isDue = ({ nextAttemptAt }: CallBack) => !nextAttemptAt || Date.parse(nextAttemptAt) <= now;
  const isLate = ({ window }: CallBack) => window !== null && Date.parse(window.to) <= now;
  const call = (one: CallBack) =>
    canCall && isDue(one) && !commands.attempt.isPending && commands.attempt.mutate(one.id);
  return (
    <>
      {commands.attempt.error ? <Trouble error={commands.attempt.error} /> : null}
      <WorkList label={t('work.callBacks')}>
        {items.map((one) => (
          <li
            key={one.id}
            tabIndex={0}
            data-code={one.code}
            onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && call(one)}
          >
            <div>
              <strong>{one.name || one.number}</strong>
              <Text size="sm" className="soft">
                {[one.code, topicOf(one.topic), t(`cause.${one.cause}`)].filter(Boolean).join(' · ')}
              </Text>
            </div>
            <div className="work-end">
              <span data-late={isLate(one) ? '' : undefined}>{windowOf(one) || t('work.anyTime')}</span>
              {one.attempts.length ? (
                <Badge variant="outline" color="#46565f" tt="none">
                  {t('work.attempts', { count: one.attempts.length })}
                </Badge>
              ) : null}
              <Button
                size="xs"
                variant={isDue(one) ? 'filled' : 'default'}
                disabled={!canCall || !isDue(one)}
                onClick={() => call(one)}
              >
                {t('work.dial')}
              </Button>
            </div>
          </li>
        ))}
      </WorkList>
    </>
  );
};
