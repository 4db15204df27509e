import '../centre/centre.css';
import { Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { Appointment, Booking, ProcedureSummary } from '@civicline/contracts/rest';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProcedure } from '../procedures/useProcedures';
import { showWhen } from '../when';
import { Booked } from './Booked';
import type { CallerFacts } from './CallerForm';
import { CallerForm } from './CallerForm';
import { LookUp } from './LookUp';
import { ProcedureFinder } from './ProcedureFinder';
import { ReadOut } from './ReadOut';
import { submitNearest } from './submit-nearest';

interface Props {
  /** The call at hand. */
  readonly callId?: string;
  /** What is known of the caller already. */
  readonly caller?: CallerFacts;
  readonly onChoose?: (procedure: ProcedureSummary) => void;
  readonly onBooked?: (appointment: Booking) => void;
  /** What else can be done with a procedure that was found. */
  readonly actions?: (procedure: ProcedureSummary) => ReactNode;
}

/** Booking for a caller, by keyboard alone: find, read out, choose, type, Ctrl+Enter. */
export const BookingTool = ({ callId, caller, onChoose, onBooked, actions }: Props) => {
  const { t } = useTranslation();
  const search = useRef<HTMLInputElement>(null);
  const lookUp = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [call, setCall] = useState(1);
  const [chosen, setChosen] = useState<ProcedureSummary | null>(null);
  const [booked, setBooked] = useState<Booking | null>(null);
  const [recent, setRecent] = useState<Appointment[]>([]);
  const { data: procedure } = useProcedure(chosen?.code ?? '');

  const begin = () => {
    setCall(call + 1);
    setChosen(null);
    setBooked(null);
  };
  const isOpen = () => Boolean(document.querySelector('dialog[open], input[aria-expanded=true], [role=menu]'));
  const focusIn = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  useHotkeys([['/', () => search.current?.focus()]]);
  useHotkeys(
    [
      ['Escape', () => isOpen() || begin()],
      ['mod+Enter', () => submitNearest(form.current)],
      ['F3', () => search.current?.focus()],
      ['F4', () => focusIn('[data-key=office]')],
      ['F8', () => focusIn('[data-slot]')],
      ['F9', () => lookUp.current?.focus()],
    ],
    [],
  );
  return (
    <div className="booking-tool">
      <Stack>
        <div className="card">
          <ProcedureFinder
            key={call}
            inputRef={search}
            onChoose={(one) => {
              setChosen(one);
              setBooked(null);
              onChoose?.(one);
            }}
          />
        </div>
        {procedure && chosen ? <ReadOut procedure={procedure}>{actions?.(chosen)}</ReadOut> : null}
      </Stack>
      <Stack>
        {booked ? (
          <Booked appointment={booked} label={t(caller ? 'agent.another' : 'agent.new')} onNext={begin} />
        ) : chosen ? (
          <CallerForm
            key={`${call} ${chosen.code}`}
            procedure={chosen}
            formRef={form}
            callId={callId}
            {...(caller ? { caller } : {})}
            onBooked={(appointment) => {
              setBooked(appointment);
              setRecent([appointment, ...recent]);
              onBooked?.(appointment);
            }}
          />
        ) : (
          <div className="card">
            <Text fw={600}>{t('agent.begin')}</Text>
            <Text size="sm" className="soft">
              {t('agent.beginText')}
            </Text>
          </div>
        )}
        <LookUp key={`${call} look-up`} inputRef={lookUp} />
        {recent.length ? (
          <section className="card">
            <Title order={2} size="h4" mb="xs">
              {t('agent.recent')}
            </Title>
            <ul className="recent">
              {recent.map(({ code, slot, citizen }) => (
                <li key={code}>
                  <strong>{code}</strong> · {citizen.name} · {showWhen(slot.start)}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </Stack>
    </div>
  );
};
