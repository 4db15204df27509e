import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import type { Closure } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';
import type { Counter } from './useDaySheet';

interface Props {
  readonly closure: Closure;
  readonly counters: readonly Counter[];
  readonly busy: boolean;
  readonly onUndo: () => void;
  readonly onReopen: () => void;
}

const counts = ['planned', 'moved', 'told', 'answered', 'untold'] as const;

/** What was closed or cut, and how far everybody concerned is: planned, moved, told, and who is still untold. */
export const ClosureCard = ({ closure, counters, busy, onUndo, onReopen }: Props) => {
  const { t } = useTranslation();
  const { from, to, reason, phase, places, scheduleId, progress } = closure;
  const counter = counters.find(({ id }) => id === scheduleId)?.name ?? scheduleId;
  const until = to ? showWhen(to) : t('office.furtherNotice');
  const what = places ? t('closing.cut', { count: places }) : t('closing.shut');
  const share = (part: number) => (progress?.planned ? (100 * part) / progress.planned : 0);
  const held = phase === 'held' || phase === 'planning';
  const open = phase !== 'lifted';
  return (
    <Alert
      color="#8a3c00"
      variant="outline"
      bg="#fff"
      title={t('office.closed', { from: showWhen(from), to: until, reason })}
    >
      <Text size="sm">
        {[what, counter && t('closing.counter', { counter }), t(`closing.phases.${phase}`)].filter(Boolean).join(' · ')}
      </Text>
      {progress?.planned ? (
        <div className="closing-progress" role="status">
          <Progress.Root size={14} mt="xs">
            <Progress.Section
              value={share(progress.told)}
              color="#1b5e20"
              aria-label={t('closing.counts.told', { count: progress.told })}
            />
            <Progress.Section
              value={share(progress.untold)}
              color="#8a3c00"
              aria-label={t('closing.counts.untold', { count: progress.untold })}
            />
          </Progress.Root>
          <Group gap="md" mt={6}>
            {counts.map((name) => (
              <Text key={name} size="sm" fw={name === 'untold' && progress.untold ? 700 : 400}>
                {t(`closing.counts.${name}`, { count: progress[name] })}
              </Text>
            ))}
            {progress.cancelled ? (
              <Text size="sm">{t('closing.counts.cancelled', { count: progress.cancelled })}</Text>
            ) : null}
          </Group>
        </div>
      ) : null}
      {open ? (
        <Group mt="sm">
          {progress && (held || progress.untold) ? (
            <Button size="sm" loading={busy} onClick={onUndo}>
              {t('closing.undo')}
            </Button>
          ) : null}
          <Button size="sm" variant="outline" loading={busy} onClick={onReopen}>
            {t('office.reopen')}
          </Button>
        </Group>
      ) : null}
    </Alert>
  );
};
