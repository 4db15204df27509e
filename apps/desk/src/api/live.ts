import { useEffect, useRef, useState } from 'react';
import { followStream } from './stream';

/** What a screen may have to show anew, as GET /live names it. */
export type ChangeKind = 'appointment' | 'closure' | 'readiness' | 'message' | 'referral';

/**
 * Calls `renew` when something of these kinds changed, of one office or of all, and after every cut, when something may have
 * been missed. Whether changes are heard now.
 */
export const useLive = (kinds: readonly ChangeKind[], renew: () => void, officeId = ''): boolean => {
  const [live, setLive] = useState(false);
  const latest = useRef({ kinds, renew });
  useEffect(() => {
    latest.current = { kinds, renew };
  });
  useEffect(
    () =>
      followStream(officeId ? `/live?office=${encodeURIComponent(officeId)}` : '/live', {
        onOpen: () => {
          setLive(true);
          latest.current.renew();
        },
        onEvent: (event) => {
          if ((latest.current.kinds as readonly string[]).includes(event)) latest.current.renew();
        },
        onAway: () => setLive(false),
        onRefused: () => setLive(false),
      }),
    [officeId],
  );
  return live;
};
