import { useEffect, useRef } from 'react';

/** "F2", "Shift+F2", "Alt+N": what was pressed, by the place of the key, so that no input method changes it. */
const nameOf = (event: KeyboardEvent) => {
  const key = event.code.startsWith('Key') ? event.code.slice(3) : event.key;
  return [event.ctrlKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : '', event.shiftKey ? 'Shift+' : '', key].join('');
};

/** Keys that work wherever the focus is, in a field too: none of them writes a sign. What the browser does with it is left out. */
export const useDeskKeys = (keys: Readonly<Record<string, (() => void) | undefined>>) => {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = event.repeat ? undefined : latest.current[nameOf(event)];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
};
