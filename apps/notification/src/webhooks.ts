import type { EventLog } from '@civicline/events';
import { consume } from '@civicline/events';
import type { Logger, Part } from '@civicline/service-kit';
import { part } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';
import { postWebhooks } from './channels/post-webhook';
import { addressGuard } from './channels/public-address';
import { webhookSecrets } from './channels/sign-webhook';
import { createWebhook, deleteWebhook, rotateSecret, setWebhookActive, updateWebhook } from './commands/change-webhook';
import type { ClaimedDelivery } from './commands/deliver-webhook';
import { claimWebhooks, forgetWebhookEvents, isAskedFor, queueEvent } from './commands/deliver-webhook';
import type { Deps } from './commands/deps';
import type { Notice } from './commands/queue-notice';
import { replayWebhook } from './commands/replay-webhook';
import type { Tried } from './commands/settle-webhooks';
import { settleWebhooks } from './commands/settle-webhooks';
import { onAnyEvent } from './consumers/on-any-event';
import type { WebhookUseCases } from './grpc/webhook-handlers';
import { deliveryPage, listedWebhooks, oneDelivery, oneWebhook } from './queries/webhooks';
import { deliverWebhooks } from './timers/deliver-webhooks';

interface WebhookGear extends Deps {
  readonly store: Store;
  readonly events: EventLog;
  readonly log: Logger;
  readonly stopping: AbortSignal;
  readonly queueNotice: (tx: Tx, notice: Notice) => Promise<void>;
  readonly isOffice: WebhookUseCases['isOffice'];
  readonly settings: {
    readonly webhookKey: string;
    readonly webhookTimeoutMs: number;
    readonly webhookDisableAfterMs: number;
    readonly webhookLanes: number;
    readonly webhookPrivateNetworks: string;
  };
}

/** The part of the map that tells other systems of events: its parts, in the order in which they start, and what it answers. */
export const openWebhooks = ({ events, log, stopping, queueNotice, isOffice, settings, ...deps }: WebhookGear) => {
  const { store, clock } = deps;
  const guard = addressGuard(settings.webhookPrivateNetworks);
  const secrets = webhookSecrets(settings.webhookKey);
  const { post, close } = postWebhooks(guard, settings.webhookTimeoutMs, stopping);

  const send = async (claimed: ClaimedDelivery): Promise<Tried> => {
    const { webhookId, url, eventId, body, secretNumber, previousSecretUntil } = claimed;
    const now = clock.now();
    const seconds = Math.floor(now.getTime() / 1_000);
    const both = previousSecretUntil !== null && previousSecretUntil > now;
    const numbers = both ? [secretNumber, secretNumber - 1] : [secretNumber];
    const answer = await post({
      url,
      body,
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'user-agent': 'civicline-webhooks',
        'webhook-id': eventId,
        'webhook-timestamp': String(seconds),
        'webhook-signature': secrets.sign(webhookId, numbers, eventId, seconds, body),
      },
    });
    return { claimed, answer };
  };

  const sending = deliverWebhooks({
    claim: claimWebhooks(deps, settings.webhookLanes),
    send,
    settle: settleWebhooks({ store, clock, queueNotice, disableAfterMs: settings.webhookDisableAfterMs }),
    log,
  });
  const wakeAfter =
    <A extends unknown[], R>(act: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      const result = await act(...given);
      sending.wake();
      return result;
    };
  const queue = queueEvent(deps);

  const cases: Omit<WebhookUseCases, 'now'> = {
    createWebhook: createWebhook(deps),
    updateWebhook: wakeAfter(updateWebhook(deps)),
    deleteWebhook: deleteWebhook(deps),
    setWebhookActive: wakeAfter(setWebhookActive(deps)),
    rotateSecret: rotateSecret(deps),
    replayWebhook: wakeAfter(replayWebhook(deps)),
    webhook: oneWebhook(store),
    webhooks: listedWebhooks(store),
    deliveries: deliveryPage(store),
    delivery: oneDelivery(store),
    addressFault: async (url) => {
      const { protocol, hostname } = new URL(url);
      const standing = await guard.hostStanding(hostname);
      if (!standing) return 'unknown_host';
      if (standing === 'private') return 'private_address';
      return protocol === 'http:' && standing !== 'allowed' ? 'https_only' : undefined;
    },
    isOffice,
    secretOf: secrets.secretOf,
  };
  const parts: Part[] = [
    part({ name: 'webhook connections', stop: () => Promise.resolve(close()) }),
    sending,
    consume({
      store,
      log: events,
      group: 'notification-webhooks',
      handlers: onAnyEvent({
        isAskedFor: isAskedFor(deps),
        queue: async (tx, event, offices) => {
          if (await queue(tx, event, offices)) tx.afterCommit(() => sending.wake());
        },
      }),
      logger: log,
    }),
    timer({ store, log, name: 'forget told events', everyMs: 3_600_000, takeDue: forgetWebhookEvents(deps) }),
  ];
  return { parts, cases };
};
