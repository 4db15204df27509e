import { Button, Group, Select, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { addDays } from '@civicline/calendar';
import type { AgentStatus, Figures } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useCentre } from '../centre/useCentre';
import { Trouble } from '../shell/Trouble';
import { language } from '../i18n/setup';
import { showDay, showTime, today } from '../when';
import { FiguresList } from './FiguresList';
import { FiguresTable } from './FiguresTable';
import { UnitName } from './UnitName';

interface Report {
  readonly total: Figures;
  readonly rows: { readonly key: string; readonly figures: Figures }[];
}

const rows = ['hour', 'queue', 'topic', 'agent', 'unit'] as const;

/** What a day came to, every figure with its definition beside it; as a table for a spreadsheet, and on paper. */
export const DayReport = ({ agents }: { agents: readonly AgentStatus[] }) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const [day, setDay] = useState(today());
  const [by, setBy] = useState<string>('hour');
  const query = `from=${day}&to=${addDays(day, 1)}&by=${by}&within=20,60`;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['figures', day, by, language()],
    enabled: day !== '',
    queryFn: () => api<Report>(`/figures?${query}`),
  });
  const names: Record<string, readonly { id: string; name: string }[]> = {
    queue: centre?.queues ?? [],
    topic: centre?.topics ?? [],
    agent: agents,
  };
  const nameOf = (key: string): ReactNode => {
    if (!key) return t('report.none');
    if (by === 'hour') return showTime(key);
    if (by === 'unit') return <UnitName code={key} />;
    return names[by]?.find(({ id }) => id === key)?.name ?? key;
  };
  return (
    <section className="card report" aria-label={t('report.title')}>
      <Title order={2} size="h3">
        {t('report.title')}
      </Title>
      <Text className="only-print">{showDay(day)}</Text>
      <Group align="flex-end" mb="md" className="no-print">
        <TextInput
          type="date"
          size="sm"
          label={t('booking.day')}
          value={day}
          max={today()}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Select
          size="sm"
          label={t('report.by')}
          allowDeselect={false}
          data={rows.map((row) => ({ value: row, label: t(`report.rows.${row}`) }))}
          value={by}
          onChange={(value) => setBy(value ?? 'hour')}
        />
        <Button
          size="sm"
          variant="default"
          component="a"
          href={`/api/v1/figures.csv?${query}`}
          download={`1022-${day}.csv`}
          leftSection={<IconDownload aria-hidden size={18} />}
        >
          {t('report.csv')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPrinter aria-hidden size={18} />}
          onClick={() => window.print()}
        >
          {t('report.print')}
        </Button>
      </Group>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={240} role="status" aria-label={t('loading')} /> : null}
      {data ? (
        <>
          <FiguresList figures={data.total} />
          <FiguresTable rows={data.rows} nameOf={nameOf} />
        </>
      ) : null}
    </section>
  );
};
