import { announceMessage } from '../announce';
import type { Channel } from '../domain/message';
import { afterReceipt } from '../domain/message';
import { lockForReceipt, writeReceipt } from '../store/messages';
import type { Deps } from './deps';

/** What a provider says became of a message. */
export interface Receipt {
  readonly channel: Channel;
  readonly providerMessageId: string;
  readonly messageId: string | null;
  readonly delivered: boolean;
  readonly providerCode: string;
  readonly at: Date;
}

/** Takes a receipt. One that is unknown, repeated or late changes nothing: providers send all three. */
export const recordReceipt =
  ({ store, newId }: Deps) =>
  (receipt: Receipt): Promise<void> =>
    store.transaction(async (tx) => {
      const message = await lockForReceipt(tx, receipt.channel, receipt.providerMessageId, receipt.messageId);
      if (!message) return;
      const status = afterReceipt(message.status, receipt.delivered);
      if (status === message.status) return;
      const reason = status === 'failed' ? `UNDELIVERED_${receipt.providerCode || 'UNKNOWN'}` : null;
      await writeReceipt(tx, message.id, status, reason, receipt.at);
      await announceMessage(tx, status === 'delivered' ? 'delivered' : 'failed', message, reason, receipt.at, newId());
    });
