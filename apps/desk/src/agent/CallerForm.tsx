import { Button, Select, Stack, Text, Title } from '@mantine/core';
import type { Booking, ProcedureSummary } from '@civicline/contracts/rest';
import type { FormEvent, RefObject } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { useSession } from '../api/session';
import { Alternatives } from '../booking/Alternatives';
import { CitizenFields } from '../booking/CitizenFields';
import { SlotPicker } from '../booking/SlotPicker';
import { useBook } from '../booking/useBooking';
import { useOffices } from '../booking/useSlots';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { Overbook } from './Overbook';
import { useCallHold } from './useCallHold';

const nobody = { name: '', phone: '', email: '' };
const noSlot = { id: '', start: '', free: 1 };

/** What is known of a caller before anything is typed. */
export interface CallerFacts {
  readonly name: string;
  readonly phone: string;
}

interface Props {
  /** The call at hand: a chosen place is kept for it. */
  readonly callId?: string | undefined;
  readonly caller?: CallerFacts;
  readonly procedure: ProcedureSummary;
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly onBooked: (appointment: Booking) => void;
}

/** Where, when and who, from top to bottom; the keys go the same way. */
export const CallerForm = ({ procedure, formRef, callId, caller, onBooked }: Props) => {
  const { t } = useTranslation();
  const { data: offices } = useOffices(procedure.code, '');
  const [picked, setPicked] = useState('');
  const office = offices?.items.find(({ id }) => id === picked) ?? offices?.items[0];
  const [slot, setSlot] = useState(noSlot);
  const [typed, setTyped] = useState<Partial<typeof nobody>>({});
  const citizen = { ...nobody, ...caller, ...typed };
  const book = useBook();
  const place = useCallHold(callId);
  const { data: session } = useSession();
  const mayOverbook = ['supervisor', 'admin'].includes(session?.user?.role ?? '');
  const next = (['name', 'phone'] as const).find((name) => !citizen[name]);
  useEffect(() => {
    // Whoever is known already need not be asked again: what is left is to confirm.
    const field = next ? `input[name=${next}]` : 'button[type=submit]';
    if (slot.id) formRef.current?.querySelector<HTMLElement>(field)?.focus();
    // As the fields stand when a place is chosen: typing moves the focus nowhere.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [slot.id]);
  const choose = (one: typeof noSlot) => {
    setSlot(one);
    if (one.free) place.choose(one.id);
  };
  const take = async (slotId: string, more: { overbook?: { reason: string } } = {}) => {
    const wish = { ...(await place.wanted(slotId)), procedureCode: procedure.code, citizen, ...more };
    book.mutate(wish, {
      onSuccess: (appointment) => {
        place.booked();
        onBooked(appointment);
      },
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (slot.id && slot.free && !book.isPending) void take(slot.id);
  };
  const error = book.error ?? place.refused;
  const problem = error instanceof ProblemError ? error : null;
  const full = problem?.problem.reason === 'SLOT_FULL';
  return (
    <form className="card" data-submits ref={formRef} onSubmit={submit} noValidate aria-label={t('booking.title')}>
      <Stack>
        <Title order={2} size="h4">
          {t('booking.title')}
        </Title>
        <Select
          label={t('booking.office')}
          data={(offices?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={office?.id ?? null}
          onChange={(value) => {
            setPicked(value ?? '');
            setSlot(noSlot);
          }}
          searchable
          selectFirstOptionOnChange
          allowDeselect={false}
          data-key="office"
          error={offices && !office ? t('booking.noOffice') : undefined}
        />
        {office ? (
          <SlotPicker
            eager
            withFull={mayOverbook}
            officeId={office.id}
            procedureCode={procedure.code}
            chosen={slot.id}
            onChoose={choose}
          />
        ) : null}
        {slot.id ? (
          <Text className="held" fw={600} role="status">
            {t('booking.chosen', { when: showWhen(slot.start) })}
          </Text>
        ) : null}
        <CitizenFields citizen={citizen} problem={problem} onChange={setTyped} />
        {mayOverbook && (full || !slot.free) ? (
          <Overbook busy={book.isPending} onOverbook={(reason) => void take(slot.id, { overbook: { reason } })} />
        ) : null}
        {full ? (
          <Alternatives problem={problem} onChoose={(slotId) => void take(slotId)} />
        ) : error ? (
          <Trouble error={error} />
        ) : null}
        <div>
          <Button type="submit" disabled={!slot.id || !slot.free} loading={book.isPending}>
            {t('booking.submit')} (Ctrl+Enter)
          </Button>
        </div>
      </Stack>
    </form>
  );
};
