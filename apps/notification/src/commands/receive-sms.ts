import type { Locale } from '../domain/message';
import { insertInbound } from '../store/inbound';
import { localeToldIn } from '../store/told';
import type { Deps } from './deps';

/** A citizen's SMS as a provider brings it. */
export interface IncomingSms {
  readonly provider: string;
  readonly providerMessageId: string;
  /** E.164. */
  readonly from: string;
  readonly text: string;
}

interface ReceiveDeps extends Deps {
  readonly hashOf: (address: string) => string;
}

/** Keeps an SMS, once however often it is brought; it is dealt with right after. The answer will be in the language in which that number was told last. */
export const receiveSms =
  ({ store, clock, newId, hashOf }: ReceiveDeps) =>
  async (sms: IncomingSms): Promise<void> => {
    const addressHash = hashOf(sms.from);
    const locale: Locale = (await localeToldIn(store, addressHash)) ?? 'vi';
    await store.transaction((tx) =>
      insertInbound(tx, {
        id: newId(),
        provider: sms.provider,
        providerMessageId: sms.providerMessageId,
        phone: sms.from,
        text: sms.text,
        addressHash,
        locale,
        receivedAt: clock.now(),
      }),
    );
  };
