import { Badge, Button, Group, Text } from '@mantine/core';
import type { Appointment } from '@civicline/contracts/rest';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToldOf } from '../appointment/ToldOf';
import { showTime } from '../when';
import { stepKeys, stepsOf } from './steps';
import type { Step } from './useDaySheet';

const colours: Readonly<Record<Appointment['status'], string>> = {
  pending: '#46565f',
  booked: '#0b4f6c',
  arrived: '#8a3c00',
  fulfilled: '#1b5e20',
  cancelled: '#46565f',
  noshow: '#a4161a',
};

const words = { 'check-in': 'office.checkIn', fulfil: 'office.fulfil', 'no-show': 'office.noShow' } as const;

interface Props {
  readonly appointment: Appointment;
  readonly now: Date;
  readonly onStep: (step: Step) => void;
}

/** One visit of the day. Its keys work while the row itself has the focus. */
export const VisitRow = ({ appointment, now, onStep }: Props) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { code, slot, citizen, procedure, status } = appointment;
  const steps = stepsOf(appointment, now);
  const press = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const step = steps.find((one) => stepKeys[one] === key);
    const row = event.currentTarget;
    const next = { arrowdown: row.nextElementSibling, arrowup: row.previousElementSibling }[key];
    if (step) onStep(step);
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
        {steps.map((step, index) => (
          <Button key={step} size="sm" variant={index ? 'default' : 'filled'} onClick={() => onStep(step)}>
            {t(words[step])}
          </Button>
        ))}
        <Button size="sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('office.told')}
        </Button>
      </Group>
      {open ? (
        <div className="visit-more">
          <ToldOf code={code} />
        </div>
      ) : null}
    </li>
  );
};
