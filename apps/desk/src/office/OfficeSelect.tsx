import type { ComboboxItem } from '@mantine/core';
import { Select } from '@mantine/core';
import { fold } from '@civicline/vietnamese';
import type { Office } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

/** One office out of all, found with or without accents. */
export const OfficeSelect = ({ value, onChange }: { value: string; onChange: (officeId: string) => void }) => {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['offices', 'all', language()],
    queryFn: () => api<List<Office>>('/offices?limit=500'),
  });
  return (
    <Select
      label={t('office.office')}
      searchable
      filter={({ options, search }) =>
        (options as ComboboxItem[]).filter(({ label }) => fold(label).includes(fold(search.trim())))
      }
      // What is typed is a new search, not more of the chosen name.
      onFocus={(event) => event.currentTarget.select()}
      allowDeselect={false}
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  );
};
