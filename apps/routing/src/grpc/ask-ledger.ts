import type { scheduling } from '@civicline/contracts';
import type { CallContext, Calls } from '@civicline/service-kit';
import type { Ledger, PostWindow } from '../commands/deps';

/** What scheduling calls the windows in which post offices come. */
const purpose = 'post';

/** We ask on our own behalf: whom a place is promised to is ours to answer for. */
const asUs = (call: CallContext): CallContext => ({ ...call, caller: { role: 'system', id: 'routing' } });

const windowOf = ({ id, officeId, start, end, free }: scheduling.Slot): PostWindow => {
  if (!start || !end) throw new Error(`window ${id} has no time`);
  return { slotId: id, postOfficeId: officeId, from: start, to: end, free };
};

/** Scheduling's ledger, as far as post needs it. */
export const askLedger = (calls: Calls<scheduling.SchedulingServiceService>): Ledger => ({
  windows: async (from, to, call) =>
    (await calls.listWindows({ purpose, from, to, includeFull: false }, asUs(call))).windows.map(windowOf),
  take: async (slotId, placeId, call) => {
    const { window } = await calls.takePlace({ slotId, purpose, promiseId: placeId }, asUs(call));
    if (!window) throw new Error('a place without a window');
    return windowOf(window);
  },
  giveBack: async (placeId, call) => {
    await calls.giveBackPlace({ promiseId: placeId }, asUs(call));
  },
});
