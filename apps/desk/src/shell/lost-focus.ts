import { useEffect, useRef } from 'react';

/**
 * What has the focus goes when its step is done; whoever works by keyboard goes on from the page's beginning then, and not from
 * the browser's. A focus that somebody has elsewhere stays there.
 */
export const useLostFocus = (changed: unknown) => {
  const before = useRef(changed);
  useEffect(() => {
    if (before.current === changed) return;
    before.current = changed;
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
  }, [changed]);
};
