import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../api/client';
import type { Citizen } from './useBooking';

interface Props {
  readonly citizen: Citizen;
  readonly problem: ProblemError | null;
  readonly onChange: (citizen: Citizen) => void;
}

/** Who comes, with each fault at its field. */
export const CitizenFields = ({ citizen, problem, onChange }: Props) => {
  const { t } = useTranslation();
  const field = (name: keyof Citizen) => ({
    value: citizen[name],
    error: problem?.field(`citizen.${name}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...citizen, [name]: event.currentTarget.value }),
  });
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <TextInput
        label={t('booking.name')}
        required
        autoComplete="name"
        maxLength={100}
        name="name"
        {...field('name')}
      />
      <TextInput
        label={t('booking.phone')}
        required
        autoComplete="tel"
        inputMode="tel"
        maxLength={32}
        name="phone"
        title={t('booking.phoneHint')}
        {...field('phone')}
      />
      <TextInput
        label={t('booking.email')}
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        name="email"
        {...field('email')}
      />
    </SimpleGrid>
  );
};
