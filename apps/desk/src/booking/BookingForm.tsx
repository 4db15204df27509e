import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Procedure } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { Slip } from '../appointment/Slip';
import { MyPapers } from '../readiness/MyPapers';
import { Trouble } from '../shell/Trouble';
import { Joined } from '../waitlist/Joined';
import { useJoinWaitlist } from '../waitlist/useWaitlist';
import { showWhen } from '../when';
import { Alternatives } from './Alternatives';
import { CitizenFields } from './CitizenFields';
import { Countdown } from './Countdown';
import { Duplicate } from './Duplicate';
import { OfficeChoice } from './OfficeChoice';
import { SlotPicker } from './SlotPicker';
import { Step } from './Step';
import { useBook } from './useBooking';
import { useHeldPlace } from './useHeldPlace';
import { useOffices } from './useSlots';

const nobody = { name: '', phone: '', email: '' };
const refused = (error: Error | null, reason: string): error is ProblemError =>
  error instanceof ProblemError && error.problem.reason === reason;
const atFields = (error: Error | null) =>
  error instanceof ProblemError && error.problem.violations.some(({ field }) => field.startsWith('citizen.'));

/** From a procedure to a confirmed appointment: where, when, who. A place is held from the moment it is chosen. */
export const BookingForm = ({ procedure, onBooked }: { procedure: Procedure; onBooked: () => void }) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const [unit, setUnit] = useState('');
  const [near] = useDebouncedValue(unit.trim(), 300);
  const { data: offices } = useOffices(procedure.code, near);
  const [picked, setPicked] = useState('');
  const office = offices?.items.find(({ id }) => id === picked) ?? offices?.items[0];
  const [citizen, setCitizen] = useState(nobody);
  const place = useHeldPlace();
  const book = useBook();
  const [fullDay, setFullDay] = useState('');
  const join = useJoinWaitlist();
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  }, []);

  const choose = (slotId: string) => {
    book.reset();
    join.reset();
    setFullDay('');
    place.choose(slotId);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fullDay && office)
      join.mutate(
        { officeId: office.id, procedureCode: procedure.code, day: fullDay, citizen },
        { onSuccess: onBooked },
      );
    else take({});
  };
  const take = (more: { confirmDuplicate?: boolean }) => {
    if (!place.held) return;
    const wish = { holdId: place.held.id, procedureCode: procedure.code, citizen, ...more };
    book.mutate(wish, { onSuccess: onBooked });
  };
  if (join.data) return <Joined entry={join.data} />;
  if (book.data)
    return (
      <Stack>
        <Slip
          appointment={book.data}
          phone={citizen.phone}
          papers={procedure.checklist.map(({ name }) => name)}
          fresh
        />
        <MyPapers code={book.data.code} phone={citizen.phone} open />
      </Stack>
    );
  const problem = [book.error, join.error].find((error) => error instanceof ProblemError) ?? null;
  const local = !procedure.levels.includes('province');
  const full = [place.error, book.error].find((error) => refused(error, 'SLOT_FULL')) as ProblemError | undefined;
  return (
    <form className="card" style={{ marginTop: 16 }} onSubmit={submit} noValidate aria-label={t('booking.title')}>
      <Stack gap="xl">
        <Title order={2} size="h3" ref={heading} tabIndex={-1}>
          {t('booking.title')}
        </Title>
        <Step number={1} title={t('booking.where')}>
          <OfficeChoice
            offices={offices?.items}
            chosen={office}
            onChoose={(id) => {
              setPicked(id);
              setFullDay('');
              place.letGo();
            }}
            {...(local ? { unit: { typed: unit, onType: setUnit } } : {})}
          />
        </Step>
        <Step number={2} title={t('booking.when')}>
          {office ? (
            <SlotPicker
              officeId={office.id}
              procedureCode={procedure.code}
              chosen={place.held?.slot.id ?? ''}
              onChoose={({ id }) => choose(id)}
              onFullDay={(day) => {
                join.reset();
                setFullDay(day);
                if (day) place.letGo();
              }}
            />
          ) : null}
          {full ? (
            <Alternatives problem={full} onChoose={choose} />
          ) : place.error ? (
            <Trouble error={place.error} />
          ) : null}
          {fullDay ? <Text>{t('waitlist.offerToWait')}</Text> : null}
          {place.expired || refused(book.error, 'HOLD_EXPIRED') ? (
            <Alert color="#8a3c00" variant="outline" role="alert" title={t('booking.expired')} bg="#fff" />
          ) : null}
          {place.held ? (
            <div className="held">
              <Text fw={600} role="status">
                {t('booking.chosen', { when: showWhen(place.held.slot.start) })}
              </Text>
              <Countdown key={place.held.id} until={place.held.expiresAt} onEnd={place.end} />
            </div>
          ) : null}
        </Step>
        <Step number={3} title={t('booking.who')}>
          <Text size="sm" className="soft">
            {t('booking.phoneHint')}
          </Text>
          <CitizenFields citizen={citizen} problem={problem} onChange={setCitizen} />
          {refused(book.error, 'DUPLICATE_APPOINTMENT') ? (
            <Duplicate problem={book.error} busy={book.isPending} onConfirm={() => take({ confirmDuplicate: true })} />
          ) : book.error && !full && !atFields(book.error) && !refused(book.error, 'HOLD_EXPIRED') ? (
            <Trouble error={book.error} />
          ) : null}
          {refused(join.error, 'PLACES_FREE') ? (
            <Alternatives problem={join.error} onChoose={choose} />
          ) : join.error && !atFields(join.error) ? (
            <Trouble error={join.error} />
          ) : null}
          <div>
            <Button
              type="submit"
              size="lg"
              loading={book.isPending || join.isPending}
              disabled={!place.held && !fullDay}
            >
              {t(fullDay ? 'waitlist.join' : 'booking.submit')}
            </Button>
            {place.held || fullDay ? null : (
              <Text size="sm" mt={6} className="soft">
                {t('booking.choose')}
              </Text>
            )}
          </div>
        </Step>
      </Stack>
    </form>
  );
};
