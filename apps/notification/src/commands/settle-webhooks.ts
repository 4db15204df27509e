import type { Tx } from '@civicline/store';
import { webhookDisabled } from '../domain/texts/webhook-disabled';
import type { Webhook, WebhookAfter, WebhookAnswer } from '../domain/webhook';
import { afterTries, afterTry } from '../domain/webhook';
import type { ClaimedDelivery, EndedTry } from '../store/webhook-deliveries';
import { releaseDelivery, settleDeliveries } from '../store/webhook-deliveries';
import { lockTriedWebhooks, writeHealth } from '../store/webhooks';
import type { Deps } from './deps';
import type { Notice } from './queue-notice';

/** A try as it ended; without an answer when this process stopped meanwhile. */
export interface Tried {
  readonly claimed: ClaimedDelivery;
  readonly answer: WebhookAnswer | undefined;
}

interface SettleDeps extends Pick<Deps, 'store' | 'clock'> {
  readonly queueNotice: (tx: Tx, notice: Notice) => Promise<void>;
  readonly disableAfterMs: number;
}

const disabledNotice = (
  { id, name, url }: Webhook,
  { lastReason, failingSince }: WebhookAfter,
  times: number,
  now: Date,
) => ({
  ...webhookDisabled.filled({ webhookId: id, name, url, reason: lastReason, since: failingSince ?? now }),
  subjectId: id,
  subjectCode: id,
  subjectVersion: times,
  locale: 'vi' as const,
  traceparent: null,
  channels: ['email' as const],
});

/**
 * Writes what came of many tries at once, in a handful of statements however many they are; the owner of a webhook is told in
 * the same commit when it is disabled.
 */
export const settleWebhooks =
  ({ store, clock, queueNotice, disableAfterMs }: SettleDeps) =>
  (tried: readonly Tried[]): Promise<void> => {
    const now = clock.now();
    const ended = tried.flatMap(({ claimed, answer }): EndedTry[] =>
      answer ? [{ claimed, answer, after: afterTry(answer, claimed.attempts - claimed.attemptsBefore, now) }] : [],
    );
    return store.transaction(async (tx) => {
      for (const { claimed, answer } of tried) if (!answer) releaseDelivery(tx, claimed, now);
      if (!ended.length) return;
      const settled = await settleDeliveries(tx, ended, now);
      const ours = ended.filter(({ claimed }) => settled.has(claimed.id));
      const idsOf = (taken: boolean) => [
        ...new Set(ours.flatMap(({ claimed, answer }) => (!answer.reason === taken ? [claimed.webhookId] : []))),
      ];
      for (const webhook of await lockTriedWebhooks(tx, idsOf(false), idsOf(true))) {
        const answers = ours.flatMap(({ claimed, answer }) => (claimed.webhookId === webhook.id ? [answer] : []));
        const then = afterTries(webhook, answers, now, disableAfterMs);
        const disabled = then.status === 'disabled' && webhook.status !== 'disabled';
        const timesDisabled = webhook.timesDisabled + (disabled ? 1 : 0);
        writeHealth(tx, webhook.id, then, timesDisabled);
        if (disabled) await queueNotice(tx, disabledNotice(webhook, then, timesDisabled, now));
      }
    });
  };
