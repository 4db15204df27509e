import { Container, Stack, Text, Title } from '@mantine/core';
import type { Appointment } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProcedure } from '../procedures/useProcedures';
import { MyPapers } from '../readiness/MyPapers';
import { usePageTitle } from '../shell/page-title';
import { CodeAndPhone } from '../shell/CodeAndPhone';
import { Trouble } from '../shell/Trouble';
import { ChangeAppointment } from './ChangeAppointment';
import { Slip } from './Slip';
import { useFindAppointment } from './useAppointment';

/** A citizen's own appointment: seen, moved, cancelled, with the code and the number it was booked with. */
export const MyAppointmentPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('mine.title'));
  const [own, setOwn] = useState({ code: '', phone: '' });
  const { code, phone } = own;
  const [appointment, setAppointment] = useState<Appointment | null>(null);
  const find = useFindAppointment();
  const { data: procedure } = useProcedure(appointment?.procedure.code ?? '');
  const look = () => {
    setAppointment(null);
    find.mutate(own, { onSuccess: setAppointment });
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
      <CodeAndPhone
        codeLabel={t('slip.code')}
        findLabel={t('mine.find')}
        code={code}
        phone={phone}
        busy={find.isPending}
        onChange={setOwn}
        onFind={look}
      />
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
