import { useEffect, useState } from 'react';

/** "3:07", "1:02:09" */
export const showSeconds = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};

/** The time, told anew every second. */
export const useSecond = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** How long something lasts already, or how long it still does. Not read out by itself: every second would be. */
export const Clock = ({ since, until }: { since?: string | null | undefined; until?: string | null | undefined }) => {
  const now = useSecond();
  const ms = until ? Date.parse(until) - now : since ? now - Date.parse(since) : 0;
  return (
    <span role="timer" aria-live="off" className="clock">
      {showSeconds(ms / 1_000)}
    </span>
  );
};
