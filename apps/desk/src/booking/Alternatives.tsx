import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../api/client';
import { showWhen } from '../when';

/** The slot was filled a moment ago: the three nearest, one click away. */
export const Alternatives = ({ problem, onChoose }: { problem: ProblemError; onChoose: (slotId: string) => void }) => {
  const { t } = useTranslation();
  const { alternatives = [] } = problem.problem;
  return (
    <Alert color="#8a3c00" variant="outline" role="alert" title={problem.message} bg="#fff">
      {alternatives.length ? t('booking.nearest') : null}
      <Group mt="xs">
        {alternatives.map(({ id, start }) => (
          <Button key={id} size="sm" variant="outline" onClick={() => onChoose(id)}>
            {showWhen(start)}
          </Button>
        ))}
      </Group>
    </Alert>
  );
};
