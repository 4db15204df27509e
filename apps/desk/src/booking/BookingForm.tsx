import { Alert, Button, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Hold, Procedure } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { Slip } from '../appointment/Slip';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { Alternatives } from './Alternatives';
import { CitizenFields } from './CitizenFields';
import { Countdown } from './Countdown';
import { SlotPicker } from './SlotPicker';
import { releaseHold, useBook, useHold } from './useBooking';
import { useOffices } from './useSlots';

const nobody = { name: '', phone: '', email: '' };
const isFull = (error: Error | null): error is ProblemError =>
  error instanceof ProblemError && error.problem.reason === 'SLOT_FULL';

/** From a procedure to a confirmed appointment: where, when, who. A place is held from the moment it is chosen. */
export const BookingForm = ({ procedure }: { procedure: Procedure }) => {
  const { t } = useTranslation();
  const [unit, setUnit] = useState('');
  const [near] = useDebouncedValue(unit.trim(), 300);
  const offices = useOffices(procedure.code, near);
  const [picked, setPicked] = useState('');
  const officeId = offices.data?.items.find(({ id }) => id === picked)?.id ?? offices.data?.items[0]?.id ?? '';
  const [held, setHeld] = useState<Hold | null>(null);
  const [expired, setExpired] = useState(false);
  const [citizen, setCitizen] = useState(nobody);
  const hold = useHold();
  const book = useBook();

  const choose = (slotId: string) => {
    if (held) releaseHold(held.id);
    setHeld(null);
    setExpired(false);
    book.reset();
    hold.mutate(slotId, { onSuccess: setHeld });
  };
  const end = useCallback(() => {
    setHeld(null);
    setExpired(true);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (held) book.mutate({ holdId: held.id, procedureCode: procedure.code, citizen });
  };
  if (book.data)
    return (
      <Slip appointment={book.data} phone={citizen.phone} papers={procedure.checklist.map(({ name }) => name)} fresh />
    );
  const local = !procedure.levels.includes('province');
  return (
    <form className="card" style={{ marginTop: 16 }} onSubmit={submit} noValidate aria-label={t('booking.title')}>
      <Stack>
        <Title order={2} size="h3">
          {t('booking.title')}
        </Title>
        {local ? (
          <TextInput
            label={t('booking.unit')}
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value)}
            maxLength={100}
          />
        ) : null}
        <Select
          label={t('booking.office')}
          data={(offices.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={officeId || null}
          onChange={(value) => setPicked(value ?? '')}
          searchable={local}
          allowDeselect={false}
          error={offices.data && !officeId ? t('booking.noOffice') : undefined}
        />
        <Title order={3} size="h4">
          {t('booking.when')}
        </Title>
        {officeId ? (
          <SlotPicker
            officeId={officeId}
            procedureCode={procedure.code}
            chosen={held?.slot.id ?? ''}
            onChoose={({ id }) => choose(id)}
          />
        ) : null}
        {isFull(hold.error) ? (
          <Alternatives problem={hold.error} onChoose={choose} />
        ) : hold.error ? (
          <Trouble error={hold.error} />
        ) : null}
        {expired ? (
          <Alert color="#8a3c00" variant="outline" role="alert" title={t('booking.expired')} bg="#fff" />
        ) : null}
        {held ? (
          <div role="status">
            <Text fw={600}>{t('booking.chosen', { when: showWhen(held.slot.start) })}</Text>
            <Countdown key={held.id} until={held.expiresAt} onEnd={end} />
          </div>
        ) : null}
        <Title order={3} size="h4">
          {t('booking.who')}
        </Title>
        <CitizenFields
          citizen={citizen}
          problem={book.error instanceof ProblemError ? book.error : null}
          onChange={setCitizen}
        />
        {book.error ? <Trouble error={book.error} /> : null}
        {held ? null : <Text size="sm">{t('booking.choose')}</Text>}
        <Button type="submit" loading={book.isPending} disabled={!held} style={{ alignSelf: 'flex-start' }}>
          {t('booking.submit')}
        </Button>
      </Stack>
    </form>
  );
};
