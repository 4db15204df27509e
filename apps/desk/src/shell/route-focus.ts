import { useEffect, useRef } from 'react';

/** A new page is begun at its top, by eye and by ear; a field that the page itself took the focus to keeps it. */
export const useRouteFocus = (pathname: string) => {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    const main = document.getElementById('main');
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [pathname]);
};
