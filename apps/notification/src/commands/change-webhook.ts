import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { tooManyWebhooks, webhookChanged, webhookNotFound } from '../domain/refusals';
import type { Webhook, WebhookPlan } from '../domain/webhook';
import { mostWebhooks, secretOverlapMs } from '../domain/webhook';
import { hastenDeliveries } from '../store/webhook-deliveries';
import { insertWebhook, lockWebhook, removeWebhook, writeActive, writeNewSecret, writePlan } from '../store/webhooks';
import type { Deps } from './deps';

const keyOf = (command: string, asked: unknown, { idempotencyKey, caller }: CallContext) => ({
  command,
  key: idempotencyKey,
  fingerprint: fingerprint(asked),
  caller: caller.id,
});

const lockedWebhook = async (tx: Tx, id: string): Promise<Webhook> => {
  const webhook = await lockWebhook(tx, id);
  if (!webhook) throw webhookNotFound();
  return webhook;
};

/** A new webhook; its id. Refused: TOO_MANY_WEBHOOKS. */
export const createWebhook =
  ({ store, clock, newId }: Deps) =>
  (plan: WebhookPlan, call: CallContext): Promise<string> =>
    store.once(keyOf('CreateWebhook', plan, call), async (tx) => {
      const id = newId();
      if (!(await insertWebhook(tx, id, plan, call.caller.id, clock.now(), mostWebhooks)))
        throw tooManyWebhooks(mostWebhooks);
      return id;
    });

/** Where and of what it is told from now on; tried again at once. Refused: WEBHOOK_NOT_FOUND, VERSION_CONFLICT. */
export const updateWebhook =
  ({ store }: Pick<Deps, 'store'>) =>
  (id: string, expectedVersion: number, plan: WebhookPlan, call: CallContext): Promise<void> =>
    store.once(keyOf('UpdateWebhook', { id, expectedVersion, plan }, call), async (tx) => {
      const { version } = await lockedWebhook(tx, id);
      if (version !== expectedVersion) throw webhookChanged(version);
      writePlan(tx, id, plan);
    });

/** Pauses it, or wakes it: what has waited goes out, all tries before it. Refused: WEBHOOK_NOT_FOUND. */
export const setWebhookActive =
  ({ store, clock }: Pick<Deps, 'store' | 'clock'>) =>
  (id: string, active: boolean, call: CallContext): Promise<void> =>
    store.once(keyOf('SetWebhookActive', { id, active }, call), async (tx) => {
      const { status } = await lockedWebhook(tx, id);
      if ((status === 'active') === active || (!active && status === 'disabled')) return;
      writeActive(tx, id, active ? 'active' : 'paused');
      if (active) hastenDeliveries(tx, id, clock.now());
    });

/** A new secret, the number of which it gives back; the one before signs as well for a day. Refused: WEBHOOK_NOT_FOUND. */
export const rotateSecret =
  ({ store, clock }: Pick<Deps, 'store' | 'clock'>) =>
  (id: string, call: CallContext): Promise<number> =>
    store.once(keyOf('RotateWebhookSecret', id, call), async (tx) => {
      const { secretNumber } = await lockedWebhook(tx, id);
      writeNewSecret(tx, id, new Date(clock.now().getTime() + secretOverlapMs));
      return secretNumber + 1;
    });

/** It, and what waited for it. A second time changes nothing. */
export const deleteWebhook =
  ({ store }: Pick<Deps, 'store'>) =>
  (id: string): Promise<void> =>
    store.transaction((tx) => Promise.resolve(removeWebhook(tx, id)));
