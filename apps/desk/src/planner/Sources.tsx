import { Button, Group, TextInput } from '@mantine/core';
import { addDays } from '@civicline/calendar';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../api/client';
import { today } from '../when';
import type { Day } from './day';
import { dayOf, seatsOf, stepIndexes, timeOf, totalOf } from './day';

interface Row {
  readonly key: string;
  readonly figures: { readonly calls: number };
}

/** The calls of a day that was, by half hour: "2026-11-24T07:30+07:00" is the key of each. */
const callsOf = async (date: string): Promise<number[]> => {
  const query = new URLSearchParams({
    from: `${date}T00:00:00+07:00`,
    to: `${addDays(date, 1)}T00:00:00+07:00`,
    by: 'half_hour',
  });
  const { rows } = await api<{ rows: Row[] }>(`/figures?${query}`);
  const calls = new Map(rows.map(({ key, figures }) => [key.slice(11, 16), figures.calls]));
  return stepIndexes.map((step) => calls.get(timeOf(step)) ?? 0);
};

/** Where a load curve comes from: the hotline's ordinary day, its worst one, or a day from our own figures. */
export const Sources = ({ day, onDay }: { day: Day; onDay: (day: Day) => void }) => {
  const { t } = useTranslation();
  const [date, setDate] = useState(() => addDays(today(), -1));
  const [told, setTold] = useState('');
  const load = async () => {
    try {
      const loaded = { ...day, calls: await callsOf(date) };
      if (totalOf(loaded) > 0) onDay(loaded);
      setTold(t(totalOf(loaded) > 0 ? 'planner.loaded' : 'planner.noCalls', { count: totalOf(loaded) }));
    } catch (error) {
      setTold(error instanceof ProblemError ? error.problem.title : String(error));
    }
  };
  return (
    <Group className="card planner-sources" gap="sm" align="flex-end">
      <Button variant="default" onClick={() => onDay(dayOf(300, seatsOf(day) || 11))}>
        {t('planner.ordinaryDay')}
      </Button>
      <Button variant="default" onClick={() => onDay(dayOf(2_500, seatsOf(day) || 11))}>
        {t('planner.worstDay')}
      </Button>
      <TextInput
        type="date"
        label={t('planner.fromFigures')}
        value={date}
        max={today()}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <Button variant="default" disabled={!date} onClick={() => void load()}>
        {t('planner.load')}
      </Button>
      <span role="status">{told}</span>
    </Group>
  );
};
