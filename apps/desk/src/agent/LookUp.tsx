import { Button, Group, Stack, TextInput, Title } from '@mantine/core';
import type { Appointment } from '@civicline/contracts/rest';
import type { FormEvent, RefObject } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeAppointment } from '../appointment/ChangeAppointment';
import { Slip } from '../appointment/Slip';
import { ToldOf } from '../appointment/ToldOf';
import { useFindAppointment } from '../appointment/useAppointment';
import { MyPapers } from '../readiness/MyPapers';
import { Trouble } from '../shell/Trouble';

/** A caller names a code: what it says, what they were told, and whether it shall be moved or cancelled. */
export const LookUp = ({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) => {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [appointment, setAppointment] = useState<Appointment | null>(null);
  const find = useFindAppointment();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAppointment(null);
    if (code.trim()) find.mutate({ code }, { onSuccess: setAppointment });
  };
  return (
    <section className="card" aria-label={t('agent.lookUp')}>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            ref={inputRef}
            style={{ flex: 1 }}
            label={t('agent.lookUp')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            maxLength={32}
            autoComplete="off"
            rightSection={<kbd>F9</kbd>}
            rightSectionWidth={48}
          />
          <Button type="submit" variant="outline" loading={find.isPending}>
            {t('mine.find')}
          </Button>
        </Group>
      </form>
      {find.error ? <Trouble error={find.error} /> : null}
      {appointment ? (
        <Stack mt="sm">
          <Slip appointment={appointment} phone="" />
          <MyPapers
            code={appointment.code}
            phone=""
            open={['pending', 'booked', 'arrived'].includes(appointment.status)}
          />
          <div>
            <Title order={3} size="h5" mb={4}>
              {t('told.title')}
            </Title>
            <ToldOf code={appointment.code} />
          </div>
          <ChangeAppointment
            key={appointment.code}
            appointment={appointment}
            phone=""
            onChanged={(changed) => {
              setAppointment(changed);
            }}
          />
        </Stack>
      ) : null}
    </section>
  );
};
