import { Button, Container, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { Appointment } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProcedure } from '../procedures/useProcedures';
import { MyPapers } from '../readiness/MyPapers';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { ChangeAppointment } from './ChangeAppointment';
import { Slip } from './Slip';
import { useFindAppointment } from './useAppointment';

/** A citizen's own appointment: seen, moved, cancelled, with the code and the number it was booked with. */
export const MyAppointmentPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('mine.title'));
  const [code, setCode] = useState('');
  const [phone, setPhone] = useState('');
  const [appointment, setAppointment] = useState<Appointment | null>(null);
  const find = useFindAppointment();
  const { data: procedure } = useProcedure(appointment?.procedure.code ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAppointment(null);
    find.mutate({ code, phone }, { onSuccess: setAppointment });
  };
  const open = appointment?.status === 'booked' || appointment?.status === 'pending';
  return (
    <Container size="md" py="lg">
      <div className="no-print">
        <Title order={1} size="h2">
          {t('mine.title')}
        </Title>
        <Text mb="md">{t('mine.lead')}</Text>
      </div>
      <form className="card no-print" onSubmit={submit} noValidate>
        <Group align="flex-end" className="stretch">
          <TextInput
            label={t('slip.code')}
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            maxLength={32}
            autoCapitalize="characters"
            autoComplete="off"
            name="code"
          />
          <TextInput
            label={t('booking.phone')}
            required
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            type="tel"
            autoComplete="tel"
            maxLength={32}
            name="phone"
          />
          <Button type="submit" loading={find.isPending} disabled={!code.trim() || !phone.trim()}>
            {t('mine.find')}
          </Button>
        </Group>
      </form>
      <Stack mt="md">
        {find.error ? <Trouble error={find.error} /> : null}
        {appointment ? (
          <>
            <Slip
              appointment={appointment}
              phone={phone}
              papers={open ? (procedure?.checklist ?? []).map(({ name }) => name) : []}
            />
            <MyPapers code={appointment.code} phone={phone} open={open} />
            <ChangeAppointment
              key={appointment.code}
              appointment={appointment}
              phone={phone}
              onChanged={setAppointment}
            />
          </>
        ) : null}
      </Stack>
    </Container>
  );
};
