import { Alert, Button, Container, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import type { Appointment } from '@civicline/contracts/rest';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../api/client';
import { Alternatives } from '../booking/Alternatives';
import { SlotPicker } from '../booking/SlotPicker';
import { useProcedure } from '../procedures/useProcedures';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { Slip } from './Slip';

type Doing = 'nothing' | 'moving' | 'cancelling';

/** A citizen's own appointment: seen, moved, cancelled, with the code and the number it was booked with. */
export const MyAppointmentPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('mine.title'));
  const [code, setCode] = useState('');
  const [phone, setPhone] = useState('');
  const [doing, setDoing] = useState<Doing>('nothing');
  const [reason, setReason] = useState('');
  const [slotId, setSlotId] = useState('');
  const [appointment, setAppointment] = useState<Appointment | null>(null);
  const done = {
    onSuccess: (changed: Appointment) => {
      setAppointment(changed);
      setDoing('nothing');
    },
  };
  const path = `/appointments/${encodeURIComponent(appointment?.code ?? code)}`;
  const find = useMutation({ mutationFn: () => api<Appointment>(path, { phone }), ...done });
  const move = useMutation({
    mutationFn: (to: string) =>
      api<Appointment>(`${path}/move`, {
        method: 'POST',
        phone,
        body: { slotId: to, expectedVersion: appointment?.version ?? 0 },
      }),
    ...done,
  });
  const cancel = useMutation({
    mutationFn: () => api<Appointment>(`${path}/cancel`, { method: 'POST', phone, body: reason ? { reason } : {} }),
    ...done,
  });
  const { data: procedure } = useProcedure(appointment?.procedure.code ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAppointment(null);
    move.reset();
    cancel.reset();
    find.mutate();
  };
  const open = appointment?.status === 'booked' || appointment?.status === 'pending';
  const full = move.error instanceof ProblemError && move.error.problem.reason === 'SLOT_FULL' ? move.error : null;
  return (
    <Container size="md" py="lg">
      <Title order={1} size="h2">
        {t('mine.title')}
      </Title>
      <Text mb="md">{t('mine.lead')}</Text>
      <form className="card no-print" onSubmit={submit} noValidate>
        <Group align="flex-end" className="stretch">
          <TextInput
            label={t('slip.code')}
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            maxLength={32}
            autoCapitalize="characters"
            name="code"
          />
          <TextInput
            label={t('booking.phone')}
            required
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            inputMode="tel"
            autoComplete="tel"
            maxLength={32}
            name="phone"
          />
          <Button type="submit" loading={find.isPending} disabled={!code || !phone}>
            {t('mine.find')}
          </Button>
        </Group>
      </form>
      <Stack mt="md">
        {find.error ? <Trouble error={find.error} /> : null}
        {move.data ? <Alert color="#1b5e20" variant="outline" role="status" title={t('mine.moved')} bg="#fff" /> : null}
        {cancel.data ? (
          <Alert color="#1b5e20" variant="outline" role="status" title={t('mine.cancelled')} bg="#fff" />
        ) : null}
        {appointment ? (
          <Slip
            appointment={appointment}
            phone={phone}
            papers={open ? (procedure?.checklist ?? []).map(({ name }) => name) : []}
          />
        ) : null}
        {appointment && open && doing === 'nothing' ? (
          <Group className="no-print">
            <Button onClick={() => setDoing('moving')}>{t('mine.move')}</Button>
            <Button variant="outline" color="#a4161a" onClick={() => setDoing('cancelling')}>
              {t('mine.cancel')}
            </Button>
          </Group>
        ) : null}
        {appointment && doing === 'moving' ? (
          <section className="card">
            <Title order={2} size="h3" mb="sm">
              {t('mine.move')}
            </Title>
            <SlotPicker
              officeId={appointment.office.id}
              procedureCode={appointment.procedure.code}
              chosen={slotId}
              onChoose={({ id }) => setSlotId(id)}
            />
            {full ? (
              <Alternatives problem={full} onChoose={(id) => move.mutate(id)} />
            ) : move.error ? (
              <Trouble error={move.error} />
            ) : null}
            <Group mt="md">
              <Button disabled={!slotId} loading={move.isPending} onClick={() => move.mutate(slotId)}>
                {t('mine.moveTo')}
              </Button>
              <Button variant="default" onClick={() => setDoing('nothing')}>
                {t('mine.back')}
              </Button>
            </Group>
          </section>
        ) : null}
        {appointment && doing === 'cancelling' ? (
          <section className="card">
            <Textarea
              label={t('mine.cancelReason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={500}
            />
            {cancel.error ? <Trouble error={cancel.error} /> : null}
            <Group mt="md">
              <Button color="#a4161a" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                {t('mine.confirmCancel')}
              </Button>
              <Button variant="default" onClick={() => setDoing('nothing')}>
                {t('mine.back')}
              </Button>
            </Group>
          </section>
        ) : null}
      </Stack>
    </Container>
  );
};
