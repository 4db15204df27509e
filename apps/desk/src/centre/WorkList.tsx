import type { KeyboardEvent, ReactNode } from 'react';

/** A list whose rows are gone through by arrows; Enter does what the row is for. */
export const WorkList = ({ label, children }: { label: string; children: ReactNode }) => {
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > li[tabindex]')];
    const here = rows.findIndex((row) => row === document.activeElement);
    const next = { ArrowDown: rows[here + 1], ArrowUp: rows[here - 1], Home: rows[0], End: rows.at(-1) }[event.key];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <ul className="work" aria-label={label} onKeyDown={move}>
      {children}
    </ul>
  );
};
