import { Button, Group, Text } from '@mantine/core';
import type { Appointment, ContactRecord, ProcedureSummary } from '@civicline/contracts/rest';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BookingTool } from '../agent/BookingTool';
import type { Aside } from './CallPanel';
import { CallPanel } from './CallPanel';
import type { Drafts } from './draft';
import { useAdvice, useCaller } from './useCentre';
import type { Commands } from './useCommands';
import type { Desk } from './useDesk';
import { useDeskKeys } from './useDeskKeys';
import { useRecord } from './useRecord';

interface Props {
  readonly desk: Desk;
  readonly commands: Commands;
  readonly drafts: Drafts;
  /** Counts the wishes to transfer that came from the bar. */
  readonly transferring: number;
}

/** One call, from the first word to the wrap-up: notes on the left, procedure and counter on the right. */
export const OnCall = ({ desk: { state, dispatch }, commands, drafts, transferring }: Props) => {
  const { t } = useTranslation();
  const { call, record } = state;
  const callId = call?.id ?? '';
  const first = useRef<HTMLInputElement>(null);
  const [aside, setAside] = useState<Aside>('none');
  const [seen, setSeen] = useState(transferring);
  const [likely, setLikely] = useState('');
  const [settled, setSettled] = useState(false);
  const [procedure, setProcedure] = useState<ProcedureSummary | null>(null);
  const { data: caller } = useCaller(callId);
  const { data: advice } = useAdvice(call?.queueId ?? '');
  const onSaved = useCallback((data: ContactRecord) => dispatch({ type: 'record', data }), [dispatch]);
  const hand = useRecord({ id: callId, path: `/calls/${encodeURIComponent(callId)}/record` }, record, drafts, onSaved);
  const { change, valueOf } = hand;
  const quick = advice?.mode === 'quick-capture';
  const halfFinished = record?.captured === true && record.status === 'partial';
  useEffect(() => first.current?.focus(), []);
  if (transferring !== seen) {
    setSeen(transferring);
    setAside('transfer');
  }
  // What the house knows already is not asked again.
  const known = caller?.known === 'yes' ? (caller.names[0] ?? '') : '';
  const number = call?.number.includes('*') ? '' : (call?.number ?? '');
  useEffect(() => {
    const given = {
      ...(known && !valueOf('name') ? { name: known } : {}),
      ...(number && !valueOf('number') ? { number } : {}),
    };
    if (Object.keys(given).length) change(given);
    // Once for a call, as soon as it is known: what an agent takes away stays away.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [known, number]);
  const sendChecklist = () => {
    const code = procedure?.code ?? valueOf('procedureCode');
    if (code) commands.deflect.mutate({ callId, to: 'sms-checklist', procedureCode: code });
  };
  useDeskKeys({
    'Alt+N': () => first.current?.focus(),
    'Alt+P': () => setAside('promise'),
    'Alt+R': () => setAside('refer'),
    'Alt+S': sendChecklist,
  });
  const booked = ({ code, citizen }: Appointment) => {
    setLikely('booked');
    change({
      appointmentCode: code,
      ...(valueOf('name') ? {} : { name: citizen.name }),
      ...(valueOf('number') ? {} : { number: citizen.phone }),
    });
  };
  return (
    <div className="desk-columns">
      <div className="desk-side">
        <CallPanel
          desk={state}
          hand={hand}
          commands={commands}
          caller={caller}
          quick={quick}
          aside={aside}
          likely={likely || (quick && halfFinished ? 'call_back' : '')}
          settled={settled}
          firstRef={first}
          onAside={setAside}
          onPromised={() => setLikely('call_back')}
          onReferred={() => setLikely('referred')}
          onReached={() => {
            setSettled(true);
            first.current?.focus();
          }}
        />
      </div>
      <BookingTool
        callId={callId}
        caller={{ name: valueOf('name'), phone: valueOf('number') }}
        onChoose={(one) => {
          setProcedure(one);
          change({ procedureCode: one.code, topic: one.field });
        }}
        onBooked={booked}
        actions={() => (
          <Group mt="md" gap={8}>
            <Button size="sm" variant="default" loading={commands.deflect.isPending} onClick={sendChecklist}>
              {t('desk.smsChecklist')} <kbd>Alt+S</kbd>
            </Button>
            <Button size="sm" variant="default" onClick={() => setAside('promise')}>
              {t('promise.title')} <kbd>Alt+P</kbd>
            </Button>
            <Button size="sm" variant="default" onClick={() => setAside('refer')}>
              {t('refer.title')} <kbd>Alt+R</kbd>
            </Button>
            {commands.deflect.isSuccess ? (
              <Text size="sm" role="status">
                {t('desk.smsSent')}
              </Text>
            ) : null}
          </Group>
        )}
      />
    </div>
  );
};
