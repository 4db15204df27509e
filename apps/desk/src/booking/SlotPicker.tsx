import { Skeleton, Stack, Text } from '@mantine/core';
import { formatWeekday } from '@civicline/calendar';
import type { Slot } from '@civicline/contracts/rest';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n/setup';
import { Trouble } from '../shell/Trouble';
import { showDay, showTime } from '../when';
import { moveByArrows } from './arrow-keys';
import { useSlots } from './useSlots';

interface Props {
  readonly officeId: string;
  readonly procedureCode: string;
  readonly chosen: string;
  readonly onChoose: (slot: Slot) => void;
  /** The first free hour takes the focus as soon as it is known. */
  readonly eager?: boolean;
}

const isMorning = ({ start }: Slot) => showTime(start) < '12:00';

/** The free hours of one half of a day, each with its places in words. */
const Hours = ({
  title,
  slots,
  chosen,
  onChoose,
}: { title: string; slots: readonly Slot[] } & Omit<Props, 'officeId' | 'procedureCode'>) => {
  const { t } = useTranslation();
  if (!slots.length) return null;
  return (
    <div>
      <Text size="sm" className="soft" mb={6}>
        {title}
      </Text>
      <div className="hours">
        {slots.map((slot) => (
          <button
            key={slot.id}
            type="button"
            className="pick"
            data-slot={slot.id}
            aria-pressed={slot.id === chosen}
            onClick={() => onChoose(slot)}
          >
            <strong>{showTime(slot.start)}</strong>
            <small>{t('booking.free', { count: slot.free })}</small>
          </button>
        ))}
      </div>
    </div>
  );
};

/** A day, then an hour: what is free, in words and not by colour alone; arrow keys go about in it. */
export const SlotPicker = ({ officeId, procedureCode, chosen, onChoose, eager = false }: Props) => {
  const { t } = useTranslation();
  const { data: days, error, isPending, refetch } = useSlots(officeId, procedureCode);
  const [picked, setPicked] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const known = Boolean(days);
  useEffect(() => {
    if (eager && known) grid.current?.querySelector<HTMLButtonElement>('button')?.focus();
    // Only when the place or the procedure changes: a list that is merely renewed leaves the focus alone.
  }, [eager, officeId, procedureCode, known]);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={220} role="status" aria-label={t('loading')} />;
  const day = days.has(picked) ? picked : ([...days.keys()][0] ?? '');
  if (!day) return <Text>{t('booking.noSlots')}</Text>;
  const slots = days.get(day) ?? [];
  return (
    <Stack gap="md">
      <div className="days" role="group" aria-label={t('booking.day')} onKeyDown={moveByArrows}>
        {[...days.keys()].map((one) => (
          <button
            key={one}
            type="button"
            className="pick"
            data-day={one}
            aria-pressed={one === day}
            onClick={() => setPicked(one)}
          >
            <small>{formatWeekday(one, language())}</small>
            <strong>
              {one.slice(8)}/{one.slice(5, 7)}
            </strong>
          </button>
        ))}
      </div>
      <Text fw={600} role="status">
        {t('booking.onDay', { day: showDay(day) })}
      </Text>
      <Stack gap="sm" ref={grid} role="group" aria-label={showDay(day)} onKeyDown={moveByArrows}>
        <Hours title={t('booking.morning')} slots={slots.filter(isMorning)} chosen={chosen} onChoose={onChoose} />
        <Hours
          title={t('booking.afternoon')}
          slots={slots.filter((one) => !isMorning(one))}
          chosen={chosen}
          onChoose={onChoose}
        />
      </Stack>
    </Stack>
  );
};
