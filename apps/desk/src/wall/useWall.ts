import type { Wallboard } from '@civicline/contracts/rest';
import { useEffect, useState } from 'react';
import { followStream } from '../api/stream';
import { language } from '../i18n/setup';

/** The centre as it is; `live` is false while it cannot be seen, and `allowed` when it may not. */
export const useWall = () => {
  const [board, setBoard] = useState<Wallboard | null>(null);
  const [live, setLive] = useState(false);
  const [refused, setRefused] = useState(false);
  const spoken = language();
  useEffect(
    () =>
      followStream('/wall/live', {
        onOpen: () => undefined,
        onEvent: (event, data) => {
          setLive(event === 'wallboard');
          if (event === 'wallboard') setBoard(data as Wallboard);
        },
        onAway: () => setLive(false),
        onRefused: () => setRefused(true),
      }),
    [spoken],
  );
  return { board, live, refused };
};
