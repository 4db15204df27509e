import type { Logger } from '@civicline/service-kit';
import type { Loop, Store, Tx } from '@civicline/store';
import { loop, timer } from '@civicline/store';
import { setTimeout as pause } from 'node:timers/promises';

type TakeDue = (tx: Tx, limit: number) => Promise<number>;

const secondMs = 1_000;
const tenSecondsMs = 10_000;

/** Brings callers and agents together whenever something has changed; the slow look is only the net. */
export const bringTogether = (log: Logger, work: () => Promise<number>): Loop =>
  loop({ name: 'bring callers and agents together', everyMs: secondMs, work, log });

/** However many callers come, their waits are estimated no oftener than this. */
const estimateMs = 250;

/** Says of each caller who has to wait for how long, soon after they came and out of the way of offers. */
export const tellWaits = (log: Logger, work: () => Promise<number>): Loop =>
  loop({ name: 'estimate waits', everyMs: secondMs, work: () => work().finally(() => pause(estimateMs)), log });

/** Ends offers whose time is over; roused at that time by whoever made them. */
export const endOffers = (store: Store, log: Logger, takeDue: TakeDue): Loop =>
  timer({ store, log, name: 'end overdue offers', everyMs: secondMs, takeDue });

export const endWrapUpsInTime = (store: Store, log: Logger, takeDue: TakeDue): Loop =>
  timer({ store, log, name: 'end wrap-ups', everyMs: secondMs, takeDue });

export const closeDesks = (store: Store, log: Logger, takeDue: TakeDue): Loop =>
  timer({ store, log, name: 'close deserted desks', everyMs: secondMs, takeDue });

export const endSilent = (store: Store, log: Logger, takeDue: TakeDue): Loop =>
  timer({ store, log, name: 'end silent calls', everyMs: tenSecondsMs, takeDue });

/** Says every second that this replica lives. */
export const beAlive = (log: Logger, sayAlive: () => Promise<void>): Loop =>
  loop({ name: 'say that this replica lives', everyMs: secondMs, work: () => sayAlive().then(() => 0), log });

/** Takes telephones in browsers back that were lent for a time that is over. */
export const takeBackPhones = (store: Store, log: Logger, takeDue: TakeDue): Loop =>
  timer({ store, log, name: 'take web phones back', everyMs: tenSecondsMs, takeDue });

/** Has a telephone system do what it was asked to. */
export const command = (log: Logger, source: string, work: () => Promise<number>): Loop =>
  loop({ name: `commands to ${source}`, everyMs: secondMs, work, log });

/** Tries call-backs again whose attempt nobody finished. */
export const resumeCallBacks = (store: Store, log: Logger, takeDue: TakeDue): Loop =>
  timer({ store, log, name: 'resume forsaken call-backs', everyMs: tenSecondsMs, takeDue });

/** Ends reminders of visits that have begun. */
export const endReminders = (store: Store, log: Logger, takeDue: TakeDue): Loop =>
  timer({ store, log, name: 'end late reminders', everyMs: tenSecondsMs, takeDue });

/** Removes recordings whose time is over. */
export const removeRecordings = (store: Store, log: Logger, takeDue: TakeDue): Loop =>
  timer({ store, log, name: 'remove recordings', everyMs: tenSecondsMs, takeDue });

const hourMs = 3_600_000;
/** A file each, and an hour of sound is 58 MB: few at a time. */
const resealAtOnce = 5;

/** Seals recordings anew after a key has changed. */
export const resealRecordings = (store: Store, log: Logger, takeDue: TakeDue): Loop =>
  timer({ store, log, name: 'seal recordings with the current key', everyMs: hourMs, takeDue, limit: resealAtOnce });

/** Gives places of the ledger back that nobody needs. */
export const giveBack = (log: Logger, work: () => Promise<number>): Loop =>
  loop({ name: 'give places back', everyMs: tenSecondsMs, work, log });

/** Promises a call to whoever was left waiting; woken when a call ended so. */
export const promise = (log: Logger, work: () => Promise<number>): Loop =>
  loop({ name: 'promise calls about unfinished records', everyMs: tenSecondsMs, work, log });
