import type { Clock } from './call';

/** Clocks that are kept right are moved by less than this at a time. */
const jumpMs = 5_000;
/** A jump that has lasted for so long was meant: a wrong clock was put right, or a machine slept. */
const believedAfterMs = 60_000;

/**
 * The time of day, but for a while not that of a clock which jumps: until it has said so for a minute, time goes on as it did. What falls due,
 * what is held and until when, would else be written down in a time that is never to come again. `wall` and `elapsed` are in
 * milliseconds; `elapsed` never jumps.
 */
export const steadyClock = (wall = () => Date.now(), elapsed = () => performance.now()): Clock => {
  let apart = wall() - elapsed();
  let jumpedAt: number | undefined;
  return {
    now: () => {
      const [told, gone] = [wall(), elapsed()];
      jumpedAt = Math.abs(told - gone - apart) > jumpMs ? (jumpedAt ?? gone) : undefined;
      if (jumpedAt !== undefined && gone - jumpedAt < believedAfterMs) return new Date(gone + apart);
      jumpedAt = undefined;
      apart = told - gone;
      return new Date(told);
    },
  };
};
