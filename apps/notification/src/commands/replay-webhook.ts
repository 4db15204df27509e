import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import { deliveryNotFound, webhookNotFound } from '../domain/refusals';
import { replayMany, replayOne } from '../store/webhook-deliveries';
import { lockWebhook } from '../store/webhooks';
import type { Deps } from './deps';

/** What is to be sent again: one delivery, or what happened in a time. */
export type Replay =
  { readonly deliveryId: string } | { readonly from: Date; readonly to: Date; readonly onlyFailed: boolean };

/** Sends again under the same ids: who has them already knows them. How many. Refused: WEBHOOK_NOT_FOUND, DELIVERY_NOT_FOUND. */
export const replayWebhook =
  ({ store, clock }: Pick<Deps, 'store' | 'clock'>) =>
  (webhookId: string, replay: Replay, call: CallContext): Promise<number> =>
    store.once(
      {
        command: 'ReplayWebhook',
        key: call.idempotencyKey,
        fingerprint: fingerprint({ webhookId, replay }),
        caller: call.caller.id,
      },
      async (tx) => {
        if (!(await lockWebhook(tx, webhookId))) throw webhookNotFound();
        const now = clock.now();
        if (!('deliveryId' in replay)) return replayMany(tx, webhookId, now, replay.from, replay.to, replay.onlyFailed);
        const replayed = await replayOne(tx, webhookId, now, replay.deliveryId);
        if (!replayed) throw deliveryNotFound();
        return replayed;
      },
    );
