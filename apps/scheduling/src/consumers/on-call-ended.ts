import type { intake } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { Tx } from '@civicline/store';

/** A call is over: what was held for its caller, and not booked by then, is not needed any more. */
export const onCallEnded = (release: (tx: Tx, callId: string) => Promise<void>) => ({
  'civicline.call.ended.v1': async ({ data: { call } }: DomainEvent<intake.CallEnded>, tx: Tx): Promise<void> => {
    if (call) await release(tx, call.callId);
  },
});
