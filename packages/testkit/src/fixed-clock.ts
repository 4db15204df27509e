/** A clock that stands where the test puts it. */
export const fixedClock = (iso: string) => {
  let at = new Date(iso).getTime();
  return {
    now: () => new Date(at),
    advance: (ms: number) => void (at += ms),
    set: (to: string) => void (at = new Date(to).getTime()),
  };
};
