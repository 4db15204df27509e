import type { Handlers } from '@civicline/events';
import type { Tx } from '@civicline/store';

export interface CallHolds {
  readonly any: (callId: string) => Promise<boolean>;
  readonly release: (tx: Tx, callId: string) => Promise<void>;
}

/** A call is over: what was held for its caller, and not booked by then, is not needed any more. */
export const onCallEnded = ({ any, release }: CallHolds): Handlers => ({
  'civicline.call.ended.v1': {
    // Most calls book nothing.
    concerns: async ({ data: { call } }) => Boolean(call && (await any(call.callId))),
    effect: async ({ data: { call } }, tx) => {
      if (call) await release(tx, call.callId);
    },
  },
});
