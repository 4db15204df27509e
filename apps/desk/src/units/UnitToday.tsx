import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Unit } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

/** A unit of the past that goes by another name today. */
const isRenamed = ({ validTo, fullName, today }: Unit) =>
  validTo !== '' && today.length > 0 && !today.some((one) => one.fullName === fullName);

/** Explains an old name: "Phường Thống Nhất nay là Phường Trấn Biên". Says nothing where nothing changed. */
export const UnitToday = ({ typed }: { typed: string }) => {
  const { t } = useTranslation();
  const [unit] = useDebouncedValue(typed.trim(), 250);
  const { data } = useQuery({
    queryKey: ['units', unit, language()],
    enabled: unit.length > 1,
    queryFn: () => api<List<Unit>>(`/units?limit=5&q=${encodeURIComponent(unit)}`),
  });
  const renamed = unit ? (data?.items ?? []).filter(isRenamed).slice(0, 3) : [];
  return (
    <div role="status">
      {renamed.map(({ code, fullName, today }) => (
        <Text key={code} size="sm" mt={6}>
          {t('hotlines.today', { old: fullName, today: today.map((one) => one.fullName).join(', ') })}
        </Text>
      ))}
    </div>
  );
};
