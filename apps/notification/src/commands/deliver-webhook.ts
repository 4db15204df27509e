import type { Tx } from '@civicline/store';
import type { EventFacts, WebhookAnswer } from '../domain/webhook';
import { afterFailure, afterTry, isFor, keptDays } from '../domain/webhook';
import type { ClaimedDelivery, ToldEvent } from '../store/webhook-deliveries';
import {
  claimDeliveries,
  forgetEvents,
  insertDeliveries,
  releaseDelivery,
  settleDelivery,
} from '../store/webhook-deliveries';
import { lockWebhook, webhookWishes, writeFailure } from '../store/webhooks';
import type { Notice } from './queue-notice';
import type { Deps } from './deps';
import { webhookDisabled } from '../domain/texts/webhook-disabled';

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
      await insertDeliveries(
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

interface DeliverDeps extends Pick<Deps, 'store' | 'clock'> {
  /** Signs and posts; undefined when this process stops meanwhile. */
  readonly send: (delivery: ClaimedDelivery, now: Date) => Promise<WebhookAnswer | undefined>;
  readonly queueNotice: (tx: Tx, notice: Notice) => Promise<void>;
  readonly disableAfterMs: number;
}

/** Tells one event to one webhook and writes what came of it; its owner is told in the same commit when it is disabled. */
export const deliverWebhook =
  ({ store, clock, send, queueNotice, disableAfterMs }: DeliverDeps) =>
  async (claimed: ClaimedDelivery): Promise<void> => {
    const answer = await send(claimed, clock.now());
    const now = clock.now();
    await store.transaction(async (tx) => {
      if (!answer) return releaseDelivery(tx, claimed, now);
      const after = afterTry(answer, claimed.attempts - claimed.attemptsBefore, now);
      const ours = await settleDelivery(tx, claimed, after, answer, now);
      if (!ours || after.status === 'delivered') return;
      const webhook = await lockWebhook(tx, claimed.webhookId);
      if (!webhook) return;
      const then = afterFailure(webhook, answer, now, disableAfterMs);
      const disabled = then.status === 'disabled' && webhook.status !== 'disabled';
      const timesDisabled = webhook.timesDisabled + (disabled ? 1 : 0);
      writeFailure(tx, webhook.id, then, timesDisabled);
      if (disabled)
        await queueNotice(tx, {
          ...webhookDisabled.filled({
            webhookId: webhook.id,
            name: webhook.name,
            url: webhook.url,
            ...reasonAndSince(then, now),
          }),
          subjectId: webhook.id,
          subjectCode: webhook.id,
          subjectVersion: timesDisabled,
          locale: 'vi',
          traceparent: null,
          channels: ['email'],
        });
    });
  };

const reasonAndSince = (
  { lastReason, failingSince }: { lastReason: string; failingSince: Date | null },
  now: Date,
) => ({
  reason: lastReason,
  since: failingSince ?? now,
});

/** Forgets what is older than can be sent again. */
export const forgetWebhookEvents =
  ({ clock }: Pick<Deps, 'clock'>) =>
  (tx: Tx, limit: number): Promise<number> =>
    forgetEvents(tx, new Date(clock.now().getTime() - keptDays * 86_400_000), limit);
