import { Text, Title } from '@mantine/core';
import { addDays } from '@civicline/calendar';
import type { Appointment, Slot } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { showWhen, today } from '../when';

const daysBack = 30;
const daysAhead = 60;

/** What was given beyond the places, of the last month and the time ahead: who decided it, and why. */
export const Overbookings = ({ officeId }: { officeId: string }) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['overbookings', officeId],
    queryFn: () =>
      api<{ items: { slot: Slot; appointment: Appointment }[] }>(
        `/offices/${encodeURIComponent(officeId)}/overbookings?from=${addDays(today(), -daysBack)}&to=${addDays(today(), daysAhead)}`,
      ),
  });
  return (
    <section aria-label={t('office.overbooked')}>
      <Title order={2} size="h4" mb="xs">
        {t('office.overbooked')}
      </Title>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {data && !data.items.length ? <Text className="card">{t('office.overbookedNone')}</Text> : null}
      {data?.items.length ? (
        <ul className="card">
          {data.items.map(({ slot, appointment: { code, status, overbooking } }) => (
            <li key={code}>
              {showWhen(slot.start)} · <strong>{code}</strong> · {t(`status.${status}`)} ·{' '}
              {t('office.overbookedBy', { by: overbooking?.by ?? '', reason: overbooking?.reason ?? '' })}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
};
