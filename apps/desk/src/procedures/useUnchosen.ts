import { useEffect, useRef } from 'react';
import { api } from '../api/client';

/** Shorter words are a beginning. */
const telling = 4;

/**
 * Tells the editors of a search that found something and of which nothing was chosen: the words were taken away again, or
 * the page was left for another than a procedure's. What looks personal is not kept.
 */
export const useUnchosen = (query: string, answered: boolean) => {
  const asked = useRef('');
  const words = query.trim();
  const report = () => {
    const q = asked.current;
    asked.current = '';
    if (q) void api('/searches/unchosen', { method: 'POST', body: { q } }).catch(() => undefined);
  };
  useEffect(() => {
    if (!words) report();
    else if (answered) asked.current = words.length >= telling ? words : '';
  }, [words, answered]);
  useEffect(
    () => () => {
      if (!window.location.pathname.startsWith('/thu-tuc/')) report();
    },
    [],
  );
};
