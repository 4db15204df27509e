import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { ClosureCard } from './ClosureCard';
import { Untold } from './Untold';
import { useClosures, useLift } from './useClosures';
import type { Counter } from './useDaySheet';

interface Props {
  readonly officeId: string;
  readonly counters: readonly Counter[];
}

/** What is closed at the office, and whom somebody still has to tell. */
export const Closings = ({ officeId, counters }: Props) => {
  const { t } = useTranslation();
  const { data, error } = useClosures(officeId);
  const { reopen, undo } = useLift(officeId);
  const trouble = error ?? reopen.error ?? undo.error;
  return (
    <>
      {trouble ? <Trouble error={trouble} /> : null}
      {undo.data ? (
        <Alert
          color="#1b5e20"
          variant="outline"
          role="status"
          bg="#fff"
          title={t('closing.undone', { back: undo.data.putBack, stay: undo.data.stay })}
        />
      ) : null}
      {(data?.items ?? []).map((closure) => (
        <ClosureCard
          key={closure.id}
          closure={closure}
          counters={counters}
          busy={reopen.isPending || undo.isPending}
          onUndo={() => undo.mutate(closure.id)}
          onReopen={() => reopen.mutate(closure.id)}
        />
      ))}
      <Untold officeId={officeId} />
    </>
  );
};
