import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../api/client';
import { showWhen } from '../when';

interface Props {
  readonly problem: ProblemError;
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/** The citizen has booked for this procedure already, from here: do they want both? */
export const Duplicate = ({ problem, busy, onConfirm }: Props) => {
  const { t } = useTranslation();
  return (
    <Alert color="#8a3c00" variant="outline" role="alert" title={problem.message} bg="#fff">
      <Text mb="xs">
        {t('booking.duplicateAt', {
          when: (problem.problem.duplicates ?? []).map(({ start }) => showWhen(start)).join('; '),
        })}
      </Text>
      <Button size="sm" variant="outline" loading={busy} onClick={onConfirm}>
        {t('booking.duplicateToo')}
      </Button>
    </Alert>
  );
};
