import type { scheduling } from '@civicline/contracts';
import type { CallContext, Calls, Clock } from '@civicline/service-kit';
import { callContext, isFault } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { FreeWindow, Ledger } from '../commands/deps';
import { windowFull, windowNotFound } from '../domain/refusals';

const purpose = 'call-back';
const dayMs = 86_400_000;
/** A week has a working day, whatever holidays there are; beyond it, whoever is there calls. */
const horizonMs = 7 * dayMs;

/** We ask on our own behalf; what is left of the caller's time goes along. */
const asUs = ({ deadline, signal, locale }: CallContext): CallContext => ({
  ...callContext({ caller: { role: 'system', id: 'call-intake' }, locale }),
  deadline,
  signal,
});

const windowOf = ({ id, start, end, free }: scheduling.Slot): FreeWindow => ({
  slotId: id,
  from: start ?? new Date(0),
  to: end ?? new Date(0),
  free,
});

const refused = (error: unknown): unknown => {
  if (!isRefusal(error)) return error;
  if (error.reason === 'SLOT_FULL') return windowFull((error.details['alternatives'] ?? []) as unknown[]);
  return error.reason.startsWith('SLOT_') ? windowNotFound() : error;
};

const empty = { vi: '', en: '' };

/** Scheduling's ledger, as far as call-backs need it. */
export const ledgerOf = (backend: Calls<scheduling.SchedulingServiceService>, clock: Clock): Ledger => {
  const windows = async (from: Date, to: Date, includeFull: boolean, call: CallContext) =>
    (await backend.listWindows({ purpose, from, to, includeFull }, asUs(call))).windows.map(windowOf);
  return {
    windows: (from, to, call) => windows(from, to, false, call),
    nextWindow: async (call) => {
      const now = clock.now();
      const until = new Date(now.getTime() + horizonMs);
      // Without the ledger a call is tried again tomorrow at this hour.
      const ahead = await windows(now, until, true, call).catch(() => []);
      return ahead[0]?.from ?? new Date(now.getTime() + dayMs);
    },
    take: async (slotId, placeId, call) => {
      try {
        const { window } = await backend.takePlace({ slotId, purpose, promiseId: placeId }, asUs(call));
        if (!window) throw new Error('a place without a window');
        return windowOf(window);
      } catch (error) {
        throw refused(error);
      }
    },
    giveBack: async (placeId, call) => {
      await backend.giveBackPlace({ promiseId: placeId }, asUs(call));
    },
    visits: async (number, call) => {
      try {
        const { appointments } = await backend.listVisitsOf({ phone: number }, asUs(call));
        return appointments.map(({ code, slot, procedureName, officeName }) => ({
          code,
          start: slot?.start ?? new Date(0),
          procedureName: procedureName ?? empty,
          officeName: officeName ?? empty,
        }));
      } catch (error) {
        // Who is calling is known here; a history without visits is better than none.
        if (isFault(error)) return [];
        throw error;
      }
    },
  };
};
