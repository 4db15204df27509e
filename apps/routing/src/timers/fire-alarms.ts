import type { Clock, Logger } from '@civicline/service-kit';
import type { Loop, Store, Tx } from '@civicline/store';
import { loop } from '@civicline/store';

/** The net for what nobody here was told of: alarms that another replica wrote and did not live to fire. */
const netMs = 2_000;
/** What is due and could not be taken is in another replica's hands, which may die with it. */
const againMs = 100;
const limit = 1_000;
/** So far ahead it is worked out what will be due: two looks at least, so that no alarm is a surprise that was set before. */
const aheadMs = 5_000;
/** While there is more than one take holds, the next begins before this one stands: one works in the database, one here. */
const takesAtOnce = 2;

export interface AlarmClock extends Loop {
  /** An alarm was written. */
  set(at: Date): void;
}

interface Gear {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly takeDue: (tx: Tx, limit: number) => Promise<number>;
  /** The earliest that has not gone off, at most some time ahead. */
  readonly nextDue: (before: Date) => Promise<Date | undefined>;
  /** Works out beforehand what alarms until then will do, while nothing is due. */
  readonly foresee: (until: Date, nextDue: Date) => Promise<void>;
}

/** Fires alarms at the instant at which they are due: it sleeps until the next one, and is told of those that are written. */
export const fireDueAlarms = ({ store, clock, log, takeDue, nextDue, foresee }: Gear): AlarmClock => {
  const set = (at: Date) => alarms.wake(new Date(Date.now() + Math.max(at.getTime() - clock.now().getTime(), 0)));
  let more = false;
  const take = () => store.transaction((tx) => takeDue(tx, limit));
  const work = async () => {
    const takes = await Promise.all(Array.from({ length: more ? takesAtOnce : 1 }, take));
    const fired = takes.reduce((sum, taken) => sum + taken, 0);
    more = takes.includes(limit);
    if (fired) return fired;
    const now = clock.now().getTime();
    const ahead = new Date(now + aheadMs);
    const next = await nextDue(ahead);
    if (!next) return 0;
    set(new Date(Math.max(next.getTime(), now + againMs)));
    await foresee(ahead, next);
    return 0;
  };
  const alarms = loop({ name: 'fire alarms', everyMs: netMs, log, work });
  return { ...alarms, set };
};
