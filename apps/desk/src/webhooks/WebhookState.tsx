import { Badge } from '@mantine/core';
import type { Webhook } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';

const colours = { well: '#1b5e20', failing: '#8a4b00', paused: '#46565f', disabled: '#a4161a' } as const;

/** How it does, in a word. */
export const WebhookState = ({ webhook: { status, failures } }: { webhook: Webhook }) => {
  const { t } = useTranslation();
  const active = failures ? 'failing' : 'well';
  const state = status === 'active' ? active : status;
  return (
    <Badge color={colours[state]} tt="none" size="lg">
      {t(`webhooks.states.${state}`)}
    </Badge>
  );
};
