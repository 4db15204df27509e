import { Badge, Button, Group, Text } from '@mantine/core';
import { IconDeviceMobile, IconMail } from '@tabler/icons-react';
import type { Message } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { useLive } from '../api/live';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';

const colours: Readonly<Record<Message['status'], string>> = {
  queued: '#46565f',
  sent: '#0b4f6c',
  delivered: '#1b5e20',
  failed: '#a4161a',
  suppressed: '#46565f',
};

/** What a citizen was told about an appointment, and whether it arrived. For staff. */
export const ToldOf = ({ code }: { code: string }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const queryKey = ['messages', code];
  const { data, error } = useQuery({
    queryKey,
    queryFn: () => api<List<Message>>(`/appointments/${encodeURIComponent(code)}/messages`),
  });
  const retry = useMutation({
    mutationFn: (id: string) => api(`/messages/${id}/retry`, { method: 'POST' }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  useLive(['message'], () => void queries.invalidateQueries({ queryKey }));
  if (error) return <Trouble error={error} />;
  if (data && !data.items.length) return <Text size="sm">{t('told.none')}</Text>;
  return (
    <ul className="told" aria-label={t('told.title')}>
      {(data?.items ?? []).map(({ id, channel, status, recipient, queuedAt, sentAt, deliveredAt, reason }) => (
        <li key={id}>
          {channel === 'sms' ? <IconDeviceMobile aria-hidden size={18} /> : <IconMail aria-hidden size={18} />}
          <Text size="sm">
            {[
              t(`messages.${channel}`),
              recipient,
              showWhen(deliveredAt ?? sentAt ?? queuedAt),
              reason && t(`told.why.${reason}`, { defaultValue: reason }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <Group gap={6}>
            <Badge variant="outline" color={colours[status]} tt="none">
              {t(`told.${status}`)}
            </Badge>
            {status === 'failed' ? (
              <Button size="compact-sm" variant="outline" loading={retry.isPending} onClick={() => retry.mutate(id)}>
                {t('error.retry')}
              </Button>
            ) : null}
          </Group>
        </li>
      ))}
    </ul>
  );
};
