import type { Tx } from '@civicline/store';
import type { EventFacts } from '../domain/webhook';
import { isFor, keptDays } from '../domain/webhook';
import type { ClaimedDelivery, ToldEvent } from '../store/webhook-deliveries';
import { claimDeliveries, forgetEvents, insertDeliveries } from '../store/webhook-deliveries';
import { webhookWishes } from '../store/webhooks';
import type { Deps } from './deps';

export type { ClaimedDelivery, ToldEvent };

/** Whether any webhook wants an event. */
export const isAskedFor =
  ({ store }: Pick<Deps, 'store'>) =>
  async (event: EventFacts): Promise<boolean> =>
    (await webhookWishes(store)).some((one) => isFor(one, event));

/** Queues an event for every webhook that wants it. How many do. */
export const queueEvent =
  ({ clock, newId }: Pick<Deps, 'clock' | 'newId'>) =>
  async (tx: Tx, event: ToldEvent, offices: readonly string[]): Promise<number> => {
    const wanted = (await webhookWishes(tx)).filter((one) => isFor(one, { ...event, offices }));
    if (wanted.length)
      insertDeliveries(
        tx,
        event,
        wanted.map(({ id }) => ({ id: newId(), webhookId: id })),
        clock.now(),
      );
    return wanted.length;
  };

/** Longer than the longest try: a delivery comes back only when the process that took it is gone. */
const leaseMs = 60_000;

/** Takes what is due, as far as each webhook has lanes free here. It is this process's until its lease ends. */
export const claimWebhooks =
  ({ store, clock }: Pick<Deps, 'store' | 'clock'>, lanes: number) =>
  (busy: ReadonlyMap<string, number>): Promise<ClaimedDelivery[]> => {
    const now = clock.now();
    return store.transaction((tx) => claimDeliveries(tx, now, new Date(now.getTime() + leaseMs), lanes, busy));
  };

/** Forgets what is older than can be sent again. */
export const forgetWebhookEvents =
  ({ clock }: Pick<Deps, 'clock'>) =>
  (tx: Tx, limit: number): Promise<number> =>
    forgetEvents(tx, new Date(clock.now().getTime() - keptDays * 86_400_000), limit);
