import type { Hold } from '@civicline/contracts/rest';
import { useCallback, useState } from 'react';
import { releaseHold, useHold } from './useBooking';

/** A place that is kept for somebody from the moment it is chosen, until it is booked, given back or its time is over. */
export const useHeldPlace = () => {
  const [held, setHeld] = useState<Hold | null>(null);
  const [expired, setExpired] = useState(false);
  const hold = useHold();
  const { mutate, error, isPending } = hold;
  const choose = (slotId: string) => {
    if (held?.slot.id === slotId) return;
    if (held) releaseHold(held.id);
    setHeld(null);
    setExpired(false);
    mutate(slotId, { onSuccess: setHeld });
  };
  const letGo = () => {
    if (held) releaseHold(held.id);
    setHeld(null);
    setExpired(false);
  };
  const end = useCallback(() => {
    setHeld(null);
    setExpired(true);
  }, []);
  return { held, expired, error, isPending, choose, letGo, end };
};
