import { Badge, Group } from '@mantine/core';
import type { ProcedureSummary } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';

/** In which ways a dossier can be handed in, at a glance. */
export const ChannelBadges = ({ channels }: { channels: ProcedureSummary['channels'] }) => {
  const { t } = useTranslation();
  const shown = [
    channels.online !== 'none' && t('channel.online'),
    channels.post && t('channel.post'),
    channels.counter && t('channel.counter'),
  ].filter(Boolean);
  return (
    <Group gap={6}>
      {shown.map((label) => (
        <Badge key={String(label)} variant="light" color="teal1022" c="#083e55" tt="none" fw={600}>
          {label}
        </Badge>
      ))}
    </Group>
  );
};
