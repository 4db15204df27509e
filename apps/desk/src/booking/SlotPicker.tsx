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
  /** Somebody who finds a day full may wait for it: such days are shown, and this is told of the chosen one ('' for others). */
  readonly onFullDay?: (day: string) => void;
  /** Whoever may go beyond the places of a full hour is shown those too. */
  readonly withFull?: boolean;
}

const isMorning = ({ start }: Slot) => showTime(start) < '12:00';

/** The free hours of one half of a day, each with its places in words. */
const Hours = ({
  title,
  slots,
  chosen,
  onChoose,
  fullShown,
}: { title: string; slots: readonly Slot[]; fullShown: boolean } & Pick<Props, 'chosen' | 'onChoose'>) => {
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
            <small>
              {slot.free || !fullShown ? t('booking.free', { count: Math.max(1, slot.free) }) : t('waitlist.full')}
            </small>
          </button>
        ))}
      </div>
    </div>
  );
};

/** A day, then an hour: what is free, in words and not by colour alone; arrow keys go about in it. */
export const SlotPicker = ({
  officeId,
  procedureCode,
  chosen,
  onChoose,
  eager = false,
  onFullDay,
  withFull = false,
}: Props) => {
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
  // Of the last place, held for whoever looks here, they are not told that it is gone.
  const freeOn = (one: string) =>
    (days.get(one) ?? []).filter(({ id, free }) => free > 0 || (id === chosen && !withFull));
  const openOn = (one: string) => (withFull ? (days.get(one) ?? []) : freeOn(one));
  const shown = [...days.keys()].filter((one) => onFullDay || openOn(one).length);
  const day = shown.includes(picked) ? picked : (shown.find((one) => freeOn(one).length) ?? shown[0] ?? '');
  if (!day) return <Text>{t('booking.noSlots')}</Text>;
  const slots = openOn(day);
  const choose = (one: string) => {
    setPicked(one);
    onFullDay?.(freeOn(one).length ? '' : one);
  };
  return (
    <Stack gap="md">
      <div className="days" role="group" aria-label={t('booking.day')} onKeyDown={moveByArrows}>
        {shown.map((one) => (
          <button
            key={one}
            type="button"
            className="pick"
            data-day={one}
            aria-pressed={one === day}
            onClick={() => choose(one)}
          >
            <small>{formatWeekday(one, language())}</small>
            <strong>
              {one.slice(8)}/{one.slice(5, 7)}
            </strong>
            {freeOn(one).length ? null : <small>{t('waitlist.full')}</small>}
          </button>
        ))}
      </div>
      <Text fw={600} role="status">
        {t(freeOn(day).length ? 'booking.onDay' : 'waitlist.dayFull', { day: showDay(day) })}
      </Text>
      <Stack gap="sm" ref={grid} role="group" aria-label={showDay(day)} onKeyDown={moveByArrows}>
        {([true, false] as const).map((morning) => (
          <Hours
            key={String(morning)}
            title={t(morning ? 'booking.morning' : 'booking.afternoon')}
            slots={slots.filter((one) => isMorning(one) === morning)}
            chosen={chosen}
            onChoose={onChoose}
            fullShown={withFull}
          />
        ))}
      </Stack>
    </Stack>
  );
};
