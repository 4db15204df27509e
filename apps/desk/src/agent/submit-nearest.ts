/** Sends the form that one is in; elsewhere the wrap-up, which always waits to be ended, else the one that is at hand. */
export const submitNearest = (atHand: HTMLFormElement | null): void => {
  const here = document.activeElement?.closest<HTMLFormElement>('form[data-submits]');
  const form = here ?? document.querySelector<HTMLFormElement>('form.wrap-up') ?? atHand;
  form?.requestSubmit();
};
