import { Alert, Button, Group, Textarea, Title } from '@mantine/core';
import type { Appointment } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { Alternatives } from '../booking/Alternatives';
import { SlotPicker } from '../booking/SlotPicker';
import { Trouble } from '../shell/Trouble';
import { useChangeAppointment } from './useAppointment';

interface Props {
  readonly appointment: Appointment;
  /** The number that proves it; empty for staff. */
  readonly phone: string;
  readonly onChanged: (appointment: Appointment) => void;
}

/** Another hour, or none: what can still be done with an appointment. */
export const ChangeAppointment = ({ appointment, phone, onChanged }: Props) => {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<'nothing' | 'moving' | 'cancelling'>('nothing');
  const [slotId, setSlotId] = useState('');
  const [reason, setReason] = useState('');
  const { move, cancel } = useChangeAppointment(appointment, phone);
  const open = appointment.status === 'booked' || appointment.status === 'pending';
  const done = {
    onSuccess: (changed: Appointment) => {
      onChanged(changed);
      setDoing('nothing');
      setSlotId('');
    },
  };
  const full = move.error instanceof ProblemError && move.error.problem.reason === 'SLOT_FULL' ? move.error : null;
  const back = (
    <Button variant="default" onClick={() => setDoing('nothing')}>
      {t('mine.back')}
    </Button>
  );
  if (doing === 'moving')
    return (
      <section className="card">
        <Title order={2} size="h3" mb="sm">
          {t('mine.move')}
        </Title>
        <SlotPicker
          eager
          officeId={appointment.office.id}
          procedureCode={appointment.procedure.code}
          chosen={slotId}
          onChoose={({ id }) => setSlotId(id)}
        />
        {full ? (
          <Alternatives problem={full} onChoose={(id) => move.mutate(id, done)} />
        ) : move.error ? (
          <Trouble error={move.error} />
        ) : null}
        <Group mt="md">
          <Button disabled={!slotId} loading={move.isPending} onClick={() => move.mutate(slotId, done)}>
            {t('mine.moveTo')}
          </Button>
          {back}
        </Group>
      </section>
    );
  if (doing === 'cancelling')
    return (
      <section className="card">
        <Textarea
          label={t('mine.cancelReason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          autosize
          minRows={2}
        />
        {cancel.error ? <Trouble error={cancel.error} /> : null}
        <Group mt="md">
          <Button color="#a4161a" loading={cancel.isPending} onClick={() => cancel.mutate(reason, done)}>
            {t('mine.confirmCancel')}
          </Button>
          {back}
        </Group>
      </section>
    );
  const note = cancel.data ? t('mine.cancelled') : move.data ? t('mine.moved') : '';
  return (
    <>
      {note ? <Alert color="#1b5e20" variant="outline" role="status" title={note} bg="#fff" /> : null}
      {open ? (
        <Group className="no-print">
          <Button onClick={() => setDoing('moving')}>{t('mine.move')}</Button>
          <Button variant="outline" color="#a4161a" onClick={() => setDoing('cancelling')}>
            {t('mine.cancel')}
          </Button>
        </Group>
      ) : null}
    </>
  );
};
