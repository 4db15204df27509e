import { useEffect, useState } from 'react';

const everyMs = 15_000;

/** The time, told anew four times a minute: what may be done at a counter changes when an hour begins. */
export const useNow = (): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const clock = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(clock);
  }, []);
  return now;
};
