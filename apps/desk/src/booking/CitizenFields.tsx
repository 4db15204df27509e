import { SimpleGrid, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../api/client';
import type { Citizen } from './useBooking';

interface Props {
  readonly citizen: Citizen;
  readonly problem: ProblemError | null;
  readonly onChange: (citizen: Citizen) => void;
}

/** Who comes, with each fault at its field; the first field at fault takes the focus. */
export const CitizenFields = ({ citizen, problem, onChange }: Props) => {
  const { t } = useTranslation();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) fields.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus();
  }, [problem]);
  const field = (name: keyof Citizen) => ({
    name,
    value: citizen[name],
    error: problem?.field(`citizen.${name}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...citizen, [name]: event.currentTarget.value }),
  });
  return (
    <SimpleGrid type="container" cols={{ base: 1, '380px': 2, '620px': 3 }} ref={fields}>
      <TextInput label={t('booking.name')} required autoComplete="name" maxLength={100} {...field('name')} />
      <TextInput label={t('booking.phone')} required type="tel" autoComplete="tel" maxLength={32} {...field('phone')} />
      <TextInput
        label={t('booking.email')}
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        {...field('email')}
      />
    </SimpleGrid>
  );
};
