import { announceMessage } from '../announce';
import { afterReceipt } from '../domain/message';
import type { Returned } from '../domain/returned';
import { writeBounced, writeStopped } from '../store/addresses';
import { addressOf, lockMessage, writeReceipt } from '../store/messages';
import type { Deps } from './deps';

/** Which sending of which message. */
export interface ReturnedMessage {
  readonly messageId: string;
  readonly round: number;
}

/**
 * Takes what a mail server says of a message: delivered, or come back, which is a failed message and work for somebody. An
 * address where nobody is any more is not written to again. A second time changes nothing.
 */
export const recordReturn =
  ({ store, clock, newId }: Deps) =>
  ({ messageId, round }: ReturnedMessage, returned: Returned): Promise<void> =>
    store.transaction(async (tx) => {
      if (returned.kind === 'nothing') return;
      const message = await lockMessage(tx, messageId);
      if (message?.channel !== 'email') return;
      const now = clock.now();
      const address = await addressOf(tx, messageId);
      if (returned.kind === 'failed' && returned.gone && address) await writeBounced(tx, 'email', address, now);
      // That an earlier sending came back is known: it was sent anew since.
      if (round < message.round) return;
      const status = afterReceipt(message.status, returned.kind === 'delivered');
      if (status === message.status) return;
      const reason = returned.kind === 'failed' ? `BOUNCED_${returned.status}` : null;
      await writeReceipt(tx, message.id, status, reason, now);
      await announceMessage(tx, status === 'delivered' ? 'delivered' : 'failed', message, reason, now, newId());
    });

/** Who asks by e-mail for no more gets no more of what `mayBeStopped`: the mail that they had tells which address it is. */
export const stopMail =
  ({ store, clock }: Deps) =>
  ({ messageId }: ReturnedMessage): Promise<void> =>
    store.transaction(async (tx) => {
      const address = await addressOf(tx, messageId);
      if (address) await writeStopped(tx, 'email', address, clock.now());
    });
