import { Button, CopyButton, Group, Text, TextInput } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import type { Counter } from './useDaySheet';

interface Feed {
  readonly name: string;
  readonly url: string;
}

/** The address under which one's own calendar program follows a counter. */
export const CounterCalendars = ({ counters }: { counters: readonly Counter[] }) => {
  const { t } = useTranslation();
  const { mutate, data, error, isPending, variables } = useMutation({
    mutationFn: (id: string) => api<Feed>(`/counters/${encodeURIComponent(id)}/calendar-feed`),
  });
  if (!counters.length) return null;
  return (
    <section className="card no-print" aria-label={t('office.calendars')}>
      <Text fw={600}>{t('office.calendars')}</Text>
      <Text size="sm" className="soft">
        {t('office.calendarsHint')}
      </Text>
      <Group mt="xs" gap="xs">
        {counters.map(({ id, name }) => (
          <Button
            key={id}
            size="xs"
            variant="default"
            leftSection={<IconCalendarShare aria-hidden size={16} />}
            loading={isPending && variables === id}
            onClick={() => mutate(id)}
          >
            {name}
          </Button>
        ))}
      </Group>
      {error ? <Trouble error={error} /> : null}
      {data ? (
        <Group mt="xs" align="flex-end" wrap="nowrap">
          <TextInput
            readOnly
            label={data.name}
            value={data.url}
            style={{ flex: 1 }}
            onFocus={(event) => event.target.select()}
          />
          <CopyButton value={data.url}>
            {({ copied, copy }) => (
              <Button variant="outline" onClick={copy}>
                {t(copied ? 'office.copied' : 'office.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      ) : null}
    </section>
  );
};
