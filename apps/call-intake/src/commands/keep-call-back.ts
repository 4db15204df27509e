import { localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { announceCallBack } from '../announce';
import type { AttemptResult, CallBack } from '../domain/call-back';
import { attempt, cancel, isOpen, reschedule, settle } from '../domain/call-back';
import type { Call } from '../domain/call';
import {
  agentBusy,
  agentNotFound,
  callBackEnded,
  callBackNotFound,
  callBackTaken,
  callNotFound,
} from '../domain/refusals';
import { agentById, extensionOf, lockSeats } from '../store/agents';
import {
  callBackByCode,
  forsakenAttempts,
  lockCallBack,
  placeGivenBack,
  placesToGiveBack,
  updateCallBack,
} from '../store/call-backs';
import { callById, lockCall } from '../store/calls';
import { announceSettled, giveUp, reachedByCalling } from './after-calls';
import { ask } from './carry-out';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { hear } from './hear';
import { keep, takePlace } from './promise-call-back';

/** Which call-back is meant: by id for staff, by code and number for the citizen. */
export interface Which {
  readonly id: string;
  readonly code: string;
  /** The number that proves it; not asked of staff. */
  readonly number: string;
}

/** Refuses CALL_BACK_NOT_FOUND, also when the proof is wrong. */
const locked = async (tx: Tx, { id, code, number }: Which): Promise<CallBack> => {
  const named = code ? await callBackByCode(tx, code) : undefined;
  const callBack = await lockCallBack(tx, named?.id ?? (id || '00000000-0000-0000-0000-000000000000'));
  if (!callBack || (code && callBack.number !== number)) throw callBackNotFound();
  return callBack;
};

const mustBeOpen = (callBack: CallBack) => {
  if (!isOpen(callBack)) throw callBackEnded(callBack.status);
};

/**
 * The agent takes a due call-back: the agent's telephone rings, then the citizen's, which sees the hotline's number. Refuses
 * CALL_BACK_NOT_FOUND, CALL_BACK_ENDED, CALL_BACK_TAKEN, AGENT_NOT_FOUND, AGENT_BUSY.
 */
export const attemptCallBack =
  (deps: Deps) =>
  async (id: string, context: CallContext): Promise<{ callBack: CallBack; call: Call }> => {
    const agentId = context.caller.id;
    const { callBack, callId } = await deps.store.once(onceKey('AttemptCallBack', { id }, context), async (tx) => {
      const before = await locked(tx, { id, code: '', number: '' });
      mustBeOpen(before);
      if (before.status === 'attempting') throw callBackTaken();
      const seat = (await lockSeats(tx, [], [agentId])).get(agentId);
      if (!seat) throw agentNotFound();
      if (seat.callId) throw agentBusy();
      const now = deps.clock.now();
      const source = deps.outbound;
      const sourceId = `${before.id}:${before.attempts.length + 1}`;
      const { number, locale } = before;
      const said = { at: now, origin: 'desk' } as const;
      const [outcome] = await hear(deps, tx, [
        {
          source,
          sourceId,
          event: { ...said, id: 'call-back', kind: 'new_call', direction: 'outbound', number, locale, dialled: number },
          callBackId: before.id,
          recordId: before.recordId,
        },
        { source, sourceId, event: { ...said, id: 'agent', kind: 'answered', agentId } },
      ]);
      const made = outcome?.callId ?? '';
      const tried = attempt(before, agentId, made, now);
      updateCallBack(tx, tried);
      const to = { target: `tel:${number}`, shows: deps.hotline, extension: await extensionOf(tx, agentId) };
      ask(deps, tx, { id: made, source, sourceId }, 'originate', to);
      return { callBack: tried, callId: made };
    });
    const call = await callById(deps.store, callId);
    if (!call) throw callNotFound();
    return { callBack, call };
  };

/** Whether an agent has this caller on the line, or has just had. */
const speaksWith = async ({ clock }: Deps, tx: Tx, agentId: string, number: string): Promise<boolean> => {
  const agent = await agentById(tx, agentId, localDay(clock.now()));
  const call = agent?.callId ? await callById(tx, agent.callId) : undefined;
  return call !== undefined && call.answeredAt !== null && call.number === number;
};

/**
 * What an attempt came to. Whoever calls before somebody has tried is told at once: the agent who speaks with them says so.
 * Refuses CALL_BACK_NOT_FOUND, CALL_BACK_ENDED.
 */
export const settleCallBack =
  (deps: Deps) =>
  async (id: string, result: AttemptResult, context: CallContext): Promise<CallBack> => {
    const nextWindow = await deps.ledger.nextWindow(context);
    return deps.store.once(onceKey('SettleCallBack', { id, result }, context), async (tx) => {
      const before = await locked(tx, { id, code: '', number: '' });
      const now = deps.clock.now();
      const { id: agentId } = context.caller;
      if (before.status === 'due' && result === 'reached' && (await speaksWith(deps, tx, agentId, before.number)))
        return reachedByCalling(deps, tx, before, agentId, now);
      if (before.status !== 'attempting') throw callBackEnded(before.status);
      const settled = settle(before, result, now, nextWindow);
      updateCallBack(tx, settled);
      await announceSettled(deps, tx, settled, now);
      const tried = result === 'reached' ? undefined : await lockCall(tx, before.attempts.at(-1)?.callId ?? '');
      if (tried && !tried.hungUpAt) {
        const event = { id: `settled:${result}`, kind: 'hung_up', at: now, origin: 'desk', detail: 'agent' } as const;
        await hear(deps, tx, [{ source: tried.source, sourceId: tried.sourceId, event }]);
        ask(deps, tx, tried, 'hang_up', {});
      }
      return settled;
    });
  };

/** Another window. Refuses CALL_BACK_NOT_FOUND, CALL_BACK_ENDED, CALL_BACK_TAKEN, WINDOW_FULL, WINDOW_NOT_FOUND. */
export const rescheduleCallBack =
  (deps: Deps) =>
  async (which: Which, slotId: string, context: CallContext): Promise<CallBack> => {
    // Whoever cannot prove that it is theirs takes no place.
    await deps.store.transaction(async (tx) => mustBeOpen(await locked(tx, which)));
    const { placeId, window } = await takePlace(deps, 'RescheduleCallBack', slotId, context);
    return deps.store.once(onceKey('RescheduleCallBack', { which, slotId }, context), async (tx) => {
      const before = await locked(tx, which);
      mustBeOpen(before);
      if (before.status === 'attempting') throw callBackTaken();
      const now = deps.clock.now();
      await keep(tx, placeId);
      giveUp(tx, before, now);
      const moved = reschedule(before, window, placeId);
      updateCallBack(tx, moved);
      await announceCallBack(tx, 'rescheduled', moved, now, deps.newId);
      return moved;
    });
  };

/** Refuses CALL_BACK_NOT_FOUND, CALL_BACK_ENDED. */
export const cancelCallBack =
  (deps: Deps) =>
  (which: Which, context: CallContext): Promise<CallBack> =>
    deps.store.once(onceKey('CancelCallBack', which, context), async (tx) => {
      const before = await locked(tx, which);
      mustBeOpen(before);
      const now = deps.clock.now();
      const cancelled = cancel(before, now);
      giveUp(tx, before, now);
      updateCallBack(tx, cancelled);
      await announceCallBack(tx, 'cancelled', cancelled, now, deps.newId);
      return cancelled;
    });

/** Attempts whose call is over and of which nobody said what they came to: they are tried again. */
export const resumeForsaken =
  (deps: Deps) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = deps.clock.now();
    const forsaken = await forsakenAttempts(tx, limit);
    for (const callBack of forsaken) updateCallBack(tx, settle(callBack, 'failed', now, now));
    return forsaken.length;
  };

const againMs = 30_000;

/** Gives places back that were claimed and never kept, or are not needed any more. Returns how many. */
export const giveBackPlaces = (deps: Deps, call: () => CallContext) => async (): Promise<number> => {
  const now = deps.clock.now();
  const again = new Date(now.getTime() + againMs);
  const places = await deps.store.transaction((tx) => placesToGiveBack(tx, now, again, 50));
  for (const placeId of places) {
    await deps.ledger.giveBack(placeId, call());
    await deps.store.transaction(async (tx) => placeGivenBack(tx, placeId));
  }
  return places.length;
};
