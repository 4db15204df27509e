import { ActionIcon, Badge, Button, Group, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addDays } from '@civicline/calendar';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../when';

interface Props {
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly findRef: RefObject<HTMLInputElement | null>;
  readonly live: boolean;
  readonly children: ReactNode;
}

/** Which day, and whom one looks for. */
export const DayBar = ({ day, onDay, text, onText, findRef, live, children }: Props) => {
  const { t } = useTranslation();
  const turn = (by: number, label: string, icon: ReactNode) => (
    <ActionIcon variant="default" size={42} aria-label={label} onClick={() => onDay(addDays(day, by))}>
      {icon}
    </ActionIcon>
  );
  return (
    <div className="card day-bar">
      <Group gap={6} align="flex-end">
        {turn(-1, t('office.dayBefore'), <IconChevronLeft aria-hidden size={20} />)}
        <TextInput
          type="date"
          label={t('office.day')}
          value={day}
          onChange={(event) => event.currentTarget.value && onDay(event.currentTarget.value)}
        />
        {turn(1, t('office.dayAfter'), <IconChevronRight aria-hidden size={20} />)}
        <Button variant="default" disabled={day === today()} onClick={() => onDay(today())}>
          {t('office.today')}
        </Button>
      </Group>
      <TextInput
        ref={findRef}
        type="search"
        label={t('office.find')}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        style={{ flex: '1 1 200px' }}
      />
      {children}
      <Badge
        variant="light"
        c={live ? '#1b5e20' : '#8a3c00'}
        color={live ? 'green' : 'orange'}
        tt="none"
        size="lg"
        role="status"
      >
        {t(live ? 'office.live' : 'office.notLive')}
      </Badge>
    </div>
  );
};
