import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Unit } from '@civicline/contracts/rest';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

interface Props {
  readonly label: ReactNode;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (code: string) => void;
}

/** Every unit that something of the past is today: callers say the names that they grew up with. */
const optionsOf = (units: readonly Unit[]) => {
  const options = new Map<string, string>();
  for (const { code, fullName, today } of units)
    for (const one of today.length ? today : [{ code, fullName }])
      options.set(
        one.code,
        options.get(one.code) ?? (one.fullName === fullName ? fullName : `${one.fullName} (${fullName})`),
      );
  return [...options].map(([value, text]) => ({ value, label: text }));
};

/** Where somebody lives, by any name that the place has had. */
export const UnitField = ({ label, value, error, onChange }: Props) => {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 150);
  const { data } = useQuery({
    queryKey: ['units', asked || value, language()],
    enabled: (asked || value).length > 1,
    placeholderData: keepPreviousData,
    queryFn: () => api<List<Unit>>(`/units?limit=8&q=${encodeURIComponent(asked || value)}`),
  });
  const options = optionsOf(data?.items ?? []);
  return (
    <Select
      label={label}
      size="sm"
      searchable
      clearable
      selectFirstOptionOnChange
      name="record-unitCode"
      data={value && !options.some((one) => one.value === value) ? [{ value, label: value }, ...options] : options}
      // What the service found fits already, by other rules than letters.
      filter={({ options: found }) => found}
      value={value || null}
      error={error}
      onSearchChange={setTyped}
      onChange={(code) => onChange(code ?? '')}
    />
  );
};
