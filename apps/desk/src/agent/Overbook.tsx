import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** One place more than a full time has: with a reason, which stands in the report with one's name. */
export const Overbook = ({ busy, onOverbook }: { busy: boolean; onOverbook: (reason: string) => void }) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <Group align="flex-end" className="stretch">
      <TextInput
        label={t('agent.overbookReason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        name="overbook"
      />
      <Button
        variant="outline"
        color="#8a3c00"
        loading={busy}
        disabled={!reason.trim()}
        onClick={() => onOverbook(reason.trim())}
      >
        {t('agent.overbook')}
      </Button>
    </Group>
  );
};
