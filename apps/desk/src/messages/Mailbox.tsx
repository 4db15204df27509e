import { Badge, Code, Group, Text } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';
import type { Received } from './useReceived';

const shownAtOnce = 8;

/** The mails, and the one that is open: shown without scripts, forms or any access to this page. */
export const Mailbox = ({ mails }: { mails: readonly Received[] }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState('');
  const shown = mails.find(({ id }) => id === open) ?? mails[0];
  const invitation = shown?.attachments.find(({ contentType }) => contentType.includes('calendar'));
  if (!shown) return <Text size="sm">{t('messages.empty')}</Text>;
  return (
    <>
      <div className="mails">
        {mails.slice(0, shownAtOnce).map(({ id, to, subject, receivedAt }) => (
          <button
            key={id}
            type="button"
            className="row-link"
            onClick={() => setOpen(id)}
            aria-pressed={id === shown.id}
          >
            <Text fw={600}>{subject}</Text>
            <Text size="sm" className="soft">
              {t('messages.to')}: {to} · {showWhen(receivedAt)}
            </Text>
          </button>
        ))}
      </div>
      {invitation ? (
        <details className="invitation">
          <summary>
            <Group gap={8} display="inline-flex">
              <IconCalendarEvent aria-hidden size={18} />
              {t('messages.calendar')}
              <Badge variant="outline" color="#46565f" tt="none">
                {invitation.filename}
              </Badge>
            </Group>
          </summary>
          <Code block>{invitation.content ?? ''}</Code>
        </details>
      ) : null}
      <iframe title={shown.subject ?? t('messages.email')} sandbox="" srcDoc={shown.html} className="mail-frame" />
    </>
  );
};
