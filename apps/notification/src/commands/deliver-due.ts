import { announceMessage } from '../announce';
import type { Attempt, Message } from '../domain/message';
import { afterAttempt } from '../domain/message';
import { writeBounced } from '../store/addresses';
import type { Claimed } from '../store/messages';
import { claimDue, insertMessage, settle } from '../store/messages';
import type { Deps } from './deps';

export type { Claimed };

/** What a try came to, and to whom it went, masked. */
export interface Tried {
  readonly attempt: Attempt;
  readonly recipientMasked: string | null;
  /** Keyed hash of where it went. */
  readonly addressHash: string | null;
}

/** Renders a message for its citizen and hands it to the channel's provider. */
export type Send = (message: Message, traceparent: string | null) => Promise<Tried>;

/** Longer than the longest try: a message comes back only when the process that took it is gone. */
const leaseMs = 60_000;

/** Takes up to `limit` due messages. They are this process's until their lease ends. */
export const claimMessages =
  ({ store, clock }: Deps) =>
  (limit: number): Promise<Claimed[]> => {
    const now = clock.now();
    return store.transaction((tx) => claimDue(tx, now, new Date(now.getTime() + leaseMs), limit));
  };

/** Sends one taken message and writes what came of it, with its event in the same commit. */
export const deliverMessage =
  ({ store, clock, newId, send }: Deps & { send: Send }) =>
  async ({ message, traceparent }: Claimed): Promise<void> => {
    const { attempt, recipientMasked, addressHash } = await send(message, traceparent);
    const now = clock.now();
    const after = afterAttempt(attempt, message.attempts, now);
    await store.transaction(async (tx) => {
      const waited = await settle(tx, message, {
        status: after.status,
        reason: after.reason,
        dueAt: after.status === 'queued' ? after.dueAt : null,
        sentAt: attempt.outcome === 'accepted' ? now : null,
        providerMessageId: attempt.outcome === 'accepted' ? attempt.providerMessageId : null,
        provider: providerAfter(attempt, message),
        recipientMasked,
        addressHash,
        counts: attempt.outcome !== 'deferred',
      });
      if (waited && attempt.outcome === 'elsewhere')
        await insertMessage(tx, {
          ...message,
          id: newId(),
          channel: attempt.channel,
          queuedAt: now,
          dueAt: now,
          traceparent,
        });
      if (attempt.outcome === 'rejected' && attempt.gone && addressHash)
        await writeBounced(tx, message.channel, addressHash, now);
      if (waited && after.status !== 'queued')
        await announceMessage(tx, after.status, message, after.reason, now, newId());
    });
  };

/** Who has it, or may have it, after a try. Whose turn had not come leaves it where it was. */
const providerAfter = (attempt: Attempt, message: Message): string | null => {
  if (attempt.outcome === 'accepted' || attempt.outcome === 'failed') return attempt.provider;
  return attempt.outcome === 'deferred' ? message.provider : null;
};
