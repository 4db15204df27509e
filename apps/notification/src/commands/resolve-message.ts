import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import { announceResolved } from '../announce';
import type { Message, Resolution } from '../domain/message';
import { messageNotFailed, messageNotFound } from '../domain/refusals';
import { lockMessage, writeResolution } from '../store/messages';
import type { Deps } from './deps';

/** Writes how a failed message was dealt with. Refused: MESSAGE_NOT_FOUND, MESSAGE_NOT_FAILED. */
export const resolveMessage =
  ({ store, clock, newId }: Deps) =>
  (messageId: string, resolution: Resolution, call: CallContext): Promise<Message> =>
    store.once(
      {
        command: 'ResolveMessage',
        key: call.idempotencyKey,
        fingerprint: fingerprint({ messageId, resolution }),
        caller: call.caller.id,
      },
      async (tx) => {
        const message = await lockMessage(tx, messageId);
        if (!message) throw messageNotFound();
        if (message.status !== 'failed') throw messageNotFailed(message.status);
        if (message.resolution !== null) return message;
        const now = clock.now();
        await writeResolution(tx, messageId, resolution, call.caller.id, now);
        await announceResolved(tx, message, resolution, now, newId());
        return { ...message, resolution };
      },
    );
