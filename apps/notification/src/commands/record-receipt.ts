import type { Tx } from '@civicline/store';
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
  /** Which sending of it, where our id tells: staff may have sent it anew. */
  readonly round: number | null;
  readonly delivered: boolean;
  readonly providerCode: string;
  readonly at: Date;
}

/**
 * Takes a receipt. One that is unknown, repeated or late changes nothing: providers send all three. Whether its message is
 * known.
 */
export const takeReceipt =
  ({ newId }: Pick<Deps, 'newId'>) =>
  async (tx: Tx, receipt: Receipt): Promise<boolean> => {
    const message = await lockForReceipt(tx, receipt.channel, receipt.providerMessageId, receipt.messageId);
    if (!message) return false;
    // That an earlier sending failed is known: it was sent anew since.
    if (!receipt.delivered && receipt.round !== null && receipt.round < message.round) return true;
    const status = afterReceipt(message.status, receipt.delivered);
    if (status === message.status) return true;
    const reason = status === 'failed' ? `UNDELIVERED_${receipt.providerCode || 'UNKNOWN'}` : null;
    await writeReceipt(tx, message.id, status, reason, receipt.at);
    await announceMessage(tx, status === 'delivered' ? 'delivered' : 'failed', message, reason, receipt.at, newId());
    return true;
  };

/** The same, in a transaction of its own. */
export const recordReceipt =
  (deps: Deps) =>
  (receipt: Receipt): Promise<boolean> =>
    deps.store.transaction((tx) => takeReceipt(deps)(tx, receipt));
