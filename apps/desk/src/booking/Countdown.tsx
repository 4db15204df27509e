import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** How long a place is still held. Not read out by itself: every second would be. */
export const Countdown = ({ until, onEnd }: { until: string; onEnd: () => void }) => {
  const { t } = useTranslation();
  const [left, setLeft] = useState(() => Date.parse(until) - Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLeft(Date.parse(until) - Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  useEffect(() => {
    if (left <= 0) onEnd();
  }, [left, onEnd]);
  const seconds = Math.max(0, Math.floor(left / 1_000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span role="timer" aria-live="off" className="clock">
      {t('booking.held', { time })}
    </span>
  );
};
