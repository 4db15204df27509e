import type { KeyboardEvent } from 'react';

const middle = (one: Element) => {
  const { left, top, width, height } = one.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** How far `to` lies from `from` in the key's direction; what lies elsewhere is out of reach. */
const distance = (key: string, from: { x: number; y: number }, to: { x: number; y: number }) => {
  const across = to.x - from.x;
  const down = to.y - from.y;
  const ahead = key === 'ArrowDown' ? down : -down;
  return ahead > 4 ? ahead + Math.abs(across) / 10 : Infinity;
};

/** Arrow keys go from button to button: left and right in their order, up and down by where they stand. */
export const moveByArrows = (event: KeyboardEvent<HTMLElement>) => {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const here = buttons.findIndex((one) => one === document.activeElement);
  const from = buttons[here];
  if (!from) return;
  let next: HTMLButtonElement | undefined;
  if (event.key === 'ArrowRight') next = buttons[here + 1];
  else if (event.key === 'ArrowLeft') next = buttons[here - 1];
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const reach = (one: Element) => distance(event.key, middle(from), middle(one));
    [next] = buttons.filter((one) => reach(one) < Infinity).sort((a, b) => reach(a) - reach(b));
  } else return;
  event.preventDefault();
  next?.focus();
};
