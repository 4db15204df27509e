import { useCallback, useEffect, useReducer, useState } from 'react';
import { followStream } from '../api/stream';
import type { Change } from './desk-state';
import { changed, emptyDesk } from './desk-state';

const told = new Set<string>(['picture', 'offer', 'offer-ended', 'call', 'agent', 'whisper', 'centre']);

/**
 * The own desk, live. A tab that was replaced stays so until somebody wants it back; else two tabs would take the desk from
 * each other for ever.
 */
export const useDesk = () => {
  const [state, dispatch] = useReducer(changed, emptyDesk);
  const [deskId, setDeskId] = useState(() => crypto.randomUUID());
  useEffect(() => {
    let replaced = false;
    const connect = (data: Change & { type: 'connection' }) => dispatch(data);
    const leave = followStream(`/desk/live?desk=${deskId}`, {
      onOpen: () => undefined,
      onEvent: (event, data) => {
        if (event === 'replaced') {
          replaced = true;
          connect({ type: 'connection', data: 'replaced' });
          leave();
        } else if (told.has(event)) dispatch({ type: event, data } as Change);
      },
      onAway: () => replaced || connect({ type: 'connection', data: 'away' }),
      onRefused: () => connect({ type: 'connection', data: 'stranger' }),
    });
    return leave;
  }, [deskId]);
  const takeBack = useCallback(() => {
    dispatch({ type: 'connection', data: 'connecting' });
    setDeskId(crypto.randomUUID());
  }, []);
  return { state, dispatch, takeBack };
};

export type Desk = ReturnType<typeof useDesk>;
