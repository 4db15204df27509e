import type { Hold } from '@civicline/contracts/rest';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api/client';
import { releaseHold } from '../booking/useBooking';

interface Asked {
  readonly slotId: string;
  /** Null: it was refused. */
  readonly hold: Promise<Hold | null>;
}

const letGo = (asked: Asked | null) => void asked?.hold.then((hold) => hold && releaseHold(hold.id));

/**
 * The place that an agent reads out is kept for the caller from the moment it is chosen: until it is booked, another one is chosen, or the
 * call is over, however that ends. Without a call nothing is kept: whoever books for somebody absent has time.
 */
export const useCallHold = (callId: string | undefined) => {
  const asked = useRef<Asked | null>(null);
  const [refused, setRefused] = useState<Error | null>(null);
  useEffect(() => () => letGo(asked.current), []);
  const choose = useCallback(
    (slotId: string) => {
      setRefused(null);
      if (!callId || asked.current?.slotId === slotId) return;
      letGo(asked.current);
      const hold = api<Hold>('/holds', { method: 'POST', body: { slotId, callId } }).catch((error: Error) => {
        if (asked.current?.slotId === slotId) setRefused(error);
        return null;
      });
      asked.current = { slotId, hold };
    },
    [callId],
  );
  /** What to book: the place that is kept, or any of the slot. */
  const wanted = useCallback(async (slotId: string): Promise<{ holdId: string } | { slotId: string }> => {
    const hold = asked.current?.slotId === slotId ? await asked.current.hold : null;
    return hold ? { holdId: hold.id } : { slotId };
  }, []);
  /** It is an appointment now. */
  const booked = useCallback(() => {
    asked.current = null;
  }, []);
  return { choose, wanted, booked, refused };
};
