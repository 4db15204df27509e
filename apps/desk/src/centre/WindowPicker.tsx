import { Skeleton, Text } from '@mantine/core';
import { formatWeekday } from '@civicline/calendar';
import type { CallBackWindow } from '@civicline/contracts/rest';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveByArrows } from '../booking/arrow-keys';
import { language } from '../i18n/setup';
import { Trouble } from '../shell/Trouble';
import { dayOf, showTime } from '../when';
import { useWindows } from './useCentre';

interface Props {
  readonly chosen: string;
  readonly onChoose: (window: CallBackWindow) => void;
  /** The first free window takes the focus as soon as it is known. */
  readonly eager?: boolean;
}

/** When a call can be promised: a day, then a time of it. Only what exists is shown. */
export const WindowPicker = ({ chosen, onChoose, eager = false }: Props) => {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useWindows();
  const [picked, setPicked] = useState('');
  const times = useRef<HTMLDivElement>(null);
  const known = Boolean(data);
  useEffect(() => {
    if (eager && known) times.current?.querySelector<HTMLButtonElement>('button')?.focus();
  }, [eager, known]);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={120} role="status" aria-label={t('loading')} />;
  const free = data.filter((one) => one.free > 0);
  const days = [...new Set(free.map(({ from }) => dayOf(from)))];
  const day = days.includes(picked) ? picked : (days[0] ?? '');
  if (!day) return <Text role="status">{t('promise.none')}</Text>;
  return (
    <div>
      <div className="days" role="group" aria-label={t('booking.day')} onKeyDown={moveByArrows}>
        {days.map((one) => (
          <button key={one} type="button" className="pick" aria-pressed={one === day} onClick={() => setPicked(one)}>
            <small>{formatWeekday(one, language())}</small>
            <strong>
              {one.slice(8)}/{one.slice(5, 7)}
            </strong>
          </button>
        ))}
      </div>
      <div className="hours wide" ref={times} role="group" aria-label={t('promise.window')} onKeyDown={moveByArrows}>
        {free
          .filter(({ from }) => dayOf(from) === day)
          .map((window) => (
            <button
              key={window.slotId}
              type="button"
              className="pick"
              data-window={window.slotId}
              aria-pressed={window.slotId === chosen}
              onClick={() => onChoose(window)}
            >
              <strong>
                {showTime(window.from)}–{showTime(window.to)}
              </strong>
              <small>{t('booking.free', { count: window.free })}</small>
            </button>
          ))}
      </div>
    </div>
  );
};
