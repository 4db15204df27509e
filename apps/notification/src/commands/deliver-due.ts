import { announceMessage } from '../announce';
import type { Attempt, Message } from '../domain/message';
import { afterAttempt } from '../domain/message';
import type { Claimed } from '../store/messages';
import { claimDue, settle } from '../store/messages';
import type { Deps } from './deps';

export type { Claimed };

/** What a try came to, and to whom it went, masked. */
export interface Tried {
  readonly attempt: Attempt;
  readonly recipientMasked: string | null;
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
    const { attempt, recipientMasked } = await send(message, traceparent);
    const after = afterAttempt(attempt, message.attempts);
    const now = clock.now();
    await store.transaction(async (tx) => {
      const waited = await settle(tx, message.id, {
        status: after.status,
        reason: after.reason,
        dueAt: after.status === 'queued' ? new Date(now.getTime() + after.retryInMs) : null,
        sentAt: attempt.outcome === 'accepted' ? now : null,
        providerMessageId: attempt.outcome === 'accepted' ? attempt.providerMessageId : null,
        recipientMasked,
      });
      if (waited && after.status !== 'queued')
        await announceMessage(tx, after.status, message, after.reason, now, newId());
    });
  };
