import type { Logger } from '@civicline/service-kit';
import { inTrace } from '@civicline/service-kit';
import { loop } from '@civicline/store';
import type { Claimed } from '../commands/deliver-due';

export interface DeliverOptions {
  readonly claim: (limit: number) => Promise<Claimed[]>;
  readonly deliver: (claimed: Claimed) => Promise<void>;
  readonly atOnce: number;
  readonly log: Logger;
}

/** Looks for due messages when one was queued, and every second for those whose next try has come. */
export const deliverDue = ({ claim, deliver, atOnce, log }: DeliverOptions) =>
  loop({
    name: 'deliver due messages',
    everyMs: 1_000,
    log,
    work: async () => {
      const claimed = await claim(atOnce);
      const results = await Promise.allSettled(
        claimed.map((one) => inTrace(one.traceparent, `deliver ${one.message.channel}`, () => deliver(one))),
      );
      for (const result of results)
        if (result.status === 'rejected') log.warn({ err: result.reason as unknown }, 'a try was not written down');
      return claimed.length;
    },
  });
