import { foreseenEvent } from '../announce';
import type { AlarmHappening } from '../domain/alarms';
import { afterAlarm } from '../domain/alarms';
import { referralsById } from '../store/alarmed';
import type { DueAlarm } from '../store/alarms';
import { alarmsBetween } from '../store/alarms';
import type { Deps } from './deps';

/** What an alarm makes of its referral as long as that is at the version `before`. */
export interface Foreseen extends AlarmHappening {
  readonly before: number;
  readonly event: ReturnType<typeof foreseenEvent>;
}

export interface Foresight {
  /** Works out what falls due until then, or as much of it as there is time for before something is due. */
  look(until: Date, nextDue: Date): Promise<void>;
  /** What was worked out of an alarm, once. */
  take(alarm: DueAlarm): Foreseen | undefined;
}

/** Some at a time: whoever asks this process something is answered in between. */
const atOnce = 200;
/** What is more is worked out when it is due. */
const keptAtMost = 20_000;

const keyOf = ({ referralId, rule }: DueAlarm) => `${referralId} ${rule}`;

/**
 * Reads referrals and works out what alarms will make of them shortly before these are due: thousands fall due at one instant,
 * and then only the writing is left. Nothing is locked or promised by it: a referral that changes meanwhile makes it void.
 */
export const foreseeAlarms = ({ store, clock, newId }: Pick<Deps, 'store' | 'clock' | 'newId'>): Foresight => {
  const foreseen = new Map<string, Foreseen>();
  let lookedUntil = new Date(0);
  const forgetPast = (now: Date) => {
    for (const [key, { referral }] of foreseen) if (referral.changedAt < now) foreseen.delete(key);
  };
  return {
    look: async (until, nextDue) => {
      const now = clock.now();
      forgetPast(now);
      const from = lookedUntil < until && lookedUntil > now ? lookedUntil : now;
      lookedUntil = until;
      const alarms = await alarmsBetween(store, from, until, keptAtMost - foreseen.size);
      for (let n = 0; n < alarms.length && clock.now() < nextDue; n += atOnce) {
        const some = alarms.slice(n, n + atOnce);
        const found = await referralsById(store, [...new Set(some.map(({ referralId }) => referralId))]);
        for (const alarm of some) {
          const referral = found.get(alarm.referralId);
          const happens = referral && afterAlarm(referral, alarm.rule, alarm.at);
          if (!happens) continue;
          const event = foreseenEvent(happens, newId());
          foreseen.set(keyOf(alarm), { ...happens, before: referral.version, event });
        }
      }
    },
    take: (alarm) => {
      const one = foreseen.get(keyOf(alarm));
      foreseen.delete(keyOf(alarm));
      return one;
    },
  };
};
