import type { Logger } from '@civicline/service-kit';
import { loop } from '@civicline/store';
import type { Inbound } from '../commands/handle-inbound';

interface HandleOptions {
  readonly claim: (limit: number) => Promise<Inbound[]>;
  readonly handle: (sms: Inbound) => Promise<void>;
  readonly log: Logger;
}

const atOnce = 8;

/** Deals with what citizens wrote, when it comes in, and every second with what could not be dealt with before. */
export const handleDueSms = ({ claim, handle, log }: HandleOptions) =>
  loop({
    name: 'deal with SMS from citizens',
    everyMs: 1_000,
    log,
    work: async () => {
      const claimed = await claim(atOnce);
      for (const result of await Promise.allSettled(claimed.map(handle)))
        if (result.status === 'rejected') log.warn({ err: result.reason as unknown }, 'an SMS was not noted as done');
      return claimed.length;
    },
  });
