import type { KeyboardEvent } from 'react';

/** Ctrl+Enter sends the form in which it is pressed: in a text of several lines Enter alone begins the next. */
export const sendByKeys = (event: KeyboardEvent<HTMLFormElement>) => {
  if (!event.ctrlKey || event.key !== 'Enter') return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
};

/** What a button says of it, where there is a keyboard. */
export const sendingKeys = <kbd className="wide">Ctrl+Enter</kbd>;
