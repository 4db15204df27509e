import { Text, Title } from '@mantine/core';
import { addDays } from '@civicline/calendar';
import type { ReadinessFigures } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';

const shownDays = 30;
const shown = ['saved', 'lacking', 'sentHome'] as const;

/** Visits that would have been in vain, of the thirty days to the one that is seen; each figure with its definition. */
export const VainVisits = ({ officeId, day }: { officeId: string; day: string }) => {
  const { t } = useTranslation();
  const from = addDays(day, 1 - shownDays);
  const { data } = useQuery({
    queryKey: ['day-sheet', officeId, 'figures', day],
    queryFn: () =>
      api<ReadinessFigures>(`/offices/${encodeURIComponent(officeId)}/readiness-figures?from=${from}&to=${day}`),
  });
  if (!data) return null;
  return (
    <section className="card" aria-label={t('vain.title')}>
      <Title order={2} size="h4" mb="xs">
        {t('vain.title')}
      </Title>
      <dl className="figures">
        {shown.map((name) => (
          <div key={name} data-figure={name}>
            <dt>{t(`vain.${name}`)}</dt>
            <dd>
              <strong>{data[name]}</strong>
              <Text size="sm" className="soft">
                {t(`vain.${name}Is`, { ...data })}
              </Text>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
