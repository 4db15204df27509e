import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import type { Appointment, Readiness } from '@civicline/contracts/rest';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToldOf } from '../appointment/ToldOf';
import { showTime } from '../when';
import { stepKeys, stepsOf } from './steps';
import type { Step } from './useDaySheet';
import { VisitPapers } from './VisitPapers';

const colours: Readonly<Record<Appointment['status'], string>> = {
  pending: '#46565f',
  booked: '#0b4f6c',
  arrived: '#8a3c00',
  fulfilled: '#1b5e20',
  cancelled: '#46565f',
  noshow: '#a4161a',
};

const words = {
  'check-in': 'office.checkIn',
  fulfil: 'office.fulfil',
  'no-show': 'office.noShow',
  'send-home': 'office.sendHome',
} as const;

interface Props {
  readonly appointment: Appointment;
  readonly readiness: Readiness | undefined;
  readonly now: Date;
  readonly onStep: (step: Step) => void;
}

/** One visit of the day. Its keys work while the row itself has the focus. */
export const VisitRow = ({ appointment, readiness, now, onStep }: Props) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { code, slot, citizen, procedure, status } = appointment;
  const [papers, setPapers] = useState(false);
  const missing = readiness?.requiredMissing ?? 0;
  const steps = stepsOf(appointment, now, missing);
  const goes = status === 'booked' || status === 'arrived';
  /** Who is checked in without all papers is shown what is missing at once. */
  const take = (step: Step) => {
    if (step === 'check-in' && missing) setPapers(true);
    onStep(step);
  };
  const press = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const step = steps.find((one) => stepKeys[one] === key);
    const row = event.currentTarget;
    const next = { arrowdown: row.nextElementSibling, arrowup: row.previousElementSibling }[key];
    if (step) take(step);
    else if (key === 'g' && readiness?.papers.length) setPapers(!papers);
    else if (key === 'm') setOpen(!open);
    else if (next instanceof HTMLElement) next.focus();
    else return;
    event.preventDefault();
  };
  return (
    <li
      className="visit"
      tabIndex={0}
      onKeyDown={press}
      data-code={code}
      aria-label={`${showTime(slot.start)} ${citizen.name}`}
    >
      <Text className="visit-time">{showTime(slot.start)}</Text>
      <div style={{ minWidth: 0 }}>
        <Text fw={600}>{citizen.name}</Text>
        <Text size="sm" className="soft">
          <strong>{code}</strong> · {citizen.phone} · {procedure.name}
        </Text>
      </div>
      <Group gap={8} className="visit-steps">
        <Badge variant="outline" color={colours[status]} tt="none" size="lg">
          {t(`status.${status}`)}
        </Badge>
        {readiness?.papers.length ? (
          <Button
            size="sm"
            variant="subtle"
            color={missing ? '#8a3c00' : '#1b5e20'}
            aria-expanded={papers}
            onClick={() => setPapers(!papers)}
          >
            {readiness.sentHome
              ? t('papers.wasSentHome')
              : missing
                ? t('papers.missing', { count: missing })
                : t('papers.complete')}
          </Button>
        ) : null}
        {appointment.overbooking ? (
          <Badge variant="outline" color="#8a3c00" tt="none" size="lg">
            {t('office.overbookedOne')}
          </Badge>
        ) : null}
        {steps.map((step, index) => (
          <Button key={step} size="sm" variant={index ? 'default' : 'filled'} onClick={() => take(step)}>
            {t(words[step])}
          </Button>
        ))}
        <Button size="sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('office.told')}
        </Button>
      </Group>
      {papers && readiness ? (
        <div className="visit-more">
          {status === 'arrived' && missing ? (
            <Alert
              role="alert"
              color="#8a3c00"
              variant="outline"
              bg="#fff"
              mb="xs"
              title={t('papers.cameWithout', { count: missing })}
            />
          ) : null}
          <VisitPapers readiness={readiness} open={goes} />
        </div>
      ) : null}
      {open ? (
        <div className="visit-more">
          {appointment.overbooking ? <Text>{t('office.overbookedBy', appointment.overbooking)}</Text> : null}
          <ToldOf code={code} />
        </div>
      ) : null}
    </li>
  );
};
