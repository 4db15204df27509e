import type { ComboboxItem } from '@mantine/core';
import { Select } from '@mantine/core';
import { fold } from '@civicline/vietnamese';
import type { Office } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

interface Props {
  readonly value: string;
  readonly onChange: (officeId: string) => void;
  readonly label?: string;
  readonly placeholder?: string;
  /** None may be chosen as well: ''. */
  readonly clearable?: boolean;
}

/** One office out of all, found with or without accents. */
export const OfficeSelect = ({ value, onChange, label, placeholder, clearable = false }: Props) => {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['offices', 'all', language()],
    queryFn: () => api<List<Office>>('/offices?limit=500'),
  });
  return (
    <Select
      label={label ?? t('office.office')}
      {...(placeholder === undefined ? {} : { placeholder })}
      searchable
      clearable={clearable}
      filter={({ options, search }) =>
        (options as ComboboxItem[]).filter(({ label: name }) => fold(name).includes(fold(search.trim())))
      }
      // What is typed is a new search, not more of the chosen name.
      onFocus={(event) => event.currentTarget.select()}
      allowDeselect={false}
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value || null}
      onChange={(chosen) => (chosen || clearable) && onChange(chosen ?? '')}
    />
  );
};
