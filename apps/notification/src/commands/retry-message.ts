import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { Message } from '../domain/message';
import { messageNotFailed, messageNotFound } from '../domain/refusals';
import { lockMessage, requeue } from '../store/messages';
import type { Deps } from './deps';

/** Queues a failed message again, with all its tries before it. Refused: MESSAGE_NOT_FOUND, MESSAGE_NOT_FAILED. */
export const retryMessage =
  ({ store, clock }: Deps) =>
  (messageId: string, call: CallContext): Promise<Message> =>
    store.once(
      {
        command: 'RetryMessage',
        key: call.idempotencyKey,
        fingerprint: fingerprint({ messageId }),
        caller: call.caller.id,
      },
      async (tx) => {
        const message = await lockMessage(tx, messageId);
        if (!message) throw messageNotFound();
        if (message.status !== 'failed') throw messageNotFailed(message.status);
        await requeue(tx, messageId, clock.now());
        return { ...message, status: 'queued' as const, attempts: 0, reason: null, resolution: null };
      },
    );
