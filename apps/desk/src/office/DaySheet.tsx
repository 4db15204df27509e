import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { fold } from '@civicline/vietnamese';
import type { Appointment } from '@civicline/contracts/rest';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showDay, today } from '../when';
import { CloseDay } from './CloseDay';
import { CounterCalendars } from './CounterCalendars';
import { Closings } from './Closings';
import { DayBar } from './DayBar';
import { useAttend, useDaySheet } from './useDaySheet';
import { useNow } from './useNow';
import { VainVisits } from './VainVisits';
import { VisitRow } from './VisitRow';

const fits = ({ code, citizen }: Appointment, text: string) =>
  fold(`${code} ${citizen.name}`).includes(fold(text.trim()));
const counted = ['booked', 'arrived', 'fulfilled', 'noshow'] as const;

/** The visits of one office on one day, as they happen. */
export const DaySheet = ({ officeId }: { officeId: string }) => {
  const { t } = useTranslation();
  const find = useRef<HTMLInputElement>(null);
  const [day, setDay] = useState(today());
  const [text, setText] = useState('');
  const [closing, setClosing] = useState(false);
  const { data, error, isPending, refetch, live } = useDaySheet(officeId, day);
  const attend = useAttend(officeId);
  const now = useNow();
  useHotkeys([['/', () => find.current?.focus()]]);
  const all = data?.appointments ?? [];
  const shown = all.filter((one) => fits(one, text));
  const changeDay = (to: string) => {
    setDay(to);
    setClosing(false);
    attend.reset();
  };
  const counters = data?.counters ?? [];
  return (
    <Stack>
      <DayBar day={day} onDay={changeDay} text={text} onText={setText} findRef={find} live={live}>
        <Button variant="outline" color="#a4161a" onClick={() => setClosing(true)}>
          {t('office.close')}
        </Button>
      </DayBar>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {attend.error ? <Trouble error={attend.error} /> : null}
      <Closings officeId={officeId} counters={counters} />
      {closing ? (
        <CloseDay key={day} officeId={officeId} day={day} counters={counters} onEnd={() => setClosing(false)} />
      ) : null}
      <section aria-label={showDay(day)}>
        <Group justify="space-between" mb="xs">
          <Text fw={600}>{showDay(day)}</Text>
          <Group gap="md" role="status">
            {counted.map((status) => (
              <Text key={status} size="sm">
                {t(`status.${status}`)}: <strong>{all.filter((one) => one.status === status).length}</strong>
              </Text>
            ))}
          </Group>
        </Group>
        {isPending ? <Skeleton height={200} role="status" aria-label={t('loading')} /> : null}
        {data && !shown.length ? (
          <Text className="card">{t(all.length ? 'office.noMatch' : 'office.empty')}</Text>
        ) : null}
        {shown.length ? (
          <ul className="card flush visits">
            {shown.map((appointment) => (
              <VisitRow
                key={appointment.code}
                appointment={appointment}
                readiness={data?.readiness.find(({ code }) => code === appointment.code)}
                now={now}
                onStep={(step) => attend.mutate({ code: appointment.code, step })}
              />
            ))}
          </ul>
        ) : null}
        {shown.length ? (
          <Text size="sm" className="soft" mt="xs">
            {t('office.keys')}
          </Text>
        ) : null}
      </section>
      {officeId ? <VainVisits officeId={officeId} day={day} /> : null}
      <CounterCalendars counters={counters} />
    </Stack>
  );
};
