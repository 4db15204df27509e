import type { Logger } from '@civicline/service-kit';
import { loop } from '@civicline/store';
import type { ClaimedDelivery } from '../commands/deliver-webhook';

export interface DeliverWebhooksOptions {
  readonly claim: (busy: ReadonlyMap<string, number>) => Promise<ClaimedDelivery[]>;
  readonly deliver: (claimed: ClaimedDelivery) => Promise<void>;
  readonly log: Logger;
}

/**
 * Tells other systems what is due: woken when something was queued, and each second for those whose next try has come. It
 * never waits for an answer: what has been answered makes room in its own webhook's lanes and wakes it.
 */
export const deliverWebhooks = ({ claim, deliver, log }: DeliverWebhooksOptions) => {
  const busy = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  let stopping = false;

  const leave = (webhookId: string) => {
    const left = (busy.get(webhookId) ?? 1) - 1;
    if (left > 0) busy.set(webhookId, left);
    else busy.delete(webhookId);
  };

  const begin = (claimed: ClaimedDelivery) => {
    busy.set(claimed.webhookId, (busy.get(claimed.webhookId) ?? 0) + 1);
    const done = deliver(claimed)
      .catch((error: unknown) => log.warn({ err: error }, 'a try of a webhook was not written down'))
      .finally(() => {
        underWay.delete(done);
        leave(claimed.webhookId);
        sending.wake();
      });
    underWay.add(done);
  };

  const sending = loop({
    name: 'deliver webhooks',
    everyMs: 1_000,
    log,
    work: async () => {
      if (stopping) return 0;
      const claimed = await claim(busy);
      claimed.forEach(begin);
      // More is looked for when one of these makes room.
      return 0;
    },
  });
  return {
    ...sending,
    stop: async () => {
      stopping = true;
      await sending.stop();
      await Promise.all(underWay);
    },
  };
};
