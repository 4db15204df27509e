import type { Logger } from '@civicline/service-kit';
import { inTrace } from '@civicline/service-kit';
import { loop } from '@civicline/store';
import type { ClaimedDelivery } from '../commands/deliver-webhook';
import type { Tried } from '../commands/settle-webhooks';

export interface DeliverWebhooksOptions {
  readonly claim: (busy: ReadonlyMap<string, number>) => Promise<ClaimedDelivery[]>;
  /** Signs and posts. */
  readonly send: (claimed: ClaimedDelivery) => Promise<Tried>;
  /** Writes what came of tries. */
  readonly settle: (tried: readonly Tried[]) => Promise<void>;
  readonly log: Logger;
}

/** Settles tries as they end: those that end while others are being written are written next, all at once. */
const settleTogether = (settle: DeliverWebhooksOptions['settle']) => {
  let waiting: { readonly tried: Tried; readonly done: (settling: Promise<void>) => void }[] = [];
  let writing = false;
  const write = async () => {
    writing = true;
    while (waiting.length) {
      const batch = waiting;
      waiting = [];
      const settling = settle(batch.map(({ tried }) => tried));
      for (const { done } of batch) done(settling);
      await settling.catch(() => undefined);
    }
    writing = false;
  };
  return (tried: Tried): Promise<void> =>
    new Promise((done) => {
      waiting.push({ tried, done });
      if (!writing) void write();
    });
};

/**
 * Tells other systems what is due: woken when something was queued, and each second for those whose next try has come. It
 * never waits for an answer: what has been answered makes room in its own webhook's lanes and wakes it.
 */
export const deliverWebhooks = ({ claim, send, settle, log }: DeliverWebhooksOptions) => {
  const busy = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  const settled = settleTogether(settle);
  let stopping = false;

  const leave = (webhookId: string) => {
    const left = (busy.get(webhookId) ?? 1) - 1;
    if (left > 0) busy.set(webhookId, left);
    else busy.delete(webhookId);
  };

  const begin = (claimed: ClaimedDelivery) => {
    busy.set(claimed.webhookId, (busy.get(claimed.webhookId) ?? 0) + 1);
    const done = inTrace(claimed.traceparent, 'deliver webhook', () => send(claimed))
      .then(settled)
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
